/** What a repository is told so that it lets us in. Lives in memory alone: no database, no log, no message. */
export interface Credentials {
  /** `https://repository.example:8443`: the only place that they are sent to. */
  readonly origin: string;
  /** Name of the header, e.g. `Authorization`. */
  readonly header: string;
  readonly value: string;
  /** What else of them is never shown, should a repository repeat it. */
  readonly secrets: readonly string[];
}
