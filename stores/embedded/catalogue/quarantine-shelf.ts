/** The quarantine and the descriptions with warnings, as whoever mends them looks through them: reads only. */
import { withShownAddresses } from '../../../catalogue/address.ts';
import type { CatalogueDocument } from '../../../catalogue/document.ts';
import { documentId } from '../../../catalogue/ids.ts';
import type { QuarantineShelf as Port } from '../../../catalogue/ports/quarantine-shelf.ts';
import type { Part } from '../../../catalogue/runs/run-report.ts';
import type {
  QuarantineGroup,
  QuarantineQuery,
  ShelvedThing,
} from '../../../catalogue/runs/quarantine.ts';
import type { WarnedDocument, WarningCode } from '../../../catalogue/warnings.ts';
import type { Database } from '../../sqlite.ts';

type ThingRow = Omit<ShelvedThing, 'title'>;

/** `raw` lies before the last columns of a row, so it is never read where it is not wanted: its length is. */
const COLUMNS = `id, source, thing, identifier, code, message, length(raw) as bytes, first_seen as firstSeen,
  last_seen as lastSeen, run, url, position, iif(aside = 0, null, (select max(waiver.id) from waiver
    where waiver.source = quarantine.source and waiver.kind = 'quarantine' and waiver.thing = quarantine.thing)) as aside`;

export class QuarantineShelf implements Port {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async shelf(
    { source, isAside, code }: QuarantineQuery,
    limit: number,
    offset: number,
  ): Promise<Part<ShelvedThing>> {
    const given = code === undefined ? [] : [code];
    const where = `source = ? and aside = ? ${code === undefined ? '' : 'and code = ?'}`;
    return this.#db.read(() => {
      const total = this.#db
        .prepare<{ n: number }>(`select count(*) as n from quarantine where ${where}`)
        .get(source, isAside, ...given);
      // Sorted by what the index has, so that only the rows that are shown are read.
      const rows = this.#db
        .prepare<ThingRow>(
          `select ${COLUMNS} from quarantine where id in (select id from quarantine indexed by quarantine_by_code
             where ${where} order by last_seen desc, id limit ? offset ?) order by last_seen desc, id`,
        )
        .all(source, isAside, ...given, limit, offset);
      return { total: total?.n ?? 0, items: rows.map((row) => this.#told(row)) };
    });
  }

  async shelved(id: number): Promise<(ShelvedThing & { readonly raw: Uint8Array }) | undefined> {
    const row = this.#db
      .prepare<ThingRow & { raw: Uint8Array }>(
        `select ${COLUMNS}, raw from quarantine where id = ?`,
      )
      .get(id);
    return row === undefined ? undefined : { ...this.#told(row), raw: row.raw };
  }

  async shelfGroups(source: string): Promise<readonly QuarantineGroup[]> {
    return this.#db
      .prepare<Omit<QuarantineGroup, 'isAside'> & { aside: number }>(
        `select code, aside, count(*) as count, min(first_seen) as firstSeen, max(last_seen) as lastSeen
           from quarantine where source = ? group by aside, code order by aside, count(*) desc, code`,
      )
      .all(source)
      .map(({ aside, ...group }) => ({ ...group, isAside: aside === 1 }));
  }

  async warned(
    source: string,
    code: WarningCode,
    limit: number,
    offset: number,
  ): Promise<Part<WarnedDocument>> {
    return this.#db.read(() => {
      const total = this.#db
        .prepare<{ n: number }>(
          'select documents as n from warning_total where source = ? and code = ?',
        )
        .get(source, code);
      const items = this.#db
        .prepare<{ identifier: string; title: string; json: string }>(
          `select identifier, title, json from (select added from document_warning
             where source = ? and code = ? order by added limit ? offset ?)
           join record using (added) join document using (added) order by added`,
        )
        .all(source, code, limit, offset)
        .map(({ identifier, title, json }) => ({
          identifier,
          title,
          values: this.#valuesIn(json, code),
        }));
      return { total: total?.n ?? 0, items };
    });
  }

  #told(row: ThingRow): ShelvedThing {
    const { id, source, thing, identifier, code, bytes, run, position, aside } = row;
    return {
      id,
      source,
      thing,
      identifier,
      code,
      bytes,
      run,
      position,
      aside,
      message: withShownAddresses(row.message),
      url: withShownAddresses(row.url),
      firstSeen: row.firstSeen,
      lastSeen: row.lastSeen,
      title: identifier === null ? null : this.#titleOf(source, identifier),
    };
  }

  #titleOf(source: string, identifier: string): string | null {
    return (
      this.#db
        .prepare<{ title: string }>("select title from record where doc = ? and title <> ''")
        .get(documentId(source, identifier))?.title ?? null
    );
  }

  #valuesIn(json: string, code: WarningCode): string[] {
    const { warnings } = this.#db.parsed(json) as CatalogueDocument;
    return warnings.flatMap((warning) => (warning.code === code ? [warning.value] : []));
  }
}
