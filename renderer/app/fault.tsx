/** The whole window where nothing else can be shown: what is wrong, and that nothing was touched. */
export function Fault({ message }: { readonly message: string }) {
  return (
    <main className="welcome" role="alert">
      <h1>Aftermark cannot open your drafts</h1>
      <p>{message}</p>
    </main>
  );
}
