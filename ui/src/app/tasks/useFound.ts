import { useCallback, useEffect, useState } from "react";
import { useRetry } from "../../parts/useRetry";
import { useWords } from "../words/words";
import { isAway, sentenceOf } from "./rest";
import { useNewest } from "./useNewest";

/** What is asked for when it is first shown, and anew with each turn; `trouble` is why it could not be had. */
export function useFound<T>(ask: () => Promise<T>, turn: number) {
  const words = useWords();
  const [found, setFound] = useState<T | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [away, setAway] = useState(false);
  const begin = useNewest();
  const again = useCallback(async () => {
    const isNewest = begin();
    try {
      const answer = await ask();
      if (!isNewest()) return;
      setFound(answer);
      setTrouble(null);
      setAway(false);
    } catch (reason) {
      if (!isNewest()) return;
      setTrouble(sentenceOf(reason, words));
      setAway(isAway(reason));
    }
  }, [ask, begin, words]);
  useRetry(away, again);
  /** Does something to what was found, and asks anew; what is refused is told. */
  const change = useCallback(
    async (what: () => Promise<unknown>) => {
      try {
        await what();
        await again();
      } catch (reason) {
        await again();
        setTrouble(sentenceOf(reason, words));
      }
    },
    [again, words],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each turn
  useEffect(() => void again(), [again, turn]);
  return { found, trouble, again, change, setTrouble };
}
