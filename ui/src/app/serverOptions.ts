import type { ChatKitOptions, Entity } from "@openai/chatkit";

/** What the server says of itself, in the fields of `ChatKitOptions`. */
export type ServerOptions = Pick<ChatKitOptions, "composer" | "startScreen" | "disclaimer" | "threadItemActions"> & {
  api?: { uploadStrategy: { type: "direct"; uploadUrl: string } };
};

/** Milliseconds until a server that did not say what it offers is asked again; each time twice as long, up to a minute. */
const PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;

/** Have `told` called with what the server offers; until there is an answer, nothing but talking. Returns what ends it. */
export function askForOptions(send: typeof fetch, told: (options: ServerOptions) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let here = true;
  const ask = async (pause: number) => {
    const options = await serverOptions(send);
    if (!here) return;
    if (options !== null || pause === PAUSE) told(options ?? {});
    if (options === null) timer = setTimeout(() => void ask(Math.min(2 * pause, LONGEST_PAUSE)), pause);
  };
  void ask(PAUSE);
  return () => {
    here = false;
    clearTimeout(timer);
  };
}

async function serverOptions(send: typeof fetch): Promise<ServerOptions | null> {
  try {
    const response = await send("./chatkit/options");
    return response.ok ? ((await response.json()) as ServerOptions) : null;
  } catch {
    return null;
  }
}

/** Tasks that can be mentioned. */
export async function mentions(send: typeof fetch, query: string): Promise<Entity[]> {
  const response = await send(`./chatkit/mentions?${new URLSearchParams({ q: query })}`);
  return response.ok ? ((await response.json()) as { entities: Entity[] }).entities : [];
}

/** The widget that shows what is mentioned. */
export async function mentionPreview(send: typeof fetch, { id }: Entity) {
  const response = await send(`./chatkit/mentions/${encodeURIComponent(id)}`);
  return response.ok ? (await response.json()).preview : null;
}
