/**
 * The small catalogue that relevance is judged on, `bench/relevance/works.tsv`, taken into an index by the
 * road that every record takes: record, document, work, indexed work. Around it stand generated works
 * as noise.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CatalogueDocument } from '../../catalogue/document.ts';
import { indexedWork } from '../../catalogue/search/indexed-work.ts';
import type { IndexedWork } from '../../catalogue/search/indexed-work.ts';
import { libraryBy } from '../../catalogue/library.ts';
import type { SourceRecord } from '../../catalogue/record.ts';
import type { Source } from '../../catalogue/source.ts';
import { fold } from '../../catalogue/text/text.ts';
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

/**
 * Generated works that nobody has judged. One that has a query's words in its title or subjects would be
 * as good an answer as those that were judged; such are left out, so that what stays answers by chance
 * only, in an abstract or by the beginning of a spelling.
 *
 * @param typed the queries, as typed
 */
export function* noise(count: number, typed: readonly string[]): Generator<IndexedWork[]> {
  const wanted = typed.map((query) => fold(query).split(/\s+/u).filter(Boolean));
  for (const batch of generateWorks(count, 500)) {
    yield batch.filter(({ texts }) => {
      const told = [texts.title, texts.variantTitle, texts.series, texts.subject].flat();
      const folded = fold(told.join('|'));
      return !wanted.some((words) => words.every((word) => folded.includes(word)));
    });
  }
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
