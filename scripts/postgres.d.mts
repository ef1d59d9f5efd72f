export interface EmbeddedPostgres {
  /** As for DATABASE_URL. */
  url: string;
  /** False when another process had started it. */
  started: boolean;
  /** Where the data is. */
  folder: string;
  release(): Promise<void>;
}
export function acquirePostgres(name?: "main" | "test"): Promise<EmbeddedPostgres>;
