import { useId, useState } from "react";
import { useWords } from "./words/words";

interface TokenFormProps {
  /** Tries a token: whether it is taken, or `null` when the server cannot be asked. */
  onToken: (token: string) => Promise<boolean | null>;
}

/** Asks for a token. */
export function TokenForm({ onToken }: TokenFormProps) {
  const words = useWords();
  const id = useId();
  const [token, setToken] = useState("");
  const [trouble, setTrouble] = useState<string | null>(null);
  const send = async () => {
    setTrouble(null);
    const taken = await onToken(token.trim());
    if (taken !== true) setTrouble(taken === null ? words.noAnswer : words.tokenRefused);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (token.trim() !== "") void send();
      }}
    >
      <label htmlFor={id}>{words.yourToken}</label>
      <input
        id={id}
        type="password"
        autoComplete="current-password"
        spellCheck={false}
        aria-describedby={`${id}-${trouble === null ? "about" : "fault"}`}
        aria-invalid={trouble !== null}
        value={token}
        onChange={(event) => {
          setToken(event.target.value);
          setTrouble(null);
        }}
      />
      {trouble !== null && (
        <p id={`${id}-fault`} role="alert">
          {trouble}
        </p>
      )}
      <button type="submit">{words.signIn}</button>
      <p id={`${id}-about`}>
        {words.whoMakesTokens} <code>saydone token create --user NAME</code>
      </p>
    </form>
  );
}
