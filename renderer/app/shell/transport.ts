/** What a preload exposes and what the loopback adapter imitates: verbs and events, untyped. */
export interface ShellTransport {
  /** Never rejects: a broken wire is a reply with a fault. */
  invoke(verb: string, input: unknown): Promise<unknown>;
  on(event: string, listener: () => void): () => void;
}
