import type { ChatKitOptions } from "@openai/chatkit";
import { Controller } from "../src/chat/controller";
import { en } from "../src/locale/en";

export interface Request {
  readonly type: string;
  readonly params: Record<string, unknown>;
  readonly key: string | null;
}

/** What a server does with the next request: it is not reached, it answers, or it streams these events. */
export type Reply = Error | Response | { events: unknown[]; breaks?: boolean; headers?: HeadersInit };

/** A chat with a server that follows a script. `url` of another origin has no answers to read on in. */
export function scripted(replies: Reply[], { url = "https://elsewhere.test/chatkit", ...more } = {}) {
  const asked: Request[] = [];
  const told: [string, unknown][] = [];
  const send: typeof fetch = async (address, init) => {
    const { type, params } = JSON.parse(String(init?.body ?? "{}"));
    asked.push({ type: type ?? String(address), params, key: new Headers(init?.headers).get("Idempotency-Key") });
    const reply = replies.shift() ?? new Error("nothing more is answered");
    if (reply instanceof Error) throw reply;
    return reply instanceof Response ? reply : stream(reply);
  };
  const options: ChatKitOptions = { api: { url, domainKey: "", fetch: send }, ...more };
  const controller = new Controller(options, en, (name, detail) => told.push([name, detail]));
  const shown = () => controller.store.value.thread.items.map(({ id }) => id);
  const again = async () => {
    controller.store.value.failure?.retry?.();
    await controller.turns.underWay.answer;
  };
  return { controller, options, asked, told, shown, again, replies };
}

/** A response with these events, numbered, which then ends, or breaks. */
function stream({ events, breaks = false, headers = {} }: Exclude<Reply, Error | Response>): Response {
  const text = events.map((event, at) => `id: e-${at}\ndata: ${JSON.stringify(event)}\n\n`).join("");
  let sent = false;
  const body = new ReadableStream({
    pull(controller) {
      if (!sent) controller.enqueue(new TextEncoder().encode(text));
      else if (breaks) controller.error(new TypeError("network error"));
      else controller.close();
      sent = true;
    },
  });
  return new Response(body, { headers });
}
