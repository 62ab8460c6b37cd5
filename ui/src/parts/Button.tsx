import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { Icon, type IconName } from "./Icon";
import { names } from "./names";

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "children"> {
  icon: IconName;
  /** What the button does: its name for those who do not see the icon, and its tooltip. */
  label: string;
  ref?: Ref<HTMLButtonElement> | undefined;
  small?: boolean;
}

/** A button that is only an icon. */
export function IconButton({ icon, label, className, small, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      {...rest}
      className={names("icon-button", small && "small", className)}
    >
      <Icon name={icon} />
    </button>
  );
}

interface TextButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  icon?: IconName | undefined;
  kind?: "primary" | "plain" | "danger";
  children: ReactNode;
  ref?: Ref<HTMLButtonElement> | undefined;
}

/** A button with words on it. */
export function TextButton({ icon, kind = "plain", className, children, ...rest }: TextButtonProps) {
  return (
    <button type="button" {...rest} className={names("text-button", kind, className)}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}
