import { useState } from "react";
import type { MadeToken, TokenView } from "../../wire/rest";
import { LineInput } from "../tasks/LineInput";
import { moments } from "../tasks/moment";
import type { Rest } from "../tasks/rest";
import { useFound } from "../tasks/useFound";
import { useWords } from "../words/words";
import { CopyOnce } from "./CopyOnce";

/** The user's tokens: made, shown once, and revoked. */
export function Tokens({ rest, zone, turn }: { rest: Rest; zone: string; turn: number }) {
  const words = useWords();
  const { found, trouble, again, change } = useFound(rest.tokens, turn);
  const [made, setMade] = useState<MadeToken | null>(null);
  const { day } = moments(words, zone);
  const name = (token: TokenView) => token.label || words.unnamed;
  return (
    <section aria-labelledby="tokens-title">
      <h3 id="tokens-title">{words.tokens}</h3>
      <p className="hint">{words.tokensHint}</p>
      {trouble !== null && <p role="alert">{trouble}</p>}
      <ul className="entries">
        {found?.tokens.map((token) => (
          <li key={token.id} data-undone={token.revoked_at !== null || undefined}>
            <span className="words" dir="auto">
              {name(token)}
              <small>{words.since(day(new Date(token.created_at)))}</small>
            </span>
            {token.revoked_at === null ? (
              <button
                type="button"
                className="danger"
                aria-label={words.revokeToken(name(token))}
                onClick={() => void change(() => rest.removeToken(token.id))}
              >
                {words.revoke}
              </button>
            ) : (
              <small>{words.revoked}</small>
            )}
          </li>
        ))}
      </ul>
      {made && <CopyOnce key={made.id} about={words.tokenOnce} secret={made.token} />}
      <LineInput
        label={words.makeToken}
        placeholder={words.tokenName}
        maxLength={100}
        onLine={async (label) => {
          setMade(await rest.addToken(label));
          await again();
        }}
      />
    </section>
  );
}
