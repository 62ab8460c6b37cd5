import { useCallback, useEffect, useState } from "react";
import { writtenBy } from "../chat/draftStore";
import { useRetry } from "../parts/useRetry";
import { onTokenElsewhere, storedToken, storeToken, whoseToken } from "./account";
import { Boundary } from "./Boundary";
import { Shell } from "./Shell";
import { SignIn } from "./SignIn";
import { SignInAgain } from "./SignInAgain";
import { useScheme } from "./scheme";
import { Unreachable } from "./Unreachable";
import { useLanguage, WordsContext } from "./words/words";

type State =
  | { at: "asking" }
  | { at: "in"; token: string; user: string; expired: boolean }
  | { at: "out" }
  | { at: "unreachable" };

/** Saydone's page: who is not signed in signs in, and then it is theirs. */
export function App() {
  const language = useLanguage();
  const scheme = useScheme();
  const [state, setState] = useState<State>({ at: "asking" });

  const enter = useCallback(async (token: string): Promise<boolean | null> => {
    const user = await whoseToken(token);
    if (typeof user !== "string") return user;
    writtenBy(user);
    setState({ at: "in", token, user, expired: false });
    return true;
  }, []);
  const begin = useCallback(async () => {
    const taken = await enter(storedToken());
    if (taken !== true) setState({ at: taken === null ? "unreachable" : "out" });
  }, [enter]);
  useEffect(() => void begin(), [begin]);
  useRetry(state.at === "unreachable", begin);
  // Whoever signs out does so in all tabs.
  useEffect(() => onTokenElsewhere((signedIn) => (signedIn ? void begin() : setState({ at: "out" }))), [begin]);
  const signIn = useCallback(
    async (token: string) => {
      const taken = await enter(token);
      if (taken) storeToken(token);
      return taken;
    },
    [enter],
  );
  const leave = useCallback(() => {
    storeToken(null);
    setState({ at: "out" });
  }, []);
  const expire = useCallback(
    (token: string) => setState((now) => (now.at === "in" && now.token === token ? { ...now, expired: true } : now)),
    [],
  );

  if (language === null) return null;
  return (
    <WordsContext value={language.words}>
      {state.at === "in" && (
        // Whoever else signs in finds nothing of what was there before.
        <Boundary key={state.user}>
          <Shell
            token={state.token}
            user={state.user}
            language={language}
            scheme={scheme}
            onExpired={expire}
            onSignOut={leave}
          />
          {state.expired && <SignInAgain onToken={signIn} onLeave={leave} />}
        </Boundary>
      )}
      {state.at === "out" && <SignIn onToken={signIn} />}
      {state.at === "unreachable" && <Unreachable onRetry={() => void begin()} />}
    </WordsContext>
  );
}
