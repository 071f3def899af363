/**
 * What a new facet takes. A copy of the project gets one, 题名用字 (a title in simplified or traditional
 * characters), by a few lines in as few files; then it type-checks, tests and benchmarks included, and the
 * facet is indexed, counted, filtered by, listed in the API and named on pages of both languages.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { expect } from 'chai';

const PROJECT = path.join(import.meta.dirname, '..', '..', '..');
const COPIED = [
  ...['acquisitions', 'bench', 'catalogue', 'config', 'demo', 'desk', 'formats', 'harvesters'],
  ...['mail', 'scripts', 'server', 'stores', 'test', 'views', 'package.json', 'tsconfig.json'],
];

/** By file: a line that is there, and what comes after it. */
const LINES: Readonly<Record<string, readonly (readonly [after: string, added: string])[]>> = {
  'catalogue/search/facets.ts': [
    [
      "  audience: { of: 'work', values: AUDIENCES },\n",
      "  script: { of: 'work', values: ['simplified', 'traditional'] },\n",
    ],
  ],
  'catalogue/search/indexed-work.ts': [
    [
      '      audience: [...new Set(documents.flatMap(({ audience }) => audience))],\n',
      "      script: distinct(titles.map((one) => (keepsForms(one) ? 'simplified' : 'traditional'))),\n",
    ],
    [
      "import { keysOfValue } from './writings.ts';\n",
      "import { keepsForms } from '../text/text.ts';\n",
    ],
  ],
  'server/i18n/zh/facets.ts': [
    ["  audience: '读者对象',\n", "  script: '题名用字',\n"],
    ['  audience: audiences,\n', "  script: { simplified: '简体', traditional: '繁体' },\n"],
  ],
  'server/i18n/en/facets.ts': [
    ["  audience: 'Readers meant',\n", "  script: 'Characters of the title',\n"],
    [
      '  audience: audiences,\n',
      "  script: { simplified: 'Simplified', traditional: 'Traditional' },\n",
    ],
  ],
};

/** Run in the copy: what the rest of the project makes of the new line. */
const TRIAL = `
import { createApp } from './server/app.ts';
import { readSearchAddress } from './server/addresses/read-search-address.ts';
import { parametersOf } from './server/addresses/search-address.ts';
import { labelsOf } from './server/i18n/labels.ts';
import { messagesIn } from './server/i18n/languages.ts';
import { presentFilters } from './server/presenters/search/filters.ts';
import { indexDefinition, workDocument } from './stores/elasticsearch/document.ts';
import { openStores } from './stores/open.ts';
import { FACETS } from './catalogue/search/facets.ts';
import { workOf, requestOf } from './test/support/indexed-works.ts';
import { PATIENT_MS } from './test/support/patience.ts';

const stores = await openStores({ dataFolder: process.argv[2], queryWorkers: 1, searchMs: PATIENT_MS });
const works = [['南京', 'simplified'], ['南京志', 'simplified'], ['金陵瑣事', 'traditional']].map(
  ([title, script]) => workOf({ title, facets: { script: [script] } }),
);
await stores.index.replace(works, 1);
await stores.index.settle();
const { request, faults } = readSearchAddress(new URLSearchParams('script=traditional'));
const page = await stores.index.search(request);
const shown = (['zh', 'en'] as const).map((lang) => {
  const t = messagesIn(lang);
  const { groups } = presentFilters(request, page, labelsOf(lang, t, [], []), { lang, t });
  const group = groups.find(({ parameter }) => parameter === 'script');
  return [group?.label, ...(group?.shown ?? []).map(({ label, count }) => label + ' ' + count)];
});
console.log(JSON.stringify({
  order: FACETS.slice(-2),
  faults,
  unknown: readSearchAddress(new URLSearchParams('script=seal')).faults.map(({ kind }) => kind),
  address: parametersOf(request),
  titles: page.hits.map(({ title }) => title),
  counts: page.facets.script,
  shown,
  elasticsearch: [
    indexDefinition().mappings.properties?.facet.properties.script.type,
    workDocument(works[2]).facet.script,
  ],
}));
await stores.close();
`;

describe('a new facet', function () {
  // Type-checks the whole project.
  this.timeout(300_000);
  let copy: string;

  before(() => {
    copy = mkdtempSync(path.join(tmpdir(), 'new-facet-'));
    for (const name of COPIED) {
      cpSync(path.join(PROJECT, name), path.join(copy, name), {
        recursive: true,
        filter: (source) => !source.includes('node_modules'),
      });
    }
    symlinkSync(path.join(PROJECT, 'node_modules'), path.join(copy, 'node_modules'));
    for (const [file, lines] of Object.entries(LINES)) {
      let text = readFileSync(path.join(copy, file), 'utf8');
      for (const [after, added] of lines) {
        expect(text.split(after), `${file}: ${after}`).to.have.length(2);
        text = text.replace(after, after + added);
      }
      writeFileSync(path.join(copy, file), text);
    }
  });
  after(() => rmSync(copy, { recursive: true }));

  const node = (...args: string[]): string =>
    execFileSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
  /** What the compiler says; '' when all is well. */
  const typeFaults = (...args: string[]): string => {
    try {
      return node('node_modules/typescript/bin/tsc', ...args);
    } catch (error) {
      return (error as { stdout: string }).stdout;
    }
  };

  it('takes four files: its declaration, where its values come from, and its names in two languages', () => {
    expect(Object.keys(LINES)).to.have.length(4);
    expect(typeFaults()).to.equal('');
  });

  it('is found, counted, shown and stored by both engines from then on', () => {
    writeFileSync(path.join(copy, 'trial.ts'), TRIAL);
    const counts = [
      { value: 'simplified', count: 2 },
      { value: 'traditional', count: 1 },
    ];
    expect(JSON.parse(node('trial.ts', path.join(copy, 'data')))).to.deep.equal({
      order: ['audience', 'script'],
      faults: [],
      unknown: ['unknown-value'],
      address: [['script', 'traditional']],
      titles: ['金陵瑣事'],
      counts,
      shown: [
        ['题名用字', '简体 2', '繁体 1'],
        ['Characters of the title', 'Simplified 2', 'Traditional 1'],
      ],
      elasticsearch: ['keyword', ['traditional']],
    });
  });

  it('does not type-check while a language has no name for it', () => {
    const english = 'server/i18n/en/facets.ts';
    cpSync(path.join(PROJECT, english), path.join(copy, english));
    const project = { extends: './tsconfig.json', include: ['server/i18n'] };
    writeFileSync(path.join(copy, 'i18n.json'), JSON.stringify(project));
    expect(typeFaults('-p', 'i18n.json')).to.match(/en\/facets\.ts.*'script' is missing/);
  });
});
