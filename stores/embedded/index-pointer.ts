/**
 * Which index file is in use. The answer is one row of `catalogue.db` that every process looks at;
 * the catalogue's store implements this, the search index is given it.
 */
export interface IndexPointer {
  /** Name of the file in use, without its folder, e.g. `index-3.db`; undefined before the first. */
  current(): Promise<string | undefined>;
  /** Puts this file in use for every process. */
  publish(file: string): Promise<void>;
}
