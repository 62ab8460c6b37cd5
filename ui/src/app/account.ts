import type { Me } from "../wire/rest";

const KEY = "saydone.token";

/** The token that everyone has while a server has no accounts. */
export const DEMO_TOKEN = "test-token";

/** The token of this browser; a fresh one tries the demo's. */
export function storedToken(): string {
  return localStorage.getItem(KEY) ?? DEMO_TOKEN;
}

export function storeToken(token: string | null): void {
  if (token === null) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, token);
}

/** Hears of who signs in or out in another tab of this browser. Tells how to stop. */
export function onTokenElsewhere(heard: (signedIn: boolean) => void): () => void {
  // All of what is stored may be cleared at once; then there is no key.
  const look = ({ key, newValue }: StorageEvent) => (key === KEY || key === null) && heard(newValue !== null);
  window.addEventListener("storage", look);
  return () => window.removeEventListener("storage", look);
}

/** Whose token it is, by their id: `false` when the server does not take it, `null` when it cannot be asked. */
export async function whoseToken(token: string): Promise<string | false | null> {
  try {
    const response = await fetch("./api/v1/me", { headers: { Authorization: `Bearer ${token}` } });
    if (response.ok) return ((await response.json()) as Me).id;
    return response.status === 401 ? false : null;
  } catch {
    return null;
  }
}

/** `fetch` with the token, telling when it is no longer taken. */
export function fetchWith(token: string, onSignedOut: () => void): typeof fetch {
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set("Authorization", `Bearer ${token}`);
    const response = await fetch(input, { ...init, headers });
    if (response.status === 401) onSignedOut();
    return response;
  };
}
