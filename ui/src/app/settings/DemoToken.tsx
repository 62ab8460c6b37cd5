import { DEMO_TOKEN } from "../account";
import { useWords } from "../words/words";

/** Where an account's tokens would be: the one that demo mode has. */
export function DemoToken() {
  const words = useWords();
  return (
    <section aria-labelledby="tokens-title">
      <h3 id="tokens-title">{words.tokens}</h3>
      <p className="hint">
        {words.tokensHint} {words.demoTokens} <code>{DEMO_TOKEN}</code>
      </p>
    </section>
  );
}
