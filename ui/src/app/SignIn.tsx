import { useId, useState } from "react";
import { useWords } from "./words/words";

/** Asks for a token. */
export function SignIn({ onToken }: { onToken: (token: string) => Promise<boolean> }) {
  const words = useWords();
  const id = useId();
  const [token, setToken] = useState("");
  const [refused, setRefused] = useState(false);
  return (
    <main className="gate">
      <h1>Saydone</h1>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setRefused(false);
          if (token.trim() !== "") void onToken(token.trim()).then((taken) => setRefused(!taken));
        }}
      >
        <label htmlFor={id}>{words.yourToken}</label>
        <input
          id={id}
          type="password"
          autoComplete="current-password"
          spellCheck={false}
          aria-describedby={`${id}-about`}
          aria-invalid={refused}
          value={token}
          onChange={(event) => setToken(event.target.value)}
        />
        {refused && <p role="alert">{words.tokenRefused}</p>}
        <button type="submit">{words.signIn}</button>
        <p id={`${id}-about`}>
          {words.whoMakesTokens} <code>saydone token create --user NAME</code>
        </p>
      </form>
    </main>
  );
}
