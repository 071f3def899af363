/** The pages that libraries edit of themselves, in `registry.db`: every state of them, and what readers see. */
import type { Kysely, Transaction } from 'kysely';
import type { Deed } from '../../../catalogue/audit.ts';
import type { PageContent, PageVersion } from '../../../catalogue/library-page.ts';
import { withPage } from '../../../catalogue/library.ts';
import type { Library } from '../../../catalogue/library.ts';
import type { LibraryPages, NewPageVersion } from '../../../catalogue/ports/library-pages.ts';
import { rulesOfPage } from '../../../catalogue/source.ts';
import type { Source } from '../../../catalogue/source.ts';
import { enter } from './audit-trail.ts';
import type { PageVersionRow } from './library-page-tables.ts';
import type { Tables } from './tables.ts';

/** Of one library; beyond it the oldest go that readers never saw. */
const MOST_VERSIONS = 300;

export class RegisteredPages implements LibraryPages {
  readonly #db: Kysely<Tables>;
  readonly #parsed: (json: string) => unknown;

  /** @param parsed reads JSON that was stored */
  constructor(db: Kysely<Tables>, parsed: (json: string) => unknown) {
    this.#db = db;
    this.#parsed = parsed;
  }

  async versions(library: string): Promise<readonly PageVersion[]> {
    const rows = await this.#db
      .selectFrom('page_version')
      .selectAll()
      .where('library', '=', library)
      .orderBy('number', 'desc')
      .execute();
    return rows.map((row) => this.#read(row));
  }

  async published(library: string): Promise<PageVersion | undefined> {
    const row = await this.#publishedRows()
      .where('page_version.library', '=', library)
      .executeTakeFirst();
    return row && this.#read(row);
  }

  async starting(library: string): Promise<Library | undefined> {
    const row = await this.#db
      .selectFrom('library')
      .select('json')
      .where('code', '=', library)
      .executeTakeFirst();
    return row && (this.#parsed(row.json) as Library);
  }

  /** Libraries as readers see them. */
  async shown(libraries: readonly Library[]): Promise<readonly Library[]> {
    const pages = await this.#pages();
    return libraries.map((library) => {
      const page = pages.get(library.code);
      return page === undefined ? library : withPage(library, page);
    });
  }

  /** Sources with what their libraries say of their collections. */
  async ruled(sources: readonly Source[]): Promise<readonly Source[]> {
    const pages = await this.#pages();
    return sources.map((source) => {
      const page = pages.get(source.library);
      const ofPage = page === undefined ? [] : rulesOfPage(page, source.id);
      return ofPage.length === 0 ? source : { ...source, ofPage };
    });
  }

  add(
    { library, base, restored, content, picture }: NewPageVersion,
    deed: Deed,
  ): Promise<PageVersion | undefined> {
    return this.#db.transaction().execute(async (all) => {
      if ((await newestOf(all, library)) !== base) return undefined;
      if (picture !== undefined)
        await all
          .insertInto('page_picture')
          .values({ id: picture.id, bytes: picture.bytes })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .execute();
      const row: PageVersionRow = {
        library,
        number: base + 1,
        at: deed.at,
        by: deed.by.name,
        restored,
        content: JSON.stringify(content),
        published_at: null,
        published_by: null,
      };
      await all.insertInto('page_version').values(row).execute();
      await forgetOldest(all, library);
      await enter(all, deed);
      return this.#read(row);
    });
  }

  publish(library: string, number: number, deed: Deed): Promise<PageVersion | undefined> {
    return this.#db.transaction().execute(async (all) => {
      const held = await all
        .selectFrom('published_page')
        .select('number')
        .where('library', '=', library)
        .executeTakeFirst();
      if (held?.number === number) return undefined;
      const row = await all
        .updateTable('page_version')
        .set({ published_at: deed.at, published_by: deed.by.name })
        .where('library', '=', library)
        .where('number', '=', number)
        .returningAll()
        .executeTakeFirst();
      if (row === undefined) return undefined;
      await all
        .insertInto('published_page')
        .values({ library, number })
        .onConflict((conflict) => conflict.column('library').doUpdateSet({ number }))
        .execute();
      await enter(all, deed);
      return this.#read(row);
    });
  }

  async picture(id: string): Promise<Uint8Array | undefined> {
    const row = await this.#db
      .selectFrom('page_picture')
      .select('bytes')
      .where('id', '=', id)
      .executeTakeFirst();
    return row?.bytes;
  }

  async #pages(): Promise<ReadonlyMap<string, PageContent>> {
    const rows = await this.#publishedRows().execute();
    return new Map(rows.map((row) => [row.library, this.#read(row).content]));
  }

  #publishedRows() {
    return this.#db
      .selectFrom('page_version')
      .innerJoin('published_page', (join) =>
        join
          .onRef('published_page.library', '=', 'page_version.library')
          .onRef('published_page.number', '=', 'page_version.number'),
      )
      .selectAll('page_version');
  }

  #read(row: PageVersionRow): PageVersion {
    return {
      library: row.library,
      number: row.number,
      at: row.at,
      by: row.by,
      restored: row.restored,
      content: this.#parsed(row.content) as PageContent,
      publishedAt: row.published_at,
      publishedBy: row.published_by,
    };
  }
}

async function newestOf(all: Transaction<Tables>, library: string): Promise<number> {
  const row = await all
    .selectFrom('page_version')
    .select((of) => of.fn.max('number').as('newest'))
    .where('library', '=', library)
    .executeTakeFirst();
  return row?.newest ?? 0;
}

async function forgetOldest(all: Transaction<Tables>, library: string): Promise<void> {
  const tooOld = await all
    .selectFrom('page_version')
    .select('number')
    .where('library', '=', library)
    .where('published_at', 'is', null)
    .orderBy('number', 'desc')
    .offset(MOST_VERSIONS)
    .limit(MOST_VERSIONS)
    .execute();
  for (const { number } of tooOld) {
    await all
      .deleteFrom('page_version')
      .where('library', '=', library)
      .where('number', '=', number)
      .execute();
  }
}
