/** What a command finds around it: what its process has, or what a test puts in its place. */
export interface Terminal {
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** For results. */
  readonly out: { write(text: string): unknown };
  /** For the person at the terminal. */
  readonly err: { readonly isTTY?: boolean; write(text: string): unknown };
  /** Aborts on Ctrl-C and SIGTERM. */
  readonly signal: AbortSignal;
}
