/**
 * How good the order of hits is: the judged queries of `bench/relevance/queries.tsv` asked of an index that
 * holds the judged works, and three figures for each intention of a reader.
 *
 * A judgment is 3 exactly meant, 2 good, 1 related; what was not judged is 0. success@1 and success@10:
 * the share of queries that have a 3 or 2 first, or among the first ten. nDCG@10: the gain 2^grade - 1,
 * divided by log2(rank + 1), over that of the best order that the judgments allow.
 */
import type { SearchIndex, SearchPage } from '../../catalogue/ports/search-index.ts';
import type { SearchRequest } from '../../catalogue/search/request.ts';
import { HOUR_MS } from '../../catalogue/time.ts';
import { Remedies } from '../../server/enquiries/remedy.ts';
import { judgedWorks, noise, readTable } from './judged-works.ts';
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
] as const;
/** 题名 · 题名片段 · 人名 · 地名 · 类别 · 不分词的描述 · 年代 · 标识号 · 拼音 · 繁体异体 · 错字 */
export type Intention = (typeof INTENTIONS)[number];

export interface JudgedQuery {
  readonly intention: Intention;
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
  /** Keys of the first ten; undefined for noise. */
  readonly found: readonly (string | undefined)[];
  readonly success1: boolean;
  readonly success10: boolean;
  readonly ndcg10: number;
}

/**
 * What a reader is offered instead of a query; undefined for nothing. Without one the search's own answer
 * is judged, with one the answer to what it offers wherever it offers something.
 */
export type Correct = (
  request: SearchRequest,
  answer: SearchPage,
) => Promise<SearchRequest['query'] | undefined>;

/** Generated works around the judged ones, before those that would need a judgment are left out. */
const NOISE = 6_000;
const SHOWN = 10;
/** From here on a work is what the reader came for. */
const GOOD = 2;

/** @throws TypeError when a judgment names no work: it would count as an answer that cannot be found */
export function judgedQueries({ keys }: JudgedWorks): JudgedQuery[] {
  const known = [...new Set(keys.values())];
  return readTable('queries.tsv').map(([intention = '', any = '', years = '', judgments = '']) => {
    const asked = /^(\d+)-(\d+)$/.exec(years);
    const grades = new Map<string, number>();
    // The shorter first: a longer key outranks it.
    for (const judgment of judgments.split(' ').sort((a, b) => a.length - b.length)) {
      const [, pattern = '', grade] = /^(.+):([0-3])$/.exec(judgment) ?? [];
      const meant = pattern.endsWith('*')
        ? known.filter((key) => key.startsWith(pattern.slice(0, -1)))
        : known.filter((key) => key === pattern);
      if (meant.length === 0) throw new TypeError(`${any}: no work is called ${judgment}`);
      for (const key of meant) grades.set(key, Number(grade));
    }
    return {
      intention: intentionOf(intention),
      request: {
        query: { any },
        filters: {},
        from: asked === null ? null : Number(asked[1]),
        until: asked === null ? null : Number(asked[2]),
        years: 'publication',
        sort: 'relevance',
        page: 1,
        size: SHOWN,
      },
      grades,
    };
  });
}

/** Puts the judged works and the noise around them where `replace` says, in batches. @returns how many */
export async function fillJudged(
  judged: JudgedWorks,
  queries: readonly JudgedQuery[],
  replace: (works: JudgedWorks['works']) => Promise<void>,
): Promise<number> {
  const typed = queries.map(({ request }) => request.query.any ?? '');
  let works = judged.works.length;
  await replace(judged.works);
  for (const batch of noise(NOISE, typed)) {
    works += batch.length;
    await replace(batch);
  }
  return works;
}

/** A reader who finds nothing and takes the first that is offered instead. */
export function takingOffers(index: SearchIndex): Correct {
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
    if (total > 0) return undefined;
    const { offers } = await remedies.of(request, total);
    return offers[0]?.request.query;
  };
}

export async function judge(
  index: SearchIndex,
  queries: readonly JudgedQuery[],
  { keys }: JudgedWorks,
  correct?: Correct,
): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const query of queries) {
    const { request } = query;
    let answer = await index.search(request);
    const instead = await correct?.(request, answer);
    if (instead !== undefined) answer = await index.search({ ...request, query: instead });
    const found = answer.hits.map(({ id }) => keys.get(id));
    const grades = found.map((key) => query.grades.get(key ?? '') ?? 0);
    const best = [...query.grades.values()].sort((a, b) => b - a);
    judged.push({
      query,
      found,
      success1: (grades[0] ?? 0) >= GOOD,
      success10: grades.some((grade) => grade >= GOOD),
      ndcg10: gain(grades) / gain(best),
    });
  }
  return judged;
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

/** What both the benchmark and its floor begin with. */
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
