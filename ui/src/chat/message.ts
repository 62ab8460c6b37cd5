import { randomId } from "../protocol/randomId";
import { LOCAL } from "../state/thread";
import type { Attachment, UserMessageInput, UserMessageItem } from "../wire/types";

/** A message to send, with the attachments themselves, so that it can be shown at once. */
export interface Message {
  readonly input: UserMessageInput;
  readonly attachments: readonly Attachment[];
}

/** The message as it is shown until the server has it. */
export function asItem({ input, attachments }: Message, threadId: string | null): UserMessageItem {
  return {
    ...input,
    type: "user_message",
    id: LOCAL + randomId(),
    thread_id: threadId ?? "",
    created_at: new Date().toISOString(),
    attachments: [...attachments],
  };
}

/** The message that is shown as this. */
export function messageOf({ content, attachments = [], quoted_text, inference_options }: UserMessageItem): Message {
  const ids = attachments.map(({ id }) => id);
  const quoted = quoted_text ? { quoted_text } : {};
  return { input: { content, attachments: ids, ...quoted, inference_options }, attachments };
}
