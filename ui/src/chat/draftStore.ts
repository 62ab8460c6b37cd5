const PREFIX = "saydone-chat:";
const WRITER = `${PREFIX}writer`;

/** What was kept under a name in this tab. */
export function keptDraft(name: string): string | null {
  return stored((storage) => storage.getItem(PREFIX + name));
}

/** Keep what is written under a name, as long as the tab is open; null forgets it. */
export function keepDraft(name: string, kept: string | null): void {
  stored((storage) => (kept === null ? storage.removeItem(PREFIX + name) : storage.setItem(PREFIX + name, kept)));
}

/** It is this user who writes here: what somebody else wrote is forgotten. */
export function writtenBy(user: string): void {
  stored((storage) => {
    if (storage.getItem(WRITER) === user) return;
    for (const name of Object.keys(storage)) if (name.startsWith(PREFIX)) storage.removeItem(name);
    storage.setItem(WRITER, user);
  });
}

/** Storage may be forbidden to the page, or full. */
function stored<T>(use: (storage: Storage) => T): T | null {
  try {
    return use(sessionStorage);
  } catch {
    return null;
  }
}
