import { useCallback, useEffect, useState } from "react";
import { useWords } from "../words/words";
import { sentenceOf } from "./rest";

/** What is asked for when it is first shown, and anew with each turn; `trouble` is why it could not be had. */
export function useFound<T>(ask: () => Promise<T>, turn: number) {
  const words = useWords();
  const [found, setFound] = useState<T | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const again = useCallback(async () => {
    try {
      setFound(await ask());
      setTrouble(null);
    } catch (reason) {
      setTrouble(sentenceOf(reason, words));
    }
  }, [ask, words]);
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
