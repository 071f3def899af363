/**
 * How good the order of hits is: the judged queries of `bench/relevance/queries.tsv` asked of an index that
 * holds the judged works, and three figures for each intention of a reader.
 *
 * A judgment is 3 exactly meant, 2 good, 1 related; what was not judged is 0. success@1 and success@10:
 * the share of queries that have a 3 or 2 first, or among the first ten. nDCG@10: the gain 2^grade - 1,
 * divided by log2(rank + 1), over that of the best order that the judgments allow.
 */
import type { SearchIndex, SearchPage } from '../../catalogue/ports/search-index.ts';
import { FILTERS } from '../../catalogue/search/facets.ts';
import type { FilterName } from '../../catalogue/search/facets.ts';
import { EVERYTHING, QUERY_FIELDS } from '../../catalogue/search/request.ts';
import type { SearchRequest, TypedQuery } from '../../catalogue/search/request.ts';
import { keysOfValue } from '../../catalogue/search/writings.ts';
import { HOUR_MS } from '../../catalogue/time.ts';
import { Remedies } from '../../server/enquiries/remedies/remedy.ts';
import { judgedWorks, notMeant, readTable } from './judged-works.ts';
import type { JudgedWorks } from './judged-works.ts';

export const INTENTIONS = [
  'title',
  'partial',
  'person',
  'place',
  'class',
  'described',
  'era',
  'identifier',
  'pinyin',
  'variant',
  'wrong',
  'marks',
  'joined',
  'numerals',
  'years',
  'yearbooks',
  'old-forms',
  'latin',
  'surnames',
  'kinds',
  'splits',
  'sentences',
  'citations',
  'prefixes',
  'runs',
] as const;
/**
 * 题名 · 题名片段 · 人名 · 地名 · 类别 · 不分词的描述 · 年代 · 标识号 · 拼音 · 繁体异体 · 错字 · 标点 · 题名连写 · 数字写法 ·
 * 题名加年份 · 年鉴与刊期 · 旧字形 · 西文 · 姓氏读音 · 类型词 · 连写 · 口语 · 引文 · 带字段名 · 三词连写
 */
export type Intention = (typeof INTENTIONS)[number];

export interface JudgedQuery {
  readonly intention: Intention;
  /** As it stands in the table. */
  readonly typed: string;
  readonly request: SearchRequest;
  /** Grade by the key of a work. */
  readonly grades: ReadonlyMap<string, number>;
}

export interface Figures {
  readonly queries: number;
  readonly success1: number;
  readonly success10: number;
  readonly ndcg10: number;
}

/** One query and how it was answered. */
export interface Judged {
  readonly query: JudgedQuery;
  /** Keys of the first ten; undefined for what was not judged. */
  readonly found: readonly (string | undefined)[];
  readonly success1: boolean;
  readonly success10: boolean;
  readonly ndcg10: number;
}

/** What a reader is offered beside the hits, or instead of none, in the order it is shown. */
export type Offers = (
  request: SearchRequest,
  answer: Pick<SearchPage, 'total'>,
) => Promise<readonly SearchRequest[]>;

/** Generated works around the judged ones, before those that would need a judgment are left out. */
const NOISE = 6_000;
const SHOWN = 10;
/** From here on a work is what the reader came for. */
const GOOD = 2;
/** Offers that a reader follows who does not find what he came for. */
const FOLLOWED = 3;

/** @throws TypeError when a judgment names no work: it would count as an answer that cannot be found */
export function judgedQueries({ keys }: JudgedWorks): JudgedQuery[] {
  const known = [...new Set(keys.values())];
  return readTable('queries.tsv').map(
    ([intention = '', typed = '', filters = '', judgments = '']) => {
      const grades = new Map<string, number>();
      // The shorter first: a longer key outranks it.
      for (const judgment of judgments.split(' ').sort((a, b) => a.length - b.length)) {
        const [, pattern = '', grade] = /^(.+):([0-3])$/.exec(judgment) ?? [];
        const meant = pattern.endsWith('*')
          ? known.filter((key) => key.startsWith(pattern.slice(0, -1)))
          : known.filter((key) => key === pattern);
        if (meant.length === 0) throw new TypeError(`${typed}: no work is called ${judgment}`);
        for (const key of meant) grades.set(key, Number(grade));
      }
      return {
        intention: intentionOf(intention),
        typed,
        request: { ...EVERYTHING, size: SHOWN, query: queryOf(typed), ...filtersOf(filters) },
        grades,
      };
    },
  );
}

function queryOf(typed: string): TypedQuery {
  const [, name, words = ''] = /^([a-z]+)=(.+)$/.exec(typed) ?? [];
  const field = QUERY_FIELDS.find((one) => one === name);
  return field === undefined ? { any: typed } : { [field]: words };
}

function filtersOf(text: string): Partial<SearchRequest> {
  const filters: Partial<Record<FilterName, string[]>> = {};
  let years = {};
  for (const one of text.split(' ').filter(Boolean)) {
    const [, from, until] = /^(\d+)-(\d+)$/.exec(one) ?? [];
    if (from !== undefined) {
      years = { from: Number(from), until: Number(until) };
      continue;
    }
    const [name, value = ''] = one.split('=');
    const facet = FILTERS.find((filter) => filter === name);
    if (facet === undefined) throw new TypeError(`${one} is no filter`);
    filters[facet] = [...(filters[facet] ?? []), value];
  }
  return { filters, ...years };
}

/** Puts the judged works and what is not meant around them where `replace` says, in batches. @returns how many */
export async function fillJudged(
  judged: JudgedWorks,
  queries: readonly JudgedQuery[],
  replace: (works: JudgedWorks['works']) => Promise<void>,
): Promise<number> {
  const meant: string[] = [];
  const looked: string[] = [];
  for (const query of queries) {
    const whole = wholeTitle(query, judged);
    if (whole === undefined) looked.push(wordsOf(query));
    else meant.push(whole);
  }
  let works = judged.works.length;
  await replace(judged.works);
  for (const batch of notMeant(NOISE, [...new Set(meant)], looked)) {
    works += batch.length;
    await replace(batch);
  }
  return works;
}

/** The title of the one work that is meant, where it is typed whole. */
function wholeTitle(query: JudgedQuery, { works, keys }: JudgedWorks): string | undefined {
  const best = works.filter(({ id }) => (query.grades.get(keys.get(id) ?? '') ?? 0) >= GOOD);
  const [only, ...others] = best;
  const typed = keysOfValue(wordsOf(query));
  if (only === undefined || others.length > 0) return undefined;
  return only.titleKeys.some((key) => typed.includes(key)) ? only.hit.title : undefined;
}

function wordsOf({ request: { query } }: JudgedQuery): string {
  return QUERY_FIELDS.flatMap((field) => query[field] ?? []).join(' ');
}

/** What a page or `offers=1` offers. */
export function offersOf(index: SearchIndex): Offers {
  const remedies = new Remedies(
    { spare: index, records: { printedForms: async () => new Map() } },
    {
      ms: HOUR_MS,
      onFault: (error) => {
        throw error;
      },
    },
  );
  return async (request, { total }) => {
    const { offers, relaxed } = await remedies.of(request, total);
    return [...offers, ...relaxed].map((offer) => ({ ...offer.request, size: SHOWN }));
  };
}

/**
 * Asks all queries. Who does not see what was meant among the first ten follows the offers, one after the
 * other, until one of them shows it; found at once means first of the hits, or first of the first offer.
 *
 * @param offers absent for the search alone
 */
export async function judge(
  index: SearchIndex,
  queries: readonly JudgedQuery[],
  { keys }: JudgedWorks,
  offers: Offers = async () => [],
): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const query of queries) {
    const answer = await index.search(query.request, []);
    const own = judgedPage(query, answer, keys);
    if (own.success10) {
      judged.push(own);
      continue;
    }
    const offered = (await offers(query.request, answer)).slice(0, FOLLOWED);
    const followed: Judged[] = [];
    for (const request of offered) {
      const one = judgedPage(query, await index.search(request, []), keys);
      followed.push(one);
      if (one.success10) break;
    }
    const [first = own] = followed;
    judged.push({ ...(followed.find((one) => one.success10) ?? own), success1: first.success1 });
  }
  return judged;
}

function judgedPage(
  query: JudgedQuery,
  { hits }: Pick<SearchPage, 'hits'>,
  keys: JudgedWorks['keys'],
): Judged {
  const found = hits.map(({ id }) => keys.get(id));
  const grades = found.map((key) => query.grades.get(key ?? '') ?? 0);
  const best = [...query.grades.values()].sort((a, b) => b - a);
  return {
    query,
    found,
    success1: (grades[0] ?? 0) >= GOOD,
    success10: grades.some((grade) => grade >= GOOD),
    ndcg10: gain(grades) / gain(best),
  };
}

/** The means over queries; of all of them when no intention is given. */
export function figuresOf(judged: readonly Judged[], intention?: Intention): Figures {
  const some = judged.filter(({ query }) => query.intention === (intention ?? query.intention));
  const mean = (value: (one: Judged) => number): number =>
    some.reduce((sum, one) => sum + value(one), 0) / some.length;
  return {
    queries: some.length,
    success1: mean(({ success1 }) => Number(success1)),
    success10: mean(({ success10 }) => Number(success10)),
    ndcg10: mean(({ ndcg10 }) => ndcg10),
  };
}

/** What both the benchmark and its floors begin with. */
export function relevanceSet(): { works: JudgedWorks; queries: readonly JudgedQuery[] } {
  const works = judgedWorks();
  return { works, queries: judgedQueries(works) };
}

function gain(grades: readonly number[]): number {
  return grades
    .slice(0, SHOWN)
    .reduce((sum, grade, i) => sum + (2 ** grade - 1) / Math.log2(i + 2), 0);
}

function intentionOf(word: string): Intention {
  const found = INTENTIONS.find((one) => one === word);
  if (found === undefined) throw new TypeError(`${word} is no intention`);
  return found;
}
