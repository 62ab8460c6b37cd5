import { useWords } from "../parts/context";
import { Icon } from "../parts/Icon";
import type { Attachment } from "../wire/types";

/** The files of a message: images as pictures, others by name. */
export function AttachmentList({ attachments }: { attachments: readonly Attachment[] }) {
  const words = useWords();
  if (attachments.length === 0) return null;
  return (
    <ul className="attachments" aria-label={words.attachments}>
      {attachments.map((attachment) => (
        <li key={attachment.id}>
          {attachment.type === "image" && attachment.preview_url ? (
            <a href={attachment.preview_url} target="_blank" rel="noopener noreferrer" title={attachment.name}>
              <img src={attachment.preview_url} alt={attachment.name} />
            </a>
          ) : (
            <span className="file">
              <Icon name="document" />
              <bdi>{attachment.name}</bdi>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
