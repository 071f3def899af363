/**
 * A query in the words of Elasticsearch. Every clause is a filter that finds or does not; what ranks is
 * the tier alone, as the boost of a constant score, and never a sum.
 */
import type { estypes } from '@elastic/elasticsearch';
import type { Query } from '../../catalogue/search/query.ts';
import { distinctPhrases } from '../../catalogue/search/distinct-phrases.ts';
import type { Condition, Phrase, Printed, Term } from '../../catalogue/search/terms.ts';
import { fieldsFor, TEXT_FIELDS, TIERS } from '../../catalogue/search/ranking.ts';
import type { TextField } from '../../catalogue/search/ranking.ts';
import { KEY_MARKS, marksOf, PLAIN_KEY, printedPhrase } from '../keys.ts';

export type Clause = estypes.QueryDslQueryContainer;

/** Everything in the index that is a work; the state of the index and tombstones have no id. */
export const IS_WORK: Clause = { exists: { field: 'id' } };

export interface Match {
  /** All of them must be met. */
  readonly include: readonly Clause[];
  /** None of them may be met. */
  readonly exclude: readonly Clause[];
  /** Scores a hit by its best tier; a hit in none of them scores 0. */
  readonly tiers: Clause | undefined;
}

export function matchOf(query: Extract<Query, { kind: 'terms' }>): Match {
  return {
    include: query.include.map((one) => conditionOf(one, TEXT_FIELDS, true)),
    exclude: query.exclude.map((one) => conditionOf(one, TEXT_FIELDS, false)),
    tiers: query.include.length === 0 ? undefined : tiersOf(query),
  };
}

function tiersOf({ include, titleKeys }: Extract<Query, { kind: 'terms' }>): Clause {
  const tiers: Clause[] = [];
  if (titleKeys.length > 0) {
    const keys = titleKeys.map((key) => KEY_MARKS.title + key);
    tiers.push(
      oneOf(keys.map((key) => ({ term: { keys: key } }))),
      oneOf(keys.map((key) => ({ prefix: { keys: key } }))),
    );
  }
  for (const fields of TIERS) {
    tiers.push(allOf(include.map((one) => conditionOf(one, fields, false))));
  }
  return {
    dis_max: {
      queries: tiers.map((filter, i) => ({
        constant_score: { filter, boost: tiers.length - i },
      })),
    },
  };
}

/** @param isLast pinyin counts in the last tier only */
function conditionOf(condition: Condition, fields: readonly TextField[], isLast: boolean): Clause {
  switch (condition.kind) {
    case 'term':
      return termOf(condition, fields, isLast);
    case 'all':
      return allOf(condition.of.map((one) => conditionOf(one, fields, isLast)));
    case 'any':
    case 'writings':
      return oneOf(condition.of.map((one) => conditionOf(one, fields, isLast)));
    case 'without':
      return {
        bool: {
          filter: [conditionOf(condition.from, fields, isLast)],
          must_not: [conditionOf(condition.not, TEXT_FIELDS, false)],
        },
      };
  }
}

function termOf(term: Term, fields: readonly TextField[], isLast: boolean): Clause {
  const within = fieldsFor(term, fields);
  const ways = term.match === 'contains' ? phraseWays(term, within) : keyWays(term, within);
  const found = term.printed === null ? ways : [printedOnly(ways, term.printed, within)];
  const { number } = term;
  if (number !== null) {
    found.push(...among(within).map((field): Clause => ({ term: { [field]: number } })));
  }
  if (isLast && term.pinyin !== null) found.push({ prefix: { pinyin: term.pinyin } });
  return oneOf(found);
}

/** A field that holds all the short ones answers faster, but cannot say that phrases are in the same one. */
function among(within: readonly TextField[]): readonly (TextField | 'brief')[] {
  return within.length === TEXT_FIELDS.length ? ['brief', 'other'] : within;
}

function keyWays(term: Term, within: readonly TextField[]): Clause[] {
  const kind = term.match === 'prefix' ? 'prefix' : 'term';
  return marksOf(within).map((mark): Clause => ({ [kind]: { keys: mark + term.key } }));
}

function phraseWays(term: Term, within: readonly TextField[]): Clause[] {
  const phrases = distinctPhrases(term.phrases);
  const [first, ...others] = phrases;
  return others.length === 0
    ? among(within).map((field) => phraseOf(field, first))
    : within.map((field) => allOf(phrases.map((phrase) => phraseOf(field, phrase))));
}

/** Found in any spelling, and there in the characters typed. */
function printedOnly(
  ways: readonly Clause[],
  printed: Printed,
  within: readonly TextField[],
): Clause {
  const as = within.map((field) =>
    allOf(
      distinctPhrases(printed.phrases).map((one) => phraseOf('printed', printedPhrase(field, one))),
    ),
  );
  if (printed.isPlain) as.push({ term: { keys: PLAIN_KEY } });
  return allOf([oneOf(ways), oneOf(as)]);
}

function phraseOf(field: TextField | 'brief' | 'printed', { tokens, prefix }: Phrase): Clause {
  const text = tokens.join(' ');
  const last = tokens.at(-1) ?? '';
  if (!prefix) {
    return tokens.length === 1
      ? { term: { [field]: last } }
      : { match_phrase: { [field]: { query: text } } };
  }
  if (tokens.length === 1) return { term: { [`first.${field}`]: last } };
  const before = { query: tokens.slice(0, -1).join(' '), ordered: true, max_gaps: 0 };
  return {
    intervals: {
      [field]: {
        all_of: {
          ordered: true,
          max_gaps: 0,
          intervals: [{ match: before }, { match: { query: last, use_field: `first.${field}` } }],
        },
      },
    },
  };
}

export function allOf(clauses: readonly Clause[]): Clause {
  const [only, ...others] = clauses;
  if (only === undefined) return { match_all: {} };
  return others.length === 0 ? only : { bool: { filter: [...clauses] } };
}

function oneOf(clauses: readonly Clause[]): Clause {
  const [only, ...others] = clauses;
  if (only === undefined) return { match_none: {} };
  return others.length === 0 ? only : { bool: { should: [...clauses], minimum_should_match: 1 } };
}
