import { useLayoutEffect } from "react";

/**
 * Down goes to the first task in sight from where a change of view leaves the keyboard: from nowhere, or from the way that
 * led here; and from where a task was just added.
 */
export function useFirstByKey(): void {
  useLayoutEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== "ArrowDown" || event.defaultPrevented) return;
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const at = document.activeElement;
      if (at !== document.body && !at?.matches(".views [aria-current], .quick-open")) return;
      const box = document.querySelector(".tasks")?.getBoundingClientRect();
      const rows = [...document.querySelectorAll<HTMLElement>(".tasks [data-task]")];
      const first = rows.find((row) => row.getBoundingClientRect().bottom > (box?.top ?? 0));
      if (!first) return;
      event.preventDefault();
      first.focus();
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, []);
}
