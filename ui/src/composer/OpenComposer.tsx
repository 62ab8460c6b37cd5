import { useRef } from "react";
import { acceptText } from "../chat/uploads";
import { useController, useOptions, useWords } from "../parts/context";
import { AddMenu } from "./AddMenu";
import { Complaint } from "./Complaint";
import { DictationButton } from "./DictationButton";
import { ModelMenu } from "./ModelMenu";
import { Reply } from "./Reply";
import { SendOrStop } from "./SendOrStop";
import { SendsNext } from "./SendsNext";
import { ToolChips } from "./ToolChips";
import { UploadList } from "./UploadList";
import { Words } from "./Words";

/** The next message: what is replied to, its files, its words, and what else can be done with it. */
export function OpenComposer() {
  const words = useWords();
  const { attachments } = useOptions().composer ?? {};
  const { composer, uploads } = useController();
  const dialog = useRef<HTMLInputElement>(null);
  const attach = attachments?.enabled ? () => dialog.current?.click() : null;
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void composer.submit();
      }}
    >
      <Reply />
      <UploadList />
      <Complaint />
      <SendsNext />
      <Words attach={attach} />
      <div className="composer-bar">
        <AddMenu attach={attach} />
        <ToolChips />
        <span className="spacer" />
        <ModelMenu />
        <DictationButton />
        <SendOrStop />
      </div>
      {attachments?.enabled && (
        <input
          ref={dialog}
          type="file"
          hidden
          multiple={(attachments.maxCount ?? 2) > 1}
          accept={acceptText(attachments.accept)}
          aria-label={words.attach}
          onChange={({ currentTarget }) => {
            void uploads.add([...(currentTarget.files ?? [])]);
            currentTarget.value = "";
          }}
        />
      )}
    </form>
  );
}
