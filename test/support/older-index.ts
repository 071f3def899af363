/**
 * Makes an index what a program of before would have left: its tokens of other rules, and nothing of facets
 * that were declared since. So it stands after an upgrade, until it is built anew.
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Client } from '@elastic/elasticsearch';
import { each, HOLDING_FACETS, OPEN_FACETS, WORK_FACETS } from '../../catalogue/search/facets.ts';
import type { FilterName } from '../../catalogue/search/facets.ts';
import type { ElasticsearchOptions } from '../../stores/elasticsearch/connection.ts';
import { indexDefinition } from '../../stores/elasticsearch/document.ts';
import type { WorkDocument } from '../../stores/elasticsearch/document.ts';
import { IndexNames } from '../../stores/elasticsearch/index-names.ts';
import { isIndexFile } from '../../stores/embedded/search/file/index-folder.ts';
import { INDEX_SCHEMA, LIST_COLUMNS } from '../../stores/embedded/search/file/schema.ts';
import type { StoredHolding } from '../../stores/embedded/search/file/schema.ts';
import { Database } from '../../stores/sqlite.ts';

/** No rules were ever called so. */
const BEFORE = 'before';
/** Numbers of `counted` that stand before the codes of facets. */
const BEFORE_CODES = 8;

/**
 * Puts an older copy of the index file of a data folder in use, in its catalogue if there is one.
 *
 * @param undeclared facets that nobody knew when the file was made
 * @returns its name
 */
export async function makeOlder(
  folder: string,
  undeclared: readonly FilterName[] = [],
): Promise<string> {
  const numbers = readdirSync(folder)
    .filter(isIndexFile)
    .map((name) => Number(/\d+/.exec(name)?.[0]));
  const newest = Math.max(...numbers);
  const name = `index-${newest + 1}.db`;
  const present = new Database(path.join(folder, `index-${newest}.db`));
  await present.backupTo(path.join(folder, name));
  present.close();

  const db = new Database(path.join(folder, name));
  db.write(() => {
    takeOut(db, new Set(undeclared));
    const schema = INDEX_SCHEMA.split(' ').filter(
      (one) => !undeclared.some((facet) => facet === one),
    );
    db.prepare('update state set analysis = ?, schema = ?').run(BEFORE, schema.join(' '));
  });
  db.close();

  const catalogue = path.join(folder, 'catalogue.db');
  if (existsSync(catalogue)) {
    const other = new Database(catalogue);
    other.prepare(`update meta set value = ? where key = 'index_file'`).run(name);
    other.close();
  }
  return name;
}

function takeOut(db: Database, undeclared: ReadonlySet<string>): void {
  const rows = db.prepare<{ docno: number; numbers: string }>('select * from counted').all();
  for (const { docno, numbers } of rows) {
    const left = numbersWithout(undeclared, numbers.split(' ')).join(' ');
    db.prepare('update counted set numbers = ? where docno = ?').run(left, docno);
  }
  const sets = db.prepare<{ code: number; value: string }>(
    `select code, value from code where kind = 'holdings'`,
  );
  const isKept = (_: unknown, i: number): boolean => !undeclared.has(HOLDING_FACETS[i] ?? '');
  for (const { code, value } of sets.all()) {
    const holdings = (JSON.parse(value) as readonly StoredHolding[]).map((one) =>
      one.filter(isKept),
    );
    db.prepare(`update code set value = ? where kind = 'holdings' and code = ?`).run(
      JSON.stringify(holdings),
      code,
    );
  }
  for (const kind of undeclared) {
    db.prepare('delete from code where kind = ?').run(kind);
    db.prepare('delete from value_term where kind = ?').run(kind);
  }
}

/** The numbers of a work as a file has them that lacks these facets. */
function numbersWithout(undeclared: ReadonlySet<string>, numbers: readonly string[]): string[] {
  const left = numbers.slice(0, BEFORE_CODES);
  let at = BEFORE_CODES;
  for (const column of LIST_COLUMNS) {
    if (!undeclared.has(column)) left.push(...numbers.slice(at, at + 1));
    at++;
  }
  for (const facet of OPEN_FACETS) {
    const end = at + 1 + Number(numbers[at]);
    if (!undeclared.has(facet)) left.push(...numbers.slice(at, end));
    at = end;
  }
  return left;
}

/** The index that readers are led to in a cluster, as `makeOlder`; it lacks text fields of these names as well. */
export async function makeOlderIn(
  { nodes, prefix }: ElasticsearchOptions,
  undeclared: readonly FilterName[] = [],
): Promise<void> {
  const client = new Client({ nodes: [...nodes] });
  const names = new IndexNames(prefix);
  const without = <T extends object>(values: T): T =>
    Object.fromEntries(
      Object.entries(values).filter(([name]) => !undeclared.some((facet) => facet === name)),
    ) as T;
  const { settings, mappings } = indexDefinition();
  const keywords = (facets: readonly FilterName[]) => ({
    properties: without(each(facets, () => ({ type: 'keyword' as const, ignore_above: 1_024 }))),
  });
  const first = mappings.properties?.['first'];
  const firsts = first !== undefined && 'properties' in first ? (first.properties ?? {}) : {};
  const index = names.fresh(new Date(0));
  await client.indices.create({
    index,
    settings: { ...settings, 'index.refresh_interval': '1s' },
    mappings: {
      ...mappings,
      properties: {
        ...without(mappings.properties ?? {}),
        first: { properties: without(firsts) },
        facet: keywords(WORK_FACETS),
        holdings: { type: 'nested', include_in_parent: true, ...keywords(HOLDING_FACETS) },
      },
    },
    aliases: { [names.writeAlias(index)]: {} },
  });
  const found = await client.search<WorkDocument & { readonly state?: object }>({
    index: names.alias,
    size: 10_000,
    version: true,
  });
  for (const { _id: id, _version: version, _source: source } of found.hits.hits) {
    if (id === undefined || version === undefined || source === undefined) continue;
    const document =
      source.state === undefined
        ? {
            ...without(source),
            first: without(source.first),
            facet: without(source.facet),
            holdings: source.holdings.map(without),
          }
        : { state: { ...source.state, analysis: BEFORE } };
    await client.index({ index, id, version, version_type: 'external', document });
  }
  await client.indices.refresh({ index });
  await client.indices.delete({ index: found.hits.hits[0]?._index ?? '' });
  await client.indices.putAlias({ index, name: names.alias });
  await client.close();
}
