/** Why a request did not work: a sentence for people when the server sent one, and what it may be told apart by. */
export class Problem extends Error {
  constructor(
    readonly kind: "offline" | "refused" | "broken",
    message: string,
    readonly status: number | null = null,
    readonly code: string | null = null,
    /** Which field of what was sent it is about. */
    readonly field: string | null = null,
  ) {
    super(message);
    this.name = "ChatKitProblem";
  }
}

/** Whether it may well pass by itself: the server was not reached, or could not just now. */
export function isPassing(reason: unknown): boolean {
  return reason instanceof Problem && (reason.kind === "offline" || (reason.status ?? 0) >= 500);
}

/** The problem that a response with an error status tells of. Knows the shapes of common servers. */
export async function problemOf(response: Response): Promise<Problem> {
  const body = await response.text().catch(() => "");
  const told = sentence(body);
  return new Problem("refused", told.message, response.status, told.code, told.field);
}

interface Told {
  message: string;
  code: string | null;
  field: string | null;
}

function sentence(body: string): Told {
  try {
    const parsed: unknown = JSON.parse(body);
    if (isRecord(parsed)) {
      const code = typeof parsed.error === "string" ? parsed.error : null;
      const field = typeof parsed.field === "string" ? parsed.field : null;
      for (const candidate of [parsed.message, parsed.detail, inner(parsed.error)]) {
        if (typeof candidate === "string" && candidate !== "") return { message: candidate.slice(0, 500), code, field };
      }
      return { message: "", code, field };
    }
  } catch {
    // A page of a proxy, or nothing at all: not for people.
  }
  return { message: "", code: null, field: null };
}

function inner(error: unknown): unknown {
  return isRecord(error) ? error.message : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
