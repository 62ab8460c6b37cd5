import type { Widgets } from "@openai/chatkit";
import type { CSSProperties } from "react";
import { cssColor } from "./colors";

type BoxProps = Partial<Omit<Widgets.Box, "type" | "children" | "key" | "id">>;

const RADIUS: Readonly<Record<string, string>> = {
  none: "0",
  "2xs": "2px",
  xs: "4px",
  sm: "6px",
  md: "8px",
  lg: "10px",
  xl: "12px",
  "2xl": "16px",
  "3xl": "20px",
  "4xl": "24px",
  full: "9999px",
  "100%": "100%",
};

const ALIGN: Readonly<Record<string, string>> = { start: "flex-start", end: "flex-end" };
const JUSTIFY: Readonly<Record<string, string>> = {
  ...ALIGN,
  between: "space-between",
  around: "space-around",
  evenly: "space-evenly",
};

/** A length: a number counts units of space, a text is CSS. */
export function space(value: unknown): string | undefined {
  if (typeof value === "number") return `calc(var(--u) * ${value})`;
  return typeof value === "string" ? value : undefined;
}

/** A size: a number counts pixels, a text is CSS. */
export function pixels(value: unknown): string | undefined {
  if (typeof value === "number") return `${value}px`;
  return typeof value === "string" ? value : undefined;
}

/** How a container lays its children out and looks. */
export function boxStyle(box: BoxProps): CSSProperties {
  return defined({
    ...blockStyle(box),
    alignItems: box.align && (ALIGN[box.align] ?? box.align),
    justifyContent: box.justify && (JUSTIFY[box.justify] ?? box.justify),
    flexWrap: box.wrap,
    gap: space(box.gap),
    ...sides("padding", box.padding),
    ...borders(box.border),
    background: cssColor(box.background, "background"),
  });
}

type BlockProps = Partial<
  Pick<
    Widgets.Box,
    keyof BoxProps & (`${string}${"eight" | "idth" | "ize"}` | "aspectRatio" | "radius" | "margin" | "flex")
  >
>;

/** How large something is, and where. */
export function blockStyle(block: BlockProps): CSSProperties {
  return defined({
    flex: block.flex,
    width: pixels(block.width ?? block.size),
    height: pixels(block.height ?? block.size),
    minWidth: pixels(block.minWidth ?? block.minSize),
    minHeight: pixels(block.minHeight ?? block.minSize),
    maxWidth: pixels(block.maxWidth ?? block.maxSize),
    maxHeight: pixels(block.maxHeight ?? block.maxSize),
    aspectRatio: block.aspectRatio,
    borderRadius: block.radius && RADIUS[block.radius],
    ...sides("margin", block.margin),
  });
}

/** Space at the sides, as one value for all or by side; `x` and `y` stand for two, left and right are the reader's. */
export function sides(property: "padding" | "margin", value: unknown): CSSProperties {
  if (typeof value !== "object" || value === null) return defined({ [property]: space(value) });
  const given = value as Record<string, unknown>;
  return defined({
    [`${property}BlockStart`]: space(given.top ?? given.y),
    [`${property}BlockEnd`]: space(given.bottom ?? given.y),
    [`${property}InlineStart`]: space(given.left ?? given.x),
    [`${property}InlineEnd`]: space(given.right ?? given.x),
  });
}

export function borders(border: unknown): CSSProperties {
  if (typeof border === "number" || isBorder(border)) return defined({ border: line(border) });
  if (typeof border !== "object" || border === null) return {};
  const given = border as Record<string, unknown>;
  return defined({
    borderBlockStart: line(given.top ?? given.y),
    borderBlockEnd: line(given.bottom ?? given.y),
    borderInlineStart: line(given.left ?? given.x),
    borderInlineEnd: line(given.right ?? given.x),
  });
}

function line(border: unknown): string | undefined {
  if (typeof border === "number") return `${border}px solid var(--line)`;
  if (!isBorder(border)) return undefined;
  return `${border.size}px ${border.style ?? "solid"} ${cssColor(border.color, "border") ?? "var(--line)"}`;
}

function isBorder(value: unknown): value is { size: number; style?: string; color?: unknown } {
  return typeof value === "object" && value !== null && typeof (value as { size?: unknown }).size === "number";
}

/** Without what is not set, so that the style sheets' own values hold. */
function defined(style: Record<string, string | number | null | undefined>): CSSProperties {
  return Object.fromEntries(Object.entries(style).filter(([, value]) => value !== undefined && value !== null));
}
