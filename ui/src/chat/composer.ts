import type { Entity, UserMessageContent } from "@openai/chatkit";
import type { ComposerState } from "../state/chat";
import { emptyComposer, isBusy } from "../state/chat";
import { isLocal } from "../state/thread";
import type { Attachment, UserMessageInput } from "../wire/types";
import { contentOf, editTags, fromContent, uploaded } from "./draft";
import type { Session } from "./session";
import type { Turns } from "./turns";

/** What may be said besides the words. */
export interface Said {
  readonly text?: string;
  readonly content?: readonly UserMessageContent[];
  readonly reply?: string;
  readonly attachments?: readonly Attachment[];
  readonly toolChoice?: { id: string };
  readonly model?: string;
}

/** What the user is about to say: its words, mentions and choices. */
export class Composer {
  /** Where it is typed, while that is shown. */
  readonly area: { current: HTMLTextAreaElement | null } = { current: null };

  constructor(
    private readonly session: Session,
    private readonly turns: Turns,
  ) {}

  /** Change some of it, and show that at once. */
  set(change: Partial<ComposerState>): void {
    this.session.store.set(({ composer }) => ({ composer: { ...composer, ...change } }), { now: true });
  }

  focus(): void {
    this.area.current?.focus();
  }

  /** Reply to a part of what was said, which is written next. */
  quote(text: string): void {
    this.set({ reply: text });
    this.focus();
  }

  /** The user typed. */
  type(text: string): void {
    const { composer } = this.session.state;
    this.set({ text, tags: editTags(composer.text, text, composer.tags), sendsNext: false });
  }

  /** Put a mention in place of a part of the text, and a space after it. Tells where the caret belongs then. */
  mention(entity: Entity, start: number, end: number): number {
    const { text, tags } = this.session.state.composer;
    const words = `@${entity.title}`;
    const rest = text.slice(end);
    const gap = rest.startsWith(" ") ? "" : " ";
    const edited = text.slice(0, start) + words + gap + rest;
    const tag = { entity, start, end: start + words.length };
    this.set({ text: edited, tags: [...editTags(text, edited, tags), tag].toSorted((a, b) => a.start - b.start) });
    return tag.end + 1;
  }

  chooseTool(toolId: string | null): void {
    if (toolId === this.session.state.composer.toolId) return;
    this.set({ toolId });
    this.session.emit("chatkit.tool.change", { toolId });
  }

  /** Whether there is something to send, and nothing to wait for but an answer that is under way. */
  canSend(): boolean {
    const { composer, thread } = this.session.state;
    const uploading = composer.uploads.some((upload) => upload.state === "uploading");
    const something = composer.text.trim() !== "" || composer.uploads.some((upload) => upload.state === "ready");
    const open = (thread.info?.status?.type ?? "active") === "active";
    return something && !uploading && open;
  }

  /** Send what is in the composer; waits for an answer that is under way. Resolves when its own answer has ended. */
  async submit(): Promise<void> {
    if (!this.canSend() || this.session.state.composer.sendsNext) return;
    if (isBusy(this.session.state) && !(await this.#comesNext())) return;
    const { composer } = this.session.state;
    const attachments = composer.uploads.flatMap((upload) => upload.attachment ?? []);
    const input = this.#input(contentOf(composer.text, composer.tags), {
      attachments,
      ...(composer.reply !== null && { reply: composer.reply }),
      ...(composer.toolId !== null && { toolChoice: { id: composer.toolId } }),
    });
    const tool = this.session.options.composer?.tools?.find(({ id }) => id === composer.toolId);
    for (const upload of composer.uploads) if (upload.preview) URL.revokeObjectURL(upload.preview);
    this.set({ ...emptyComposer, modelId: composer.modelId, toolId: tool?.persistent ? composer.toolId : null });
    if (composer.toolId !== null && !tool?.persistent) this.session.emit("chatkit.tool.change", { toolId: null });
    await this.turns.say({ input, attachments });
  }

  /** Wait for the answer that is under way. Tells whether what is in the composer is to be sent then. */
  async #comesNext(): Promise<boolean> {
    this.set({ sendsNext: true });
    await this.turns.underWay.quiet();
    const { composer, failure, thread } = this.session.state;
    if (!composer.sendsNext) return false;
    // What follows a message that did not get through waits for its author.
    const lost = failure !== null || thread.items.some(isLocal);
    if (lost || !this.canSend()) this.set({ sendsNext: false });
    return !lost && this.canSend();
  }

  /** Send something that is not in the composer, which stays as it is; waits for an answer that is under way. */
  async say(said: Said): Promise<void> {
    const content = said.content ?? (said.text === undefined ? [] : [{ type: "input_text" as const, text: said.text }]);
    const message = { input: this.#input(content, said), attachments: said.attachments ?? [] };
    await this.turns.underWay.inTurn(() => this.turns.say(message));
  }

  /** Fill the composer from outside. */
  fill(
    params: Omit<Said, "toolChoice" | "model"> & { selectedToolId?: string | null; selectedModelId?: string },
  ): void {
    const content =
      params.content ?? (params.text === undefined ? null : [{ type: "input_text" as const, text: params.text }]);
    if (content) this.set(fromContent(content));
    if (params.reply !== undefined) this.set({ reply: params.reply });
    if (params.attachments) this.set({ uploads: params.attachments.map(uploaded) });
    if (params.selectedToolId !== undefined) this.chooseTool(params.selectedToolId);
    if (params.selectedModelId !== undefined) this.set({ modelId: params.selectedModelId });
  }

  #input(content: readonly UserMessageContent[], said: Said): UserMessageInput {
    const model = said.model ?? this.session.state.composer.modelId ?? defaultModel(this.session);
    return {
      content: content.map((part) => (part.type === "input_tag" ? { ...part, data: part.data ?? {} } : part)),
      attachments: (said.attachments ?? []).map(({ id }) => id),
      ...(said.reply !== undefined && { quoted_text: said.reply }),
      inference_options: {
        ...(said.toolChoice && { tool_choice: said.toolChoice }),
        ...(model !== null && { model }),
      },
    };
  }
}

/** The model that is marked as the default one; null leaves the choice to the server. */
export function defaultModel({ options }: Session): string | null {
  return options.composer?.models?.find((model) => model.default)?.id ?? null;
}
