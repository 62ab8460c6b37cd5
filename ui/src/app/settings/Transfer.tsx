import { useRef, useState } from "react";
import type { ImportView } from "../../wire/rest";
import type { Doing } from "../tasks/doing";
import { type Done, type Rest, sentenceOf } from "../tasks/rest";
import { useWords } from "../words/words";
import { ImportReport } from "./ImportReport";

const FORMATS = { json: "JSON", csv: "CSV", ics: "iCalendar", zip: "ZIP" } as const;

type Step =
  | { at: "idle" }
  | { at: "busy"; done?: number; total?: number }
  | { at: "sure"; file: File; report: ImportView }
  | { at: "failed"; sentence: string };

/** All tasks out as a file, and tasks in from one: first it is told what would come in. */
export function Transfer({ rest, doing }: { rest: Rest; doing: Doing }) {
  const words = useWords();
  const [step, setStep] = useState<Step>({ at: "idle" });
  const chooser = useRef<HTMLInputElement>(null);
  const attempt = async (what: () => Promise<Step>) => {
    setStep({ at: "busy" });
    setStep(await what().catch((reason: unknown) => ({ at: "failed" as const, sentence: sentenceOf(reason, words) })));
  };
  const look = (file: File) => attempt(async () => ({ at: "sure", file, report: await rest.tryImport(file) }));
  const bringIn = (file: File) =>
    attempt(async () => {
      const done: Done<ImportView> = await rest.import(file, (done, total) => setStep({ at: "busy", done, total }));
      await doing.act(() => Promise.resolve(done), words.importedTasks(done.value.tasks));
      return { at: "idle" };
    });
  return (
    <section aria-labelledby="transfer-title">
      <h3 id="transfer-title">{words.transfer}</h3>
      <p className="hint">{words.transferHint}</p>
      <div className="settings-line">
        <span className="settings-what">{words.exportTo}</span>
        {(Object.keys(FORMATS) as (keyof typeof FORMATS)[]).map((format) => (
          <button
            key={format}
            type="button"
            aria-label={words.exportAs(FORMATS[format])}
            disabled={step.at === "busy"}
            onClick={() =>
              void attempt(async () => {
                save(await rest.export(format));
                return { at: "idle" };
              })
            }
          >
            {FORMATS[format]}
          </button>
        ))}
      </div>
      <div className="settings-line">
        <button type="button" disabled={step.at === "busy"} onClick={() => chooser.current?.click()}>
          {words.importFile}
        </button>
        <input
          ref={chooser}
          type="file"
          hidden
          accept=".json,.csv,.ics,.zip,application/json,text/csv,text/calendar,application/zip"
          aria-label={words.importFile}
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (file) void look(file);
            currentTarget.value = "";
          }}
        />
      </div>
      {step.at === "busy" && <progress aria-label={words.loading} value={step.done} max={step.total} />}
      {step.at === "failed" && <p role="alert">{step.sentence}</p>}
      {step.at === "sure" && (
        <ImportReport
          name={step.file.name}
          report={step.report}
          onCancel={() => setStep({ at: "idle" })}
          onImport={() => void bringIn(step.file)}
        />
      )}
    </section>
  );
}

/** Hands a file to the browser, to be kept. */
function save(file: File): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address));
}
