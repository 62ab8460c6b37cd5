import type { Fault } from "./fault";

/** A query with the place marked where it cannot be read. */
export function Marked({ fault }: { fault: Fault }) {
  return (
    <code>
      {fault.before}
      <mark>{fault.at}</mark>
      {fault.rest}
    </code>
  );
}
