/**
 * A person keeps something from readers 屏蔽: a district what is its own, the city all. It holds at once, for what is
 * stored and for whatever comes again, until somebody lifts it or its end is reached.
 */
import { actsFor } from '../../catalogue/actor.ts';
import type { Actor } from '../../catalogue/actor.ts';
import { shownWord } from '../../catalogue/address.ts';
import { collectionsOf } from '../../catalogue/collections.ts';
import { documentId } from '../../catalogue/ids.ts';
import type { Hiding } from '../../catalogue/ports/hiding.ts';
import type { Records } from '../../catalogue/ports/records.ts';
import type { Registry } from '../../catalogue/ports/registry.ts';
import type { SourceLedgers } from '../../catalogue/ports/source-ledgers.ts';
import type { Source } from '../../catalogue/source.ts';
import { suppressionFacts, suppressionSubject } from '../../catalogue/suppression.ts';
import type { Suppressed, Suppression, SuppressionScope } from '../../catalogue/suppression.ts';
import { FIELD_NAMES, fieldCalled, isTitle } from '../../catalogue/suppressions/fields.ts';
import { LINK_KINDS, isLinkKind, linksIn } from '../../catalogue/suppressions/links.ts';
import { NotThere, WrongState, WrongValues } from '../refusals.ts';
import { endIn } from './end.ts';

export interface SuppressParts {
  readonly records: Pick<Records, 'record'> & Pick<Hiding, 'whole'> & Pick<SourceLedgers, 'ledger'>;
  readonly registry: Pick<Registry, 'sources' | 'suppressions'>;
  readonly now: () => Date;
}

/** What a person wants kept from readers; words as they were given. */
export interface SuppressionWish {
  readonly scope: SuppressionScope;
  readonly source: string;
  readonly identifier?: string | undefined;
  readonly field?: string | undefined;
  /** For librarians only. */
  readonly why: string;
  /** For readers, on the page that says that it was taken down. */
  readonly notice?: string | undefined;
  /** The last day, `2026-12-31`, or an instant, ISO 8601. */
  readonly until?: string | undefined;
}

export const LONGEST_WHY = 1_000;
export const LONGEST_NOTICE = 500;

/**
 * @throws NotThere for a source that is no business of the actor
 * @throws WrongValues; WrongState when the same is kept from readers already
 */
export async function suppress(
  wish: SuppressionWish,
  by: Actor,
  parts: SuppressParts,
): Promise<Suppression> {
  const { registry, now } = parts;
  const { source, what } = await targetOf(wish, by, parts);
  const why = wish.why.trim();
  const notice = wish.notice?.trim() ?? '';
  const end = endIn(wish.until, now());
  const fields = {
    ...(why === '' ? { why: '请写明屏蔽的缘由 why，只有馆员看得到' } : {}),
    ...(why.length > LONGEST_WHY ? { why: `缘由 why 最长 ${LONGEST_WHY} 个字` } : {}),
    ...(notice.length > LONGEST_NOTICE
      ? { notice: `给读者看的说明 notice 最长 ${LONGEST_NOTICE} 个字` }
      : {}),
    ...(end.fault === undefined ? {} : { until: end.fault }),
  };
  if (Object.keys(fields).length > 0) throw new WrongValues(fields);

  const same = (await registry.suppressions.on(what)).find(
    ({ byLibrary }) => byLibrary === by.library,
  );
  if (same !== undefined)
    throw new WrongState(
      `这一项已经屏蔽（第 ${same.id} 号，${same.by}）；要改期限，请先解除再重新屏蔽。`,
    );
  const at = now().toISOString();
  const wanted = {
    ...what,
    library: source.library,
    why,
    notice: notice === '' ? null : notice,
    until: end.at,
    by: by.name,
    byLibrary: by.library,
  };
  return registry.suppressions.add(wanted, at, (made) => ({
    at,
    by,
    act: 'suppression-add',
    subject: suppressionSubject(made),
    before: null,
    after: suppressionFacts(made),
  }));
}

/**
 * What exactly is meant by a wish.
 *
 * @throws NotThere, WrongValues
 */
export async function targetOf(
  wish: Pick<SuppressionWish, 'scope' | 'source' | 'identifier' | 'field'>,
  by: Actor,
  { records, registry }: Omit<SuppressParts, 'now'>,
): Promise<{ readonly source: Source; readonly what: Suppressed }> {
  if (wish.source === '') throw new WrongValues({ source: '请写明数据源 source' });
  const sources = await registry.sources();
  const source = sources.find(({ id }) => id === wish.source);
  if (source === undefined || !actsFor(by, [source.library]))
    throw new NotThere(`没有数据源“${shownWord(wish.source)}”。`);
  const { scope } = wish;
  const identifier = wish.identifier?.trim() ?? '';
  const field = wish.field?.trim() ?? '';
  const what = { scope, source: source.id, identifier: null, field: null };
  if (scope === 'source') {
    if (identifier !== '' || field !== '')
      throw new WrongValues({
        scope: '屏蔽整个数据源（source）时不写 identifier 和 field；只屏蔽一条记录请用 record',
      });
    return { source, what };
  }
  if (identifier === '')
    throw new WrongValues({
      identifier:
        scope === 'collection'
          ? '请用 identifier 写明特色库的编号、名称或 set'
          : '请用 identifier 写明记录的 OAI 标识符',
    });
  if (scope === 'collection') {
    const { profile } = await records.ledger(source.id);
    const found = collectionsOf(source, profile?.sets ?? {}).find(
      ({ id, name }) =>
        identifier === id || identifier === name || id === `${source.id}:${identifier}`,
    );
    if (found === undefined)
      throw new WrongValues({
        identifier: `数据源 ${source.id} 没有特色库“${shownWord(identifier)}”`,
      });
    return { source, what: { ...what, identifier: found.id } };
  }
  const id = documentId(source.id, identifier);
  if ((await records.record(id)) === undefined)
    throw new WrongValues({
      identifier: `数据源 ${source.id} 没有收到过记录“${shownWord(identifier)}”；请核对标识符`,
    });
  if (scope === 'record') return { source, what: { ...what, identifier } };
  const named = scope === 'field' ? fieldIn(field) : await linkIn(field, id, records);
  return { source, what: { ...what, identifier, field: named } };
}

/** @throws WrongValues */
function fieldIn(field: string): string {
  if (isTitle(field))
    throw new WrongValues({
      field:
        '题名不能单独屏蔽：没有题名的记录，读者无从辨认；请改为屏蔽整条记录（scope 为 record）',
    });
  const name = fieldCalled(field);
  if (name === undefined)
    throw new WrongValues({ field: `field 应为 ${FIELD_NAMES.join('、')} 之一` });
  return name;
}

/** @throws WrongValues when the record has no such address */
async function linkIn(
  field: string,
  id: string,
  records: Pick<Hiding, 'whole'>,
): Promise<string | null> {
  const found = await records.whole(id);
  const links = found === undefined ? [] : linksIn(found.document);
  const isMet = links.some(({ kind, url }) => field === '' || field === kind || field === url);
  // A kind may come another day; an address that the record does not have is a slip of the pen.
  if (!isMet && !isLinkKind(field))
    throw new WrongValues({
      field:
        links.length === 0
          ? '这条记录没有网址'
          : `field 应为这条记录的一个网址，或其种类（${LINK_KINDS.join('、')}）；不写就是全部`,
    });
  return field === '' ? null : field;
}
