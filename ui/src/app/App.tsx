import { useCallback, useEffect, useState } from "react";
import { isSignedIn, storedToken, storeToken } from "./account";
import { Boundary } from "./Boundary";
import { Shell } from "./Shell";
import { SignIn } from "./SignIn";
import { useScheme } from "./scheme";
import { Unreachable } from "./Unreachable";
import { useLanguage, WordsContext } from "./words/words";

type State = { at: "asking" } | { at: "in"; token: string } | { at: "out" } | { at: "unreachable" };

/** Saydone's page: who is not signed in signs in, and then it is theirs. */
export function App() {
  const language = useLanguage();
  const scheme = useScheme();
  const [state, setState] = useState<State>({ at: "asking" });

  const enter = useCallback(async (token: string): Promise<boolean> => {
    const taken = await isSignedIn(token);
    if (taken) setState({ at: "in", token });
    else setState({ at: taken === null ? "unreachable" : "out" });
    return taken === true;
  }, []);
  useEffect(() => void enter(storedToken()), [enter]);
  const leave = useCallback(() => {
    storeToken(null);
    setState({ at: "out" });
  }, []);

  return (
    <WordsContext value={language.words}>
      {state.at === "in" && (
        <Boundary>
          <Shell token={state.token} language={language} scheme={scheme} onSignedOut={leave} />
        </Boundary>
      )}
      {state.at === "out" && (
        <SignIn
          onToken={async (token) => {
            const taken = await enter(token);
            if (taken) storeToken(token);
            return taken;
          }}
        />
      )}
      {state.at === "unreachable" && <Unreachable onRetry={() => void enter(storedToken())} />}
    </WordsContext>
  );
}
