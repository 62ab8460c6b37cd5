import { type ReactNode, useId } from "react";

/** What ties a field to its label and to what is wrong with it. */
export interface FieldAttributes {
  id: string;
  "aria-invalid"?: true;
  "aria-describedby"?: string;
}

interface FieldProps {
  label: string;
  /** What is wrong with it, as far as anything is. */
  fault: string | null;
  wide?: boolean;
  rare?: boolean;
  children: (attributes: FieldAttributes) => ReactNode;
}

/** A field of a form below its label, and above what is wrong with it. */
export function Field({ label, fault, wide = false, rare = false, children }: FieldProps) {
  const id = useId();
  return (
    <div className={`field${wide ? " wide" : ""}`} data-rare={rare || undefined}>
      <label htmlFor={id}>{label}</label>
      {children({ id, ...(fault !== null && { "aria-invalid": true, "aria-describedby": `${id}-fault` }) })}
      {fault !== null && (
        <p id={`${id}-fault`} role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
