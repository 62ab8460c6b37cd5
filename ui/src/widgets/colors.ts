/** What a color is for: each use has words of its own. */
type Use = "text" | "background" | "border" | "chart";

const WORDS: Readonly<Record<Use, Readonly<Record<string, string>>>> = {
  text: {
    prose: "var(--text)",
    primary: "var(--text)",
    emphasis: "var(--text)",
    secondary: "var(--text-2)",
    tertiary: "var(--text-3)",
    success: "var(--success)",
    warning: "var(--warning)",
    danger: "var(--danger)",
  },
  background: {
    surface: "var(--surface)",
    "surface-secondary": "var(--surface-2)",
    "surface-tertiary": "var(--surface-3)",
    "surface-elevated": "var(--raised)",
    "surface-elevated-secondary": "var(--surface-2)",
  },
  border: { default: "var(--line)", subtle: "var(--line)", strong: "var(--line-strong)" },
  chart: {
    blue: "var(--hue-blue)",
    purple: "var(--hue-purple)",
    orange: "var(--hue-orange)",
    green: "var(--hue-green)",
    red: "var(--hue-red)",
    yellow: "var(--hue-yellow)",
    pink: "var(--hue-pink)",
  },
};

// Hue and strength of the primitive colors.
const HUES: Readonly<Record<string, readonly [number, number]>> = {
  red: [27, 0.2],
  orange: [55, 0.17],
  yellow: [92, 0.16],
  green: [150, 0.16],
  blue: [255, 0.18],
  purple: [300, 0.19],
  pink: [355, 0.19],
};

/** A color's CSS: a word for this use, a primitive such as `blue-500`, CSS, or one for light and one for dark. */
export function cssColor(color: unknown, use: Use): string | undefined {
  if (typeof color === "string") return WORDS[use][color] ?? primitive(color) ?? color;
  if (typeof color !== "object" || color === null) return undefined;
  const { light, dark } = color as { light?: unknown; dark?: unknown };
  const [day, night] = [cssColor(light, use), cssColor(dark, use)];
  return day && night ? `light-dark(${day}, ${night})` : (day ?? night);
}

/** `red-100` is pale and `red-900` deep; `gray` has no hue of its own. */
function primitive(color: string): string | undefined {
  const [, name = "", step = ""] = /^([a-z]+)-(\d{1,4})$/.exec(color) ?? [];
  const lightness = 0.985 - (Math.min(1000, Number(step)) / 1000) * 0.8;
  if (name === "gray") return `oklch(${lightness.toFixed(3)} var(--c) var(--gray-hue))`;
  const hue = HUES[name];
  if (!hue) return undefined;
  const strength = hue[1] * Math.min(1, (1 - Math.abs(lightness - 0.6)) * 1.15 - 0.1);
  return `oklch(${lightness.toFixed(3)} ${strength.toFixed(3)} ${hue[0]})`;
}
