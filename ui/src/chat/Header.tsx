import { IconButton } from "../parts/Button";
import { useChat, useController, useOptions, useWords } from "../parts/context";

/** The line above the conversation: its title, and the ways elsewhere. */
export function Header() {
  const words = useWords();
  const { header, history } = useOptions();
  const controller = useController();
  const title = useChat((state) => state.thread.info?.title);
  const atStart = useChat((state) => state.threadId === null && state.thread.items.length === 0);
  if (header?.enabled === false) return null;
  const shown = header?.title?.enabled === false ? "" : (header?.title?.text ?? title ?? "");
  return (
    <header className="header">
      {header?.leftAction && <Action action={header.leftAction} />}
      {shown === "" ? (
        <span className="spacer" />
      ) : (
        <h2 className="title" dir="auto" title={shown}>
          {shown}
        </h2>
      )}
      {!atStart && <IconButton icon="compose" label={words.newChat} onClick={() => controller.begin()} />}
      {history?.enabled !== false && (
        <IconButton icon="history" label={words.history} onClick={() => void controller.history.show()} />
      )}
      {header?.rightAction && <Action action={header.rightAction} />}
    </header>
  );
}

/** A button of the page around the chat; its icon is all that is known of it. */
function Action({ action: { icon, onClick } }: { action: { icon: string; onClick: () => void } }) {
  const words = useWords();
  return <IconButton icon={icon} label={words.ofIcons[icon] ?? icon.replaceAll("-", " ")} onClick={onClick} />;
}
