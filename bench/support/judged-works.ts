/**
 * The small catalogue that relevance is judged on, `bench/relevance/works.tsv`, taken into an index by the
 * road that every record takes: record, document, work, indexed work. Around it stand works that are not
 * meant: some near to what is, and generated ones as noise.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CatalogueDocument } from '../../catalogue/document.ts';
import { indexedWork } from '../../catalogue/search/indexed-work.ts';
import type { IndexedWork } from '../../catalogue/search/indexed-work.ts';
import { libraryBy } from '../../catalogue/library.ts';
import type { SourceRecord } from '../../catalogue/record.ts';
import type { Source } from '../../catalogue/source.ts';
import { titleKey } from '../../catalogue/text/text.ts';
import { buildWork } from '../../catalogue/work.ts';
import type { WorkId } from '../../catalogue/work.ts';
import { describe } from '../../formats/describe.ts';
import { recordXml } from '../../test/support/portal-records.ts';
import { generateWorks } from './generate-works.ts';

const FOLDER = path.join(import.meta.dirname, '..', 'relevance');
const ADDED = '2026-01-01T00:00:00Z';

export interface JudgedWorks {
  readonly works: readonly IndexedWork[];
  /** What the judgments call a work. */
  readonly keys: ReadonlyMap<WorkId, string>;
}

/** Lines of a table in `bench/relevance/`, cut at tabs; comments left out. */
export function readTable(file: string): string[][] {
  return readFileSync(path.join(FOLDER, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
}

export function judgedWorks(): JudgedWorks {
  const documents = new Map<string, CatalogueDocument[]>();
  for (const row of readTable('works.tsv')) {
    const [key = ''] = row;
    documents.set(key, [...(documents.get(key) ?? []), documentOf(row)]);
  }
  const keys = new Map<WorkId, string>();
  const works = [...documents].map(([key, members]) => {
    const work = indexedWork(buildWork(members, ADDED));
    keys.set(work.id, key);
    return work;
  });
  return { works, keys };
}

/** Books about a book: they have its whole title in theirs, are newer, and are not meant. */
const ABOUT: readonly ((title: string) => string)[] = [
  (title) => `《${title}》评述`,
  (title) => `${title}校补`,
];

/**
 * Works around those that are meant: two near to each of these titles, and generated ones. Nobody has judged
 * them. Whoever types a whole title is not helped by any of them; to whoever looks for a place or a
 * kind, or remembers a part of a title, one that has all the words in its title or subjects is as good an
 * answer as those that were judged, so that such are left out.
 *
 * @param meant titles that are typed whole
 * @param looked what is typed in the queries that look for more than one work, or by a part
 */
export function* notMeant(
  count: number,
  meant: readonly string[],
  looked: readonly string[],
): Generator<IndexedWork[]> {
  const wanted = looked.map((query) => query.split(/\s+/u).map(titleKey).filter(Boolean));
  const isNoAnswer = ({ texts, pinyin }: IndexedWork): boolean => {
    const told = [texts.title, texts.variantTitle, texts.series, texts.subject].flat();
    const key = told.map(titleKey).join('|');
    return !wanted.some(
      (words) =>
        words.every((word) => key.includes(word)) ||
        pinyin.some((term) => term.startsWith(words.join(''))),
    );
  };
  const near = meant.flatMap((title, i) =>
    ABOUT.map((about, n) => {
      const row = [`near-${i}-${n}`, '320100', about(title), '', '', '2019', '图书', '书评'];
      return indexedWork(buildWork([documentOf(row)], ADDED));
    }),
  );
  yield near.filter(isNoAnswer);
  for (const batch of generateWorks(count, 500)) yield batch.filter(isNoAnswer);
}

function documentOf(row: readonly string[]): CatalogueDocument {
  const [key = '', code = '', title = '', creators, publisher, date, types, subjects, more] = row;
  const valued = (name: string, values = ''): [string, string][] =>
    values.split(';').flatMap((value) => (value === '' ? [] : [[name, value]]));
  const source = sourceOf(code);
  const identifier = `oai:relevance:${code}:${key}`;
  const record: SourceRecord = {
    source: source.id,
    identifier,
    datestamp: ADDED,
    deleted: false,
    setSpecs: [],
    metadataPrefix: source.metadataPrefix,
    xml: recordXml({
      source: source.id,
      identifier,
      dc: [
        ['title', title],
        ...valued('creator', creators),
        ...valued('publisher', publisher),
        ...valued('date', date),
        ...valued('type', types),
        ...valued('subject', subjects),
        ...valued('', more).map(([, pair]): [string, string] => {
          const [name = '', ...value] = pair.split('=');
          return [name, value.join('=')];
        }),
      ],
    }),
  };
  return describe(record, undefined, { source, library: libraryBy([])(code) });
}

function sourceOf(library: string): Source {
  return {
    id: `relevance-${library}`,
    library,
    baseUrl: '',
    metadataPrefix: 'oai_dc',
    set: undefined,
    schedule: '0 2 * * *',
    collections: [],
    state: 'active',
  };
}
