/**
 * One verdict for a line, by precedence: the first rule of its purpose that finds something. Everything else that was
 * found stays beside it, as flags and as works. Pure: what the works are to the line is in `judging/`.
 */
import { MOST_BESIDE } from '../catalogue/matching/blocks.ts';
import type { EditionRelation } from '../catalogue/matching/comparison.ts';
import type { MatchStatement } from '../catalogue/matching/statement.ts';
import type { HeldWork } from '../catalogue/ports/candidates.ts';
import type { WorkId } from '../catalogue/work.ts';
import { heldAs, singleLicensee } from './judging/holdings.ts';
import type { HeldAs } from './judging/holdings.ts';
import { partsHeld } from './judging/parts-held.ts';
import type { PartsHeld } from './judging/parts-held.ts';
import type { RelatedWork } from './judging/relate.ts';
import type { Settled } from './judging/settle.ts';
import type { Purpose } from './list.ts';
import type { Verdict, VerdictReason, WorkRelation } from '../catalogue/checks/result.ts';

/** What a verdict is made of. */
export interface Facts {
  readonly line: MatchStatement;
  /** Of how many parts what is offered is, where the line says so. */
  readonly count: number | undefined;
  /** What is offered, the carrier that the line itself names before that of the list. */
  readonly offered: 'print' | 'electronic';
  readonly found: Settled;
  readonly held: ReadonlyMap<WorkId, HeldWork>;
}

export interface Found {
  readonly verdict: Verdict;
  readonly reason: VerdictReason;
  /** The works that it is about. */
  readonly about: readonly RelatedWork[];
}

type Rule = (facts: Facts) => Found | undefined;

export function verdictOf(facts: Facts, purpose: Purpose): Found {
  for (const rule of RULES[purpose]) {
    const found = rule(facts);
    if (found !== undefined) return found;
  }
  return { verdict: 'not-held', reason: { code: 'none', values: {} }, about: [] };
}

function those({ found }: Facts, ...relations: readonly WorkRelation[]): RelatedWork[] {
  return found.related.filter(({ relation }) => relations.includes(relation));
}

function sameHeld(facts: Facts): Found | undefined {
  const same = those(facts, 'same');
  const as = heldAs(same, facts.held);
  const copies = as[facts.offered];
  const isOneLibrarys = facts.offered === 'electronic' && singleLicensee(copies) !== undefined;
  if (copies.length > 0 && !isOneLibrarys) {
    const about = same.filter((one) => isOnOffered(one, facts));
    return { verdict: 'same-held', reason: sameReason(facts, about), about };
  }
  const parts = volumesOf(facts).filter((one) => isOnOffered(one, facts));
  const { held, missing } = partsOf(facts, parts);
  if (missing?.length !== 0) return undefined;
  return {
    verdict: 'same-held',
    reason: { code: 'all-parts', values: { title: titleOf(facts), held: held.join('、') } },
    about: parts,
  };
}

function isOnOffered(one: RelatedWork, { held, offered }: Facts): boolean {
  return heldAs([one], held)[offered].length > 0;
}

function sameReason({ line, found }: Facts, same: readonly RelatedWork[]): VerdictReason {
  const values = imprintOf(same[0]);
  switch (found.by) {
    case 'by-title':
      return { code: 'same-by-title', values };
    case 'by-isbn':
      return { code: 'same-by-isbn', values };
    case 'printing':
      return {
        code: 'same-printing',
        values: {
          ...values,
          date: line.imprint.printed.date,
          held: same[0]?.by.statement.imprint.printed.date ?? '',
        },
      };
    case 'compared':
    case 'ambiguous':
      return { code: 'same', values };
  }
}

function singleLicence(facts: Facts): Found | undefined {
  const same = those(facts, 'same');
  const library = singleLicensee(heldAs(same, facts.held).electronic);
  if (library === undefined) return undefined;
  return {
    verdict: 'single-library-licence',
    reason: { code: 'licence', values: { ...imprintOf(same[0]), library } },
    about: same,
  };
}

function otherCarrier(facts: Facts): Found | undefined {
  const about = [...those(facts, 'same'), ...those(facts, 'other-edition').filter(isOnOther)];
  const as = heldAs(about, facts.held);
  const carrier = (['electronic', 'print', 'other'] as const).find(
    (kind) => kind !== facts.offered && as[kind].length > 0,
  );
  if (carrier === undefined) return undefined;
  return {
    verdict: 'other-carrier-held',
    reason: { code: 'carrier', values: { ...imprintOf(about[0]), carrier: CARRIERS[carrier] } },
    about,
  };
}

const CARRIERS: Readonly<Record<keyof HeldAs, string>> = {
  print: '纸本',
  electronic: '电子版',
  other: '缩微或其他载体',
};

/** A recording of the book, a disc: carriers that a comparison does not put aside. */
function isOnOther({ by }: RelatedWork): boolean {
  return by.comparison.relation === 'carrier';
}

function partlyHeld(facts: Facts): Found | undefined {
  const volumes = volumesOf(facts);
  if (volumes.length === 0) return undefined;
  const onOffered = volumes.filter((one) => isOnOffered(one, facts));
  const parts = onOffered.length > 0 ? onOffered : volumes;
  return { verdict: 'partly-held', reason: partsReason(facts, parts), about: parts };
}

function partsReason(facts: Facts, parts: readonly RelatedWork[]): VerdictReason {
  const { held, missing } = partsOf(facts, parts);
  const values = { title: titleOf(facts), held: listed(held) };
  return missing === undefined
    ? { code: 'parts-uncounted', values }
    : { code: 'parts', values: { ...values, missing: listed(missing) } };
}

function probable(facts: Facts): Found | undefined {
  const about = [
    ...those(facts, 'probable'),
    ...those(facts, 'has-part').filter(isSmallPiece),
    ...those(facts, 'elsewhere'),
  ];
  const [first] = about;
  if (first === undefined) return undefined;
  return { verdict: 'probable', reason: probableReason(facts, first, about), about };
}

function probableReason(
  facts: Facts,
  first: RelatedWork,
  about: readonly RelatedWork[],
): VerdictReason {
  const elsewhere = about.find(({ relation }) => relation === 'elsewhere');
  if (elsewhere !== undefined)
    return {
      code: 'isbn-elsewhere',
      values: { title: titleOf(facts), held: elsewhere.by.statement.printed.title },
    };
  if (facts.found.by !== 'ambiguous') return { code: 'probable', values: imprintOf(first) };
  const titles = about.map((one) => {
    const { title, imprint } = imprintOf(one);
    return `《${title}》${imprint}`;
  });
  return { code: 'editions', values: { count: String(about.length), titles: listed(titles) } };
}

function contained(facts: Facts): Found | undefined {
  const about = those(facts, 'part-of');
  const [first] = about;
  if (first === undefined) return undefined;
  const kind = first.by.comparison.relation ?? '';
  return {
    verdict: 'contained',
    reason: {
      code: kind === 'series' ? 'series-record' : 'contained',
      values: { ...imprintOf(first), kind },
    },
    about,
  };
}

function otherEdition(facts: Facts): Found | undefined {
  const editions = those(facts, 'other-edition');
  const pieces = those(facts, 'has-part').filter((one) => isPiece(one) && !isSmallPiece(one));
  const about = [...editions, ...pieces];
  const [first] = about;
  if (first === undefined) return undefined;
  // The line is a volume of a series, and what is held is called as that volume is: its text by itself.
  const named = [...pieces, ...editions.filter((one) => isByName(facts.line, one))];
  const values = { ...imprintOf(first), relation: relationOf(first) };
  return {
    verdict: 'other-edition-held',
    reason:
      named.length > 0
        ? { code: 'pieces', values: { pieces: listed(named.map(describedPiece)) } }
        : { code: 'edition', values },
    about,
  };
}

function relationOf({ by }: RelatedWork): EditionRelation | '' {
  return by.comparison.outcome === 'other-edition'
    ? ((by.comparison.relation as EditionRelation | null) ?? '')
    : '';
}

function describedPiece(one: RelatedWork): string {
  const { title, imprint } = imprintOf(one);
  return `《${title}》${imprint}`;
}

/** 金陵全书. 12, 景定建康志 beside 景定建康志: met by the name of the volume. */
function isByName({ readings }: MatchStatement, { by }: RelatedWork): boolean {
  const [own] = readings;
  const title = by.statement.readings[0]?.core ?? '';
  return (
    own !== undefined &&
    own.core !== title &&
    (own.name !== '' || readings.some(({ from }) => from === 'set'))
  );
}

function digitised(facts: Facts): Found | undefined {
  const same = those(facts, 'same');
  if (heldAs(same, facts.held).electronic.length > 0)
    return {
      verdict: 'digitised',
      reason: { code: 'digitised', values: imprintOf(same[0]) },
      about: same,
    };
  const parts = volumesOf(facts).filter((one) => isDigitised(one, facts));
  const { held, missing } = partsOf(facts, parts);
  if (missing?.length !== 0) return undefined;
  return {
    verdict: 'digitised',
    reason: { code: 'all-parts', values: { title: titleOf(facts), held: listed(held) } },
    about: parts,
  };
}

function probablyDigitised(facts: Facts): Found | undefined {
  const about = those(facts, 'probable', 'elsewhere').filter((one) => isDigitised(one, facts));
  const [first] = about;
  if (first !== undefined)
    return { verdict: 'probable', reason: probableReason(facts, first, about), about };
  const parts = volumesOf(facts).filter((one) => isDigitised(one, facts));
  if (parts.length === 0) return undefined;
  const { held } = partsOf(facts, parts);
  return {
    verdict: 'probable',
    reason: { code: 'digitised-parts', values: { title: titleOf(facts), held: listed(held) } },
    about: parts,
  };
}

function printOnly(facts: Facts): Found | undefined {
  const same = those(facts, 'same');
  const about = same.length > 0 ? same : volumesOf(facts);
  const as = heldAs(about, facts.held);
  const carrier = as.print.length > 0 ? 'print' : as.other.length > 0 ? 'other' : undefined;
  if (carrier === undefined) return undefined;
  return {
    verdict: 'print-only',
    reason: { code: 'print-only', values: { ...imprintOf(about[0]), carrier: CARRIERS[carrier] } },
    about,
  };
}

function isDigitised(one: RelatedWork, { held }: Facts): boolean {
  return heldAs([one], held).electronic.length > 0;
}

/** 采购; `in-package` comes behind `partly-held` once there are bought resources to look into. */
const BUYING: readonly Rule[] = [
  sameHeld,
  singleLicence,
  otherCarrier,
  partlyHeld,
  probable,
  contained,
  otherEdition,
];

/** 数字化 */
const DIGITISING: readonly Rule[] = [
  digitised,
  probablyDigitised,
  printOnly,
  otherEdition,
  contained,
  probable,
];

const RULES: Readonly<Record<Purpose, readonly Rule[]>> = { buy: BUYING, digitise: DIGITISING };

/** Volumes of what is offered, issues, books of a series. */
function volumesOf(facts: Facts): RelatedWork[] {
  return those(facts, 'has-part').filter((one) => !isPiece(one));
}

function isPiece({ by }: RelatedWork): boolean {
  return by.comparison.relation === 'piece';
}

/** An article or picture in what is offered: whoever listed it may have the whole. */
function isSmallPiece(one: RelatedWork): boolean {
  return isPiece(one) && one.by.statement.level === 'piece';
}

function partsOf({ line, count }: Facts, parts: readonly RelatedWork[]): PartsHeld {
  if (parts.length === 0) return { held: [], missing: undefined };
  // Not all of so many were nominated: which are missing nobody knows.
  const documents = parts.reduce((sum, one) => sum + one.documents.length, 0);
  return partsHeld(line, documents >= MOST_BESIDE ? undefined : count, parts);
}

function titleOf({ line }: Facts): string {
  return line.printed.title;
}

/** What tells one record from another: title, and house and date in brackets. */
function imprintOf(work: RelatedWork | undefined): { title: string; imprint: string } {
  if (work === undefined) return { title: '', imprint: '' };
  const { printed, imprint } = work.by.statement;
  const said = [imprint.printed.publisher, imprint.printed.date].filter((text) => text !== '');
  return { title: printed.title, imprint: said.length === 0 ? '' : `（${said.join('，')}）` };
}

const MOST_LISTED = 12;

function listed(names: readonly string[]): string {
  return names.length <= MOST_LISTED
    ? names.join('、')
    : `${names.slice(0, MOST_LISTED).join('、')}等 ${String(names.length)} 种`;
}
