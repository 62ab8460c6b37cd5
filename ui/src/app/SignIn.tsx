import { TokenForm } from "./TokenForm";

/** The page of those who are not signed in. */
export function SignIn({ onToken }: { onToken: (token: string) => Promise<boolean | null> }) {
  return (
    <main className="gate">
      <h1>Saydone</h1>
      <TokenForm onToken={onToken} />
    </main>
  );
}
