/**
 * A query as an expression of FTS5. Tokens are letters, digits and Han, always in quotation marks: no
 * text of a reader is ever an operator.
 */
import type { Query } from '../../../catalogue/search/query.ts';
import { distinctPhrases } from '../../../catalogue/search/distinct-phrases.ts';
import type { Condition, Phrase, Printed, Term } from '../../../catalogue/search/terms.ts';
import { fieldsFor, TEXT_FIELDS, TIERS } from '../../../catalogue/search/ranking.ts';
import type { TextField } from '../../../catalogue/search/ranking.ts';
import { KEY_MARKS, marksOf, PLAIN_KEY, printedPhrase } from '../../keys.ts';
import { PINYIN_MARK, VALUE_BREAK } from './file/schema.ts';

/** What finds the hits: works that match `include` and not `exclude`; an absent `include` is every work. */
export interface Match {
  readonly include: string | undefined;
  readonly exclude: string | undefined;
  /** Best tier first; works in none of them come last. */
  readonly tiers: readonly string[];
}

/** What nothing matches: keys are never parted by it. */
const NOTHING = `{keys} : "${VALUE_BREAK}"`;

/** @param texts the fields that the file has */
export function matchOf(
  query: Extract<Query, { kind: 'terms' }>,
  texts: readonly TextField[] = TEXT_FIELDS,
): Match {
  const { include, exclude } = query;
  const all =
    include.length === 0 ? undefined : conjunction(include, { among: texts, texts }, true);
  return {
    include: all,
    exclude:
      exclude.length === 0
        ? undefined
        : exclude.map((one) => conditionOf(one, { among: texts, texts }, false)).join(' OR '),
    tiers: all === undefined ? [] : tiersOf(query, all, texts),
  };
}

/** The fields to look in, and all that the file has. */
interface Columns {
  readonly among: readonly TextField[];
  readonly texts: readonly TextField[];
}

function tiersOf(
  { include, titleKeys }: Extract<Query, { kind: 'terms' }>,
  all: string,
  texts: readonly TextField[],
): string[] {
  const keys = titleKeys.map((key) => `{keys} : "${KEY_MARKS.title}${key}"`);
  const tiers =
    keys.length === 0 ? [] : [keys.join(' OR '), keys.map((key) => `${key} *`).join(' OR ')];
  for (const among of TIERS) {
    const tier = conjunction(include, { among, texts }, false);
    // From here on every hit is in the tier.
    if (tier === all) break;
    if (tier !== tiers.at(-1)) tiers.push(tier);
  }
  return tiers;
}

function conjunction(conditions: readonly Condition[], columns: Columns, isLast: boolean): string {
  return conditions.map((one) => `(${conditionOf(one, columns, isLast)})`).join(' AND ');
}

/** @param isLast pinyin counts in the last tier only */
function conditionOf(condition: Condition, columns: Columns, isLast: boolean): string {
  switch (condition.kind) {
    case 'term':
      return termOf(condition, columns, isLast);
    case 'all':
      return conjunction(condition.of, columns, isLast);
    case 'any':
    case 'writings':
      return condition.of.map((one) => `(${conditionOf(one, columns, isLast)})`).join(' OR ');
    case 'without': {
      const { texts } = columns;
      const from = conditionOf(condition.from, columns, isLast);
      return `(${from}) NOT (${conditionOf(condition.not, { among: texts, texts }, false)})`;
    }
  }
}

function termOf(term: Term, { among, texts }: Columns, isLast: boolean): string {
  const within = fieldsFor(term, among).filter((field) => texts.includes(field));
  if (within.length === 0) return NOTHING;
  const ways = term.match === 'contains' ? phraseWays(term, within) : keyWays(term, within);
  const found = term.printed === null ? ways : [printedOnly(ways, term.printed, within)];
  if (term.number !== null) found.push(`{${within.join(' ')}} : "${term.number}"`);
  if (isLast && term.pinyin !== null) found.push(`{keys} : "${PINYIN_MARK}${term.pinyin}" *`);
  return found.join(' OR ');
}

function keyWays(term: Term, within: readonly TextField[]): string[] {
  const star = term.match === 'prefix' ? ' *' : '';
  return marksOf(within).map((mark) => `{keys} : "${mark}${term.key}"${star}`);
}

function phraseWays(term: Term, within: readonly TextField[]): string[] {
  const phrases = distinctPhrases(term.phrases);
  const [first, ...others] = phrases;
  const all = `{${within.join(' ')}} : `;
  if (others.length === 0) return [all + phraseOf(first)];
  const inField = (field: string): string =>
    `(${phrases.map((phrase) => field + phraseOf(phrase)).join(' AND ')})`;
  if (within.length === 1) return [inField(all)];
  // Works that have all of them anywhere come first: the fields are then looked through for these alone.
  const fields = within.map((field) => inField(`{${field}} : `));
  return [`(${inField(all)} AND (${fields.join(' OR ')}))`];
}

/** Found in any spelling, and there in the characters typed. */
function printedOnly(ways: string[], printed: Printed, within: readonly TextField[]): string {
  const as = within.map((field) => {
    const phrases = distinctPhrases(printed.phrases).map((one) =>
      phraseOf(printedPhrase(field, one)),
    );
    return phrases.map((phrase) => `{printed} : ${phrase}`).join(' AND ');
  });
  if (printed.isPlain) as.push(`{keys} : "${PLAIN_KEY}"`);
  return `((${ways.join(' OR ')}) AND (${as.map((one) => `(${one})`).join(' OR ')}))`;
}

function phraseOf({ tokens, prefix }: Phrase): string {
  return `"${tokens.join(' ')}"${prefix ? ' *' : ''}`;
}
