import type { ReactNode } from "react";

interface GroupProps {
  title: string;
  action?: ReactNode;
  children: ReactNode;
}

/** Ways of one kind, under what they are called. */
export function Group({ title, action, children }: GroupProps) {
  return (
    <>
      <div className="views-head">
        <h2>{title}</h2>
        {action}
      </div>
      <ul>{children}</ul>
    </>
  );
}
