/**
 * The life of a repository between two questions: records are edited, added, deleted and revived, each at a later
 * second of a clock of its own, so that lists by datestamp move. It knows what is true in the end.
 */
import { createHash } from 'node:crypto';
import type { FakeRecord } from './fake-repository.ts';

export class RepositoryLife {
  readonly records: FakeRecord[];
  readonly #random: () => number;
  readonly #make: (n: number) => FakeRecord;
  #now: number;
  #edits = 0;

  /**
   * @param random from 0 to 1
   * @param make the record of a number that is not there yet
   */
  constructor(
    records: FakeRecord[],
    random: () => number,
    make: (n: number) => FakeRecord,
    now: Date,
  ) {
    this.records = records;
    this.#random = random;
    this.#make = make;
    this.#now = now.getTime();
  }

  /** Its clock, which every look at it moves on by a second. */
  readonly now = (): Date => new Date((this.#now += 1_000));

  get edits(): number {
    return this.#edits;
  }

  /** So many of them, of all kinds. */
  go(edits: number): void {
    for (let n = 0; n < edits; n++) this.#one();
  }

  /** Identifier, state and content of each record, by identifier. */
  truth(): string[] {
    return this.records
      .map(({ identifier, deleted = false, metadata = '', sets = [] }) =>
        deleted
          ? `${identifier} deleted`
          : `${identifier} ${createHash('sha256')
              .update(`${metadata.trim()}\0${[...sets].sort().join('\n')}`)
              .digest('hex')}`,
      )
      .sort();
  }

  #one(): void {
    const kind = this.#random();
    const datestamp = this.now().toISOString().replace('.000', '');
    if (kind < 0.15) {
      this.records.push({ ...this.#make(this.records.length), datestamp });
      return;
    }
    const record = this.records[Math.floor(this.#random() * this.records.length)];
    if (record === undefined) return;
    record.datestamp = datestamp;
    record.deleted = kind < 0.3 ? record.deleted !== true : false;
    record.metadata = (record.metadata ?? '').replace(
      /<dc:title>(?:第\d+次改 )?/,
      `<dc:title>第${++this.#edits}次改 `,
    );
  }
}

/** What was exported, in the words of `truth`. */
export function kept(exported: readonly Readonly<Record<string, unknown>>[]): string[] {
  return exported
    .map(
      ({ identifier, deleted, sha256 }) =>
        `${String(identifier)} ${deleted === true ? 'deleted' : String(sha256)}`,
    )
    .sort();
}
