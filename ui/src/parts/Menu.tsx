import { autoUpdate, computePosition, flip, offset, type Placement, shift, size } from "@floating-ui/dom";
import { type ReactNode, type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { Icon, type IconName } from "./Icon";
import { names } from "./names";

/** One line of a menu. */
export interface MenuItem {
  readonly label: string;
  readonly icon?: IconName | undefined;
  readonly description?: string | undefined;
  readonly checked?: boolean;
  readonly disabled?: boolean;
  readonly danger?: boolean;
  readonly act: () => void;
}

interface MenuProps {
  label: string;
  items: readonly MenuItem[];
  placement?: Placement;
  /** The button's content and class; the menu opens from it. */
  children: ReactNode;
  className?: string;
}

/**
 * A button with a menu. The menu is a native popover: it is above everything, closes by Escape and by a click
 * elsewhere, and needs no style element (see ADR 0013 for why it is not Radix's).
 */
export function Menu({ label, items, placement = "bottom-end", children, className = "icon-button" }: MenuProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const id = useId();
  useAnchored(menu, button, open, placement);

  useEffect(() => {
    if (open) entries(menu.current)[0]?.focus();
  }, [open]);

  const close = () => menu.current?.hidePopover();
  return (
    <>
      <button
        ref={button}
        type="button"
        title={label}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        className={className}
        popoverTarget={id}
      >
        {children}
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        className="menu"
        onBeforeToggle={(event) => {
          if (event.newState !== "closed") return;
          // Browsers give the focus back to the element that has it in the document: the whole chat.
          if (menu.current?.matches(":focus-within")) button.current?.focus();
          // One that is opened again at once tells of it with one toggle, not two.
          setOpen(false);
        }}
        onToggle={(event) => setOpen(event.newState === "open")}
        onKeyDown={(event) => {
          // The browser closes the menu; what is around it stays open.
          if (event.key === "Escape") event.stopPropagation();
          else if (event.key === "Tab") close();
          else if (moveFocus(entries(menu.current), event.key)) event.preventDefault();
        }}
      >
        {open &&
          items.map((item) => (
            // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both of these roles have a checked state, or no attribute
            <button
              key={item.label}
              type="button"
              role={item.checked === undefined ? "menuitem" : "menuitemradio"}
              aria-checked={item.checked}
              aria-disabled={item.disabled || undefined}
              tabIndex={-1}
              className={names("menu-item", item.danger && "danger")}
              onClick={() => {
                if (item.disabled) return;
                close();
                item.act();
              }}
            >
              {item.icon && <Icon name={item.icon} />}
              <span className="menu-words">
                <span>{item.label}</span>
                {item.description && <small>{item.description}</small>}
              </span>
              {item.checked && <Icon name="check" className="icon menu-check" />}
            </button>
          ))}
      </div>
    </>
  );
}

/** Keep something that floats beside its anchor while it is open. */
export function useAnchored(
  floating: RefObject<HTMLElement | null>,
  anchor: RefObject<HTMLElement | null>,
  open: boolean,
  placement: Placement,
): void {
  useLayoutEffect(() => {
    const [box, from] = [floating.current, anchor.current];
    if (!open || !box || !from) return;
    return autoUpdate(from, box, () => {
      void computePosition(from, box, {
        placement,
        strategy: "fixed",
        middleware: [
          offset(6),
          flip({ padding: 8 }),
          shift({ padding: 8 }),
          size({
            padding: 8,
            apply: ({ availableHeight }) => {
              box.style.maxBlockSize = `${Math.max(96, availableHeight)}px`;
            },
          }),
        ],
      }).then(({ x, y }) => {
        box.style.left = `${x}px`;
        box.style.top = `${y}px`;
      });
    });
  }, [open, placement, floating, anchor]);
}

function entries(menu: HTMLElement | null): HTMLElement[] {
  return menu ? [...menu.querySelectorAll<HTMLElement>("[role^=menuitem], [role=option]")] : [];
}

/** Move the focus among these by an arrow key, Home or End, or to the next that begins with a letter. */
function moveFocus(among: readonly HTMLElement[], key: string): boolean {
  const at = among.findIndex((entry) => entry.matches(":focus"));
  const to = target(among, at, key);
  among[to]?.focus();
  return to >= 0;
}

function target(among: readonly HTMLElement[], at: number, key: string): number {
  const last = among.length - 1;
  if (key === "ArrowDown") return at >= last ? 0 : at + 1;
  if (key === "ArrowUp") return at <= 0 ? last : at - 1;
  if (key === "Home") return 0;
  if (key === "End") return last;
  if (key.length !== 1 || key === " ") return -1;
  const rest = [...among.slice(at + 1), ...among.slice(0, at + 1)];
  const found = rest.find((entry) => entry.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()));
  return found ? among.indexOf(found) : -1;
}
