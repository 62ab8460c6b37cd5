import type { ReactNode } from "react";

interface IconButtonProps {
  name: string;
  className?: string;
  /** Whether what it opens is open. */
  expanded?: boolean;
  onClick: () => void;
  children: ReactNode;
}

/** A button that is a picture, and says its name to whoever stays on it. */
export function IconButton({ name, className = "", expanded, onClick, children }: IconButtonProps) {
  return (
    <button
      type="button"
      className={`ghost ${className}`}
      aria-label={name}
      aria-expanded={expanded}
      title={name}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
