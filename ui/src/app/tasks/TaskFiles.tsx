import { FileText, Paperclip, Trash2 } from "lucide-react";
import { type DragEvent, useCallback, useRef, useState } from "react";
import type { TaskFileView, TaskView } from "../../wire/rest";
import { useWords } from "../words/words";
import type { Doing } from "./doing";
import { type Rest, sentenceOf } from "./rest";
import { useFound } from "./useFound";

interface TaskFilesProps {
  task: TaskView;
  rest: Rest;
  doing: Doing;
  turn: number;
}

/** The files of a task: chosen or dropped here, opened beside the page, taken away. */
export function TaskFiles({ task, rest, doing, turn }: TaskFilesProps) {
  const words = useWords();
  const ask = useCallback(() => rest.files(task.id), [rest, task.id]);
  const { found, trouble, again } = useFound(ask, turn);
  const chooser = useRef<HTMLInputElement>(null);
  const [uploading, setUploading] = useState<readonly string[]>([]);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const add = async (files: readonly File[]) => {
    setRefused([]);
    setUploading(files.map((file) => file.name));
    for (const file of files) {
      try {
        await rest.addFile(task.id, file);
      } catch (reason) {
        setRefused((all) => [...all, `${file.name}: ${sentenceOf(reason, words)}`]);
      }
      setUploading((all) => all.slice(1));
      await again();
    }
  };
  return (
    <section className="rare" aria-label={words.files} {...droppedFiles((files) => void add(files))}>
      <h3>{words.files}</h3>
      {trouble !== null && <p role="alert">{trouble}</p>}
      <ul className="notes">
        {found?.attachments.map((file) => (
          <li key={file.id}>
            <FileName file={file} />
            <button
              type="button"
              className="ghost"
              aria-label={words.removeFile(file.name)}
              onClick={() => void doing.act(() => rest.removeFile(task.id, file.id), words.gone(file.name)).then(again)}
            >
              <Trash2 aria-hidden size={15} />
            </button>
          </li>
        ))}
        {uploading.map((name) => (
          <li key={name} role="status">
            <FileText aria-hidden size={15} />
            <p>{words.uploading(name)}</p>
          </li>
        ))}
      </ul>
      {refused.map((sentence) => (
        <p key={sentence} role="alert">
          {sentence}
        </p>
      ))}
      <button type="button" className="add-file" onClick={() => chooser.current?.click()}>
        <Paperclip aria-hidden size={15} /> {words.addFiles}
      </button>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        aria-label={words.addFiles}
        onChange={({ currentTarget }) => {
          void add([...(currentTarget.files ?? [])]);
          currentTarget.value = "";
        }}
      />
    </section>
  );
}

function FileName({ file }: { file: TaskFileView }) {
  const words = useWords();
  return (
    <>
      {/^image\/(png|jpeg|gif|webp)$/.test(file.mime_type) ? (
        <img src={file.url} alt="" className="thumb" loading="lazy" />
      ) : (
        <FileText aria-hidden size={15} />
      )}
      <a href={file.url} target="_blank" rel="noopener noreferrer">
        <bdi>{file.name}</bdi>
      </a>
      <small>{sizeOf(file.size, words.language)}</small>
    </>
  );
}

/** Bytes as people say them. */
export function sizeOf(bytes: number, language: string): string {
  const [unit, amount] =
    bytes >= 999_500 ? ["megabyte", bytes / 1e6] : bytes >= 1000 ? ["kilobyte", bytes / 1000] : ["byte", bytes];
  const digits = amount < 9.95 && unit !== "byte" ? 1 : 0;
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit: `${unit}`,
    unitDisplay: unit === "byte" ? "long" : "short",
    maximumFractionDigits: digits,
  }).format(Number(amount));
}

/** Takes files that are dropped on an element. */
function droppedFiles(take: (files: readonly File[]) => void) {
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");
  return {
    onDragOver: (event: DragEvent) => hasFiles(event) && event.preventDefault(),
    onDrop: (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      take([...event.dataTransfer.files]);
    },
  };
}
