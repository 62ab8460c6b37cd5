import { useState } from "react";
import type { MadeToken, TokenView } from "../../wire/rest";
import { useWords } from "../words/words";
import { LineInput } from "./LineInput";
import type { Rest } from "./rest";
import { useFound } from "./useFound";

/** The user's tokens: made, shown once, and revoked. */
export function Tokens({ rest, turn }: { rest: Rest; turn: number }) {
  const words = useWords();
  const { found, trouble, again } = useFound(rest.tokens, turn);
  const [made, setMade] = useState<MadeToken | null>(null);
  const [copied, setCopied] = useState(false);
  const day = new Intl.DateTimeFormat(words.language, { dateStyle: "medium" });
  const name = (token: TokenView) => token.label || words.unnamed;
  return (
    <section className="tokens" aria-labelledby="tokens-title">
      <h3 id="tokens-title">{words.tokens}</h3>
      <p className="hint">{words.tokensHint}</p>
      {trouble !== null && <p role="alert">{trouble}</p>}
      <ul className="entries">
        {found?.tokens.map((token) => (
          <li key={token.id} data-undone={token.revoked_at !== null || undefined}>
            <span className="words" dir="auto">
              {name(token)}
              <small>{words.since(day.format(new Date(token.created_at)))}</small>
            </span>
            {token.revoked_at === null ? (
              <button
                type="button"
                className="danger"
                aria-label={words.revokeToken(name(token))}
                onClick={() => void rest.removeToken(token.id).finally(again)}
              >
                {words.revoke}
              </button>
            ) : (
              <small>{words.revoked}</small>
            )}
          </li>
        ))}
      </ul>
      {made && (
        <div className="made" role="status">
          <p>{words.tokenOnce}</p>
          <code>{made.token}</code>
          <button
            type="button"
            onClick={() => void navigator.clipboard.writeText(made.token).then(() => setCopied(true))}
          >
            {copied ? words.copied : words.copy}
          </button>
        </div>
      )}
      <LineInput
        label={words.makeToken}
        placeholder={words.tokenName}
        maxLength={100}
        onLine={async (label) => {
          setMade(await rest.addToken(label));
          setCopied(false);
          await again();
        }}
      />
    </section>
  );
}
