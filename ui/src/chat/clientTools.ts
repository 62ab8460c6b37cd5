import type { ClientToolCallItem, ThreadItem } from "../wire/types";
import type { Session } from "./session";

/** What answers ask of the page around the chat. Each call is made once. */
export class ClientTools {
  readonly #called = new Set<string>();

  constructor(private readonly session: Session) {}

  /** The call that the answer waits for, if it does. A server need not say that the call is complete. */
  pending(items: readonly ThreadItem[]): ClientToolCallItem | null {
    const last = items.findLast((item) => item.type !== "end_of_turn");
    const waits = last?.type === "client_tool_call" && last.status !== "completed" && !this.#called.has(last.id);
    return waits ? last : null;
  }

  /** What the page answers. That it cannot is an answer, too. */
  async call(call: ClientToolCallItem): Promise<Record<string, unknown>> {
    this.#called.add(call.id);
    try {
      const handler = this.session.options.onClientTool;
      if (!handler) throw new Error(`This page has no client tool, and “${call.name}” was called.`);
      return await handler({ name: call.name, params: call.arguments });
    } catch (error) {
      this.session.explain(error);
      return { error: error instanceof Error ? error.message : String(error) };
    }
  }
}
