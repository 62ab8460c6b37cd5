import { useEffect, useRef } from "react";
import { TokenForm } from "./TokenForm";
import { useWords } from "./words/words";

interface SignInAgainProps {
  onToken: (token: string) => Promise<boolean | null>;
  onLeave: () => void;
}

/** Asks for another token before all else, once the one that was in use is no longer taken; the page behind it stays. */
export function SignInAgain({ onToken, onLeave }: SignInAgainProps) {
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className="gate again"
      aria-label={words.signInAgain}
      onCancel={(event) => event.preventDefault()}
    >
      <h2>{words.signInAgain}</h2>
      <p>{words.signedOut}</p>
      <TokenForm onToken={onToken} />
      <button type="button" className="plain" onClick={onLeave}>
        {words.signOut}
      </button>
    </dialog>
  );
}
