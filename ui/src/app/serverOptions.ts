import type { ChatKitOptions, Entity } from "@openai/chatkit";

/** What the server says of itself, in the fields of `ChatKitOptions`. */
export type ServerOptions = Pick<ChatKitOptions, "composer" | "startScreen" | "disclaimer" | "threadItemActions"> & {
  api?: { uploadStrategy: { type: "direct"; uploadUrl: string } };
};

/** What the server offers; without an answer, nothing but talking. */
export async function serverOptions(send: typeof fetch): Promise<ServerOptions> {
  try {
    const response = await send("./chatkit/options");
    return response.ok ? ((await response.json()) as ServerOptions) : {};
  } catch {
    return {};
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
