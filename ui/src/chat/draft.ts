import type { Entity, UserMessageContent } from "@openai/chatkit";
import type { ComposerState, Tag, Upload } from "../state/chat";
import type { Attachment, UserMessageItem } from "../wire/types";

/** What belongs to one message, sent or not. */
export type Draft = Pick<ComposerState, "text" | "tags" | "uploads" | "reply">;

/** An attachment that is there, as the composer has it. */
export function uploaded(attachment: Attachment): Upload {
  return {
    key: attachment.id,
    name: attachment.name,
    type: attachment.mime_type,
    size: 0,
    state: "ready",
    preview: attachment.type === "image" ? attachment.preview_url : null,
    attachment,
    error: null,
  };
}

/** The message's parts: words and mentions in their order, without space around the whole. */
export function contentOf(text: string, tags: readonly Tag[]): UserMessageContent[] {
  const parts: UserMessageContent[] = [];
  let at = 0;
  for (const { entity, start, end } of tags) {
    if (start > at) parts.push({ type: "input_text", text: text.slice(at, start) });
    parts.push({
      type: "input_tag",
      id: entity.id,
      text: entity.title,
      data: entity.data ?? {},
      ...(entity.group !== undefined && { group: entity.group }),
      ...(entity.interactive !== undefined && { interactive: entity.interactive }),
    });
    at = end;
  }
  if (at < text.length) parts.push({ type: "input_text", text: text.slice(at) });
  const first = parts[0];
  const last = parts.at(-1);
  if (first?.type === "input_text") first.text = first.text.trimStart();
  if (last?.type === "input_text") last.text = last.text.trimEnd();
  return parts.filter((part) => part.text !== "");
}

/** The composer's text and mentions for a message's parts. */
export function fromContent(
  content: UserMessageItem["content"] | readonly UserMessageContent[],
): Pick<ComposerState, "text" | "tags"> {
  let text = "";
  const tags: Tag[] = [];
  for (const part of content) {
    if (part.type === "input_text") {
      text += part.text;
      continue;
    }
    const words = `@${part.text}`;
    const entity: Entity = {
      id: part.id,
      title: part.text,
      ...(typeof part.group === "string" && { group: part.group }),
      ...(part.interactive !== undefined && { interactive: part.interactive }),
      ...(part.data && { data: part.data as Record<string, string> }),
    };
    tags.push({ entity, start: text.length, end: text.length + words.length });
    text += words;
  }
  return { text, tags };
}

/** The mentions after an edit, moved with their words. One whose words were touched is only words from then on. */
export function editTags(before: string, after: string, tags: readonly Tag[]): readonly Tag[] {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let same = 0;
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  const end = before.length - same;
  const moved = after.length - before.length;
  return tags.flatMap((tag) => {
    if (tag.end <= start) return [tag];
    return tag.start >= end ? [{ ...tag, start: tag.start + moved, end: tag.end + moved }] : [];
  });
}

/** What was said, in front of what is being written; that has it no worse than if both had been written in a row. */
export function before(said: Draft, { text, tags, uploads, reply }: Draft): Draft {
  const gap = said.text !== "" && text !== "" ? "\n\n" : "";
  const moved = said.text.length + gap.length;
  return {
    text: said.text + gap + text,
    tags: [...said.tags, ...tags.map((tag) => ({ ...tag, start: tag.start + moved, end: tag.end + moved }))],
    uploads: [...said.uploads, ...uploads],
    reply: said.reply ?? reply,
  };
}

/** A message that was not taken, back in the composer. */
export function draftOf(message: UserMessageItem): Draft {
  const uploads = (message.attachments ?? []).map(uploaded);
  return { ...fromContent(message.content), uploads, reply: message.quoted_text ?? null };
}
