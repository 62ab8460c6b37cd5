// In whatever language the assistant speaks, which need not be the page's.
const DECLINES = /^(no|not|don.t|cancel|keep|leave|nein|nicht|abbrechen|behalten|lassen)\b/iu;
const TAKES_AWAY = /\b(delete|remove|erase|discard|empty|löschen|entfernen|verwerfen|leeren)\b/iu;

interface Option {
  readonly value: string;
}

/** How the button of one of two answers looks: what takes something away, or goes on, is told from what does nothing. */
export function lookOf(value: string, options: readonly Option[]): "danger" | "primary" | "plain" {
  if (DECLINES.test(value)) return "plain";
  if (TAKES_AWAY.test(value)) return "danger";
  return options.some((other) => DECLINES.test(other.value)) ? "primary" : "plain";
}
