import { useRef } from "react";
import { acceptText } from "../chat/uploads";
import { IconButton } from "../parts/Button";
import { useChat, useController, useOptions, useWords } from "../parts/context";
import { Icon } from "../parts/Icon";
import { isBusy } from "../state/chat";
import { AddMenu, ToolChips } from "./AddMenu";
import { DictationButton } from "./DictationButton";
import { ModelMenu } from "./ModelMenu";
import { UploadList } from "./UploadList";
import { Words } from "./Words";

/** Where the user writes. */
export function ComposerView() {
  const words = useWords();
  const status = useChat((state) => state.thread.info?.status ?? null);
  if (status && status.type !== "active") {
    return (
      <p className="closed" role="status">
        <Icon name="locked" /> {status.reason || words[status.type]}
      </p>
    );
  }
  return <OpenComposer />;
}

function OpenComposer() {
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

function Reply() {
  const words = useWords();
  const { composer } = useController();
  const reply = useChat((state) => state.composer.reply);
  if (reply === null) return null;
  return (
    <div className="reply">
      <Icon name="quote" />
      <p dir="auto">
        <span className="sr-only">{words.quoting} </span>
        {reply}
      </p>
      <IconButton small icon="close" label={words.removeQuote} onClick={() => composer.set({ reply: null })} />
    </div>
  );
}

function SendOrStop() {
  const words = useWords();
  const { composer, turns } = useController();
  const busy = useChat(isBusy);
  const phase = useChat((state) => state.phase);
  const allowCancel = useChat((state) => state.thread.allowCancel);
  const ready = useChat(() => composer.canSend());
  if (busy) {
    return (
      <IconButton
        className="send stop"
        icon="stop"
        label={phase === "stopping" ? words.stopping : words.stop}
        disabled={!allowCancel || phase === "stopping"}
        onClick={() => void turns.stop()}
      />
    );
  }
  return <IconButton className="send" icon="send" type="submit" label={words.send} disabled={!ready} />;
}
