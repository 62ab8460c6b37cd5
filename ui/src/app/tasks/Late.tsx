import { type ReactNode, Suspense } from "react";
import { Boundary } from "../Boundary";

/** What is loaded when it is first shown: meanwhile, and when it fails, all else stays as it is. */
export function Late({ shown, children }: { shown: boolean; children: ReactNode }) {
  return (
    <Boundary of={String(shown)}>
      <Suspense>{shown && children}</Suspense>
    </Boundary>
  );
}
