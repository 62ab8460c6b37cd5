import { IconButton } from "../parts/Button";
import { useChat, useController, useWords } from "../parts/context";
import { Icon } from "../parts/Icon";
import type { Upload } from "../state/chat";

/** The files of the next message. */
export function UploadList() {
  const words = useWords();
  const uploads = useChat((state) => state.composer.uploads);
  if (uploads.length === 0) return null;
  return (
    <ul className="uploads" aria-label={words.attachments}>
      {uploads.map((upload) => (
        <UploadView key={upload.key} upload={upload} />
      ))}
    </ul>
  );
}

function UploadView({ upload }: { upload: Upload }) {
  const words = useWords();
  const { uploads } = useController();
  return (
    <li className="upload" data-state={upload.state} title={upload.error ?? upload.name}>
      {upload.preview ? (
        <img src={upload.preview} alt="" />
      ) : (
        <Icon name={upload.state === "failed" ? "warning" : "document"} />
      )}
      <span className="upload-words">
        <bdi>{upload.name}</bdi>
        {upload.state === "failed" && <small role="alert">{upload.error}</small>}
      </span>
      {upload.state === "uploading" && (
        <span role="status">
          <Icon name="loading" className="icon spin" />
          <span className="sr-only">{words.uploading(upload.name)}</span>
        </span>
      )}
      <IconButton
        small
        icon="close"
        label={words.removeAttachment(upload.name)}
        onClick={() => void uploads.remove(upload.key)}
      />
    </li>
  );
}
