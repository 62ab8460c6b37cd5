import { useState } from "react";
import { type Rest, sentenceOf } from "../tasks/rest";
import { Sheet } from "../tasks/Sheet";
import { useOnce } from "../tasks/useOnce";
import { useWords } from "../words/words";

interface DeleteAccountProps {
  rest: Rest;
  name: string;
  onGone: () => void;
}

/** Deletes the account with all that is in it, for whoever types their name first. */
export function DeleteAccount({ rest, name, onGone }: DeleteAccountProps) {
  const words = useWords();
  const once = useOnce();
  const [asking, setAsking] = useState(false);
  const [typed, setTyped] = useState("");
  const [trouble, setTrouble] = useState<string | null>(null);
  const close = () => {
    setAsking(false);
    setTyped("");
    setTrouble(null);
  };
  return (
    <>
      <button type="button" className="danger" onClick={() => setAsking(true)}>
        {words.deleteAccount}…
      </button>
      {asking && (
        <Sheet title={words.deleteAccount} onClose={close}>
          <form
            className="sheet-form"
            onSubmit={(event) => {
              event.preventDefault();
              if (typed !== name) return;
              void once(() => rest.leave(name).then(onGone, (reason) => setTrouble(sentenceOf(reason, words))));
            }}
          >
            <p>{words.deleteAccountHint}</p>
            <p className="hint">{words.exportFirst}</p>
            <label>
              {words.deleteAccountSure(name)}
              <input
                value={typed}
                autoComplete="off"
                spellCheck={false}
                onChange={(event) => {
                  setTyped(event.target.value);
                  setTrouble(null);
                }}
              />
            </label>
            {trouble !== null && <p role="alert">{trouble}</p>}
            <div className="sheet-below">
              <button type="button" onClick={close}>
                {words.cancel}
              </button>
              <button type="submit" className="serious" disabled={typed !== name}>
                {words.deleteAccount}
              </button>
            </div>
          </form>
        </Sheet>
      )}
    </>
  );
}
