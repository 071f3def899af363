/** What persons set aside or accepted, as far as the catalogue has followed the registry; see `catalogue/runs/waiver.ts`. */
import type { WaiverFollower } from '../../../catalogue/ports/waivers.ts';
import type { Span } from '../../../catalogue/runs/run.ts';
import type { Waived, Waiver } from '../../../catalogue/runs/waiver.ts';
import type { Database } from '../../sqlite.ts';
import type { Meta } from './meta.ts';

const NO_THING = { thing: '', code: '' };

/** Whether a row of the table `quarantine` is set aside: by its thing, as long as it is wrong in this way. */
export const IS_ASIDE = `exists (select 1 from waiver where waiver.source = quarantine.source
  and waiver.kind = 'quarantine' and waiver.thing = quarantine.thing and waiver.code = quarantine.code)`;

export class AppliedWaivers implements WaiverFollower {
  readonly #db: Database;
  readonly #meta: Meta;

  constructor(db: Database, meta: Meta) {
    this.#db = db;
    this.#meta = meta;
  }

  async waiversApplied(): Promise<number> {
    return Number(this.#meta.get('waivers_applied') ?? 0);
  }

  async applyWaivers(waivers: readonly Waiver[]): Promise<void> {
    this.#db.write(() => {
      const drop = this.#db.prepare('delete from waiver where id = ?');
      const put = this.#db.prepare('insert or replace into waiver values (?, ?, ?, ?, ?, ?)');
      for (const { id, source, waived, takenBack } of waivers) {
        const { thing, code } = waived.kind === 'quarantine' ? waived : NO_THING;
        if (takenBack === null)
          put.run(id, source, waived.kind, thing, code, JSON.stringify(waived));
        else drop.run(id);
        if (thing !== '') this.#mark(source, thing);
      }
      const last = waivers.at(-1);
      if (last !== undefined) this.#meta.set('waivers_applied', String(last.seq));
    });
  }

  async forgetWaivers(): Promise<void> {
    this.#db.write(() => {
      this.#db.exec('delete from waiver');
      this.#db.exec('update quarantine set aside = 0 where aside <> 0');
      this.#meta.set('waivers_applied', '0');
    });
  }

  /** Spans of a source that were set aside. */
  gaps(source: string): Span[] {
    return this.#of(source, 'gap').flatMap((waived) => (waived.kind === 'gap' ? [waived] : []));
  }

  /** How many records lists lacked when that was accepted; undefined = nobody did. */
  shortAccepted(source: string): number | undefined {
    const [waived] = this.#of(source, 'list-size');
    return waived?.kind === 'list-size' ? waived.short : undefined;
  }

  /** What is there of it in the quarantine is as it should be from now on. */
  #mark(source: string, thing: string): void {
    this.#db
      .prepare(`update quarantine set aside = ${IS_ASIDE} where source = ? and thing = ?`)
      .run(source, thing);
  }

  #of(source: string, kind: Waived['kind']): Waived[] {
    return this.#db
      .prepare<{ json: string }>(
        'select json from waiver where source = ? and kind = ? order by id desc',
      )
      .all(source, kind)
      .map(({ json }) => JSON.parse(json) as Waived);
  }
}
