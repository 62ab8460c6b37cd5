import type { ChatKitOptions, ColorScheme, FontObject, ThemeOption } from "@openai/chatkit";

const DENSITY = { compact: 0.8, normal: 1, spacious: 1.25 } as const;

/** Put a theme on the chat's outermost element, as custom properties that the style sheets read. */
export function applyTheme(frame: HTMLElement, theme: ChatKitOptions["theme"]): void {
  const option: ThemeOption = typeof theme === "string" ? { colorScheme: theme } : (theme ?? {});
  const scheme: ColorScheme = option.colorScheme ?? "light";
  frame.dataset.scheme = scheme;
  frame.dataset.radius = option.radius ?? "pill";
  for (const [name, value] of properties(option)) {
    if (value === null) frame.style.removeProperty(name);
    else frame.style.setProperty(name, value);
  }
  for (const font of option.typography?.fontSources ?? []) void loadFont(font);
}

function properties({ typography, density, color }: ThemeOption): [string, string | null][] {
  const { accent, grayscale, surface } = color ?? {};
  return [
    ["--base-size", typography?.baseSize ? `${typography.baseSize}px` : null],
    ["--font", typography?.fontFamily ?? null],
    ["--font-mono", typography?.fontFamilyMono ?? null],
    ["--density", density ? String(DENSITY[density]) : null],
    ["--accent", accent?.primary ?? null],
    ["--accent-level", accent ? String(accent.level) : null],
    ["--gray-hue", grayscale ? String(grayscale.hue) : null],
    ["--gray-tint", grayscale ? String(grayscale.tint) : null],
    ["--gray-shade", grayscale?.shade === undefined ? null : String(grayscale.shade)],
    ["--surface", surface?.background ?? null],
    ["--text", surface?.foreground ?? null],
  ];
}

const loading = new Set<string>();

/** Fonts belong to the document, also when only a shadow tree uses them. */
async function loadFont(font: FontObject): Promise<void> {
  const key = JSON.stringify(font);
  if (loading.has(key)) return;
  loading.add(key);
  const face = new FontFace(font.family, `url(${JSON.stringify(font.src)})`, {
    weight: String(font.weight ?? "normal"),
    style: font.style ?? "normal",
    display: font.display ?? "swap",
    ...(font.unicodeRange && { unicodeRange: font.unicodeRange }),
  });
  document.fonts.add(face);
  await face.load().catch(() => loading.delete(key));
}
