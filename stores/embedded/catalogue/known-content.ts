/**
 * By what each live record is known again under another identifier, kept as documents are stored: at the end of
 * a run only what is new is looked up, however many records the source has.
 */
import { hash } from 'node:crypto';
import type { CatalogueDocument } from '../../../catalogue/document.ts';
import type { RunId } from '../../../catalogue/runs/run.ts';
import { contentKey } from '../../../catalogue/runs/suspicion.ts';
import type { Database, Statement } from '../../sqlite.ts';

/** What more records of one source have in common tells nothing of any of them. */
const MOST_ALIKE = 1_000;

export class KnownContent {
  readonly #set: Statement<object>;
  readonly #drop: Statement<object>;
  readonly #count: Statement<{ alike: number; unmet: number }>;

  constructor(db: Database) {
    this.#set = db.prepare(
      'insert into known_content (added, key) values (?, ?) on conflict (added) do update set key = excluded.key where key <> excluded.key',
    );
    this.#drop = db.prepare('delete from known_content where added = ?');
    this.#count = db.prepare(COUNT_UNMET);
  }

  /** @param document undefined when it is no more */
  set(added: number, document: CatalogueDocument | undefined): void {
    const key = document === undefined ? null : keptKey(document);
    if (key === null) this.#drop.run(added);
    else this.#set.run(added, key);
  }

  /** How many live records have this key that no run since that one met, or only to be deleted. */
  countUnmet(key: string, since: RunId): number {
    const { alike, unmet } = this.#count.get(key, since, MOST_ALIKE + 1) ?? { alike: 0, unmet: 0 };
    return alike > MOST_ALIKE ? 0 : unmet;
  }
}

/** Only so many are read: one title may stand over a hundred thousand pictures. */
export const COUNT_UNMET = `
  select count(*) as alike, coalesce(sum(last_run < ?2
      or exists (select 1 from waiting where waiting.doc = record.doc and kind = 'deleted')), 0) as unmet
    from (select added from known_content where key = ?1 limit ?3) join record using (added)`;

/** The same for two records of one source that read alike; null when the title says nothing. */
export function keptKey(document: CatalogueDocument): string | null {
  const key = contentKey(document);
  return key === null ? null : hash('sha256', `${document.source}\n${key}`, 'base64url');
}
