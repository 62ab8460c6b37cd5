import type { ImportView } from "../../wire/rest";
import { useWords } from "../words/words";

/** So many remarks are told one by one. */
const MOST = 50;

interface ImportReportProps {
  name: string;
  report: ImportView;
  onImport: () => void;
  onCancel: () => void;
}

/** What would come in from a file, and what of it would become something else, before it does. */
export function ImportReport({ name, report, onImport, onCancel }: ImportReportProps) {
  const words = useWords();
  const fresh = [
    [words.lists, report.lists],
    [words.labels, report.labels],
    [words.filters, report.filters],
  ] as const;
  return (
    <section className="made" aria-label={name}>
      <p role="status">
        <b dir="auto">{name}</b>: {words.wouldImport(report.tasks, report.present)}
        {report.alike > 0 && ` ${words.importAlike(report.alike)}`}
      </p>
      {fresh.map(
        ([kind, names]) =>
          names.length > 0 && (
            <p key={kind} dir="auto">
              {words.newOnes(kind)} {names.join(", ")}
            </p>
          ),
      )}
      {report.notes.length > 0 && (
        <details open>
          <summary>{words.importNotes(report.notes.length)}</summary>
          <ul className="remarks">
            {report.notes.slice(0, MOST).map((note, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line may have several remarks alike
              <li key={at} dir="auto">
                {note.line !== null && `${words.line(note.line)} `}
                {note.item !== "" && <b>{note.item}</b>} {note.reason}
              </li>
            ))}
          </ul>
        </details>
      )}
      <div className="sheet-below">
        <button type="button" onClick={onCancel}>
          {words.cancel}
        </button>
        <button type="button" className="primary" disabled={report.tasks === 0} onClick={onImport}>
          {words.bringIn}
        </button>
      </div>
    </section>
  );
}
