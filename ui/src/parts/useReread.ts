import type { Failure } from "../state/chat";
import { useRetry } from "./useRetry";

/** As long as it is told that something could not be read, reads it again by itself, where that may help. */
export function useReread(failure: Failure | null): void {
  useRetry(failure?.reread !== undefined, async () => failure?.reread?.());
}
