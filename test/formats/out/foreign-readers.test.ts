/**
 * Every format is read by a program that is not ours and says what the work says: the whole demonstration, and works
 * that want to be trouble. HOSTILE_RUNS tries more of those, HOSTILE_SEED repeats a failure.
 */
import { expect } from 'chai';
import { parse as parseCsv } from 'csv-parse/sync';
import type { Work } from '../../../catalogue/work.ts';
import type { ExportName } from '../../../formats/out/exports.ts';
import { numbersOf, referenceOf, wholeTitle, yearOf } from '../../../formats/out/reference.ts';
import type { Reference } from '../../../formats/out/reference.ts';
import { childrenNamed, parseXml, textOf } from '../../../formats/xml/xml.ts';
import type { XmlElement } from '../../../formats/xml/xml.ts';
import { demoWorks } from '../../support/demo-works.ts';
import { exported, NAMING } from '../../support/exported.ts';
import { needsProgram, programSays } from '../../support/foreign-programs.ts';
import type { ForeignProgram } from '../../support/foreign-programs.ts';
import { needsPython, pythonSays } from '../../support/foreign-python.ts';
import { hostileRuns, hostileSeed } from '../../support/hostile-documents.ts';
import { hostileWorks } from '../../support/hostile-works.ts';

const seed = hostileSeed();

/** What a reader understood of one work. */
interface Read {
  readonly title: string;
  readonly names: readonly string[];
  readonly year: string;
  readonly isbns: readonly string[];
  readonly areJoined?: true;
}

describe(`works in files, read by others (seed ${seed})`, function () {
  this.timeout(120_000);
  const works: Work[] = [];
  let demonstration = 0;
  let references: readonly Reference[] = [];

  before(() => {
    works.push(...demoWorks());
    demonstration = works.length;
    works.push(...hostileWorks(hostileRuns(150), seed));
    references = works.map((work) => referenceOf(work, NAMING));
    expect(works.length).to.be.greaterThan(600);
  });

  /** Letters and digits alone: readers part titles and names at marks, each in its own way. */
  const compare = (read: readonly Read[]): void => {
    expect(read.length).to.equal(works.length);
    for (const [i, one] of read.entries()) {
      const reference = references[i];
      if (reference === undefined) continue;
      const told = `${i}: ${reference.title.slice(0, 100)}`;
      const title = [wholeTitle(reference), ...reference.remainder].join('：');
      expect(lettersOf(one.title), told).to.equal(lettersOf(title));
      expect(one.year, told).to.equal(yearOf(reference.date));
      expect([...one.isbns].sort(), told).to.eql(numbersOf(reference, 'isbn').sort());
      const names = reference.creators.map(({ name }) => name);
      // A table has all names in a cell, and what nobody would take for a name is parted at any mark.
      if (one.areJoined === true || i >= demonstration)
        expect(inOrder([one.names.join('')]), told).to.eql(inOrder([names.join('')]));
      else expect(inOrder(one.names), told).to.eql(inOrder(names));
    }
  };

  for (const [name, program] of [
    ['ris', 'ris2xml'],
    ['bib', 'bib2xml'],
    ['enw', 'end2xml'],
  ] as const satisfies readonly (readonly [ExportName, ForeignProgram])[]) {
    it(`${name} by ${program}`, async function () {
      needsProgram(this, program);
      const { out } = await programSays(
        program,
        ['-i', 'utf8', '-o', 'utf8'],
        exported(name, works),
      );
      compare(childrenNamed(parseXml(out.replace(/^\ufeff/u, '')), 'mods').map(readMods));
    });
  }

  it('bib by bibtexparser, under a key that no other has', async function () {
    needsPython(this, 'bibtexparser');
    const read = (await pythonSays(BIBTEX, exported('bib', works))) as Record<string, string>[];
    expect(new Set(read.map((one) => one['ID'])).size).to.equal(works.length);
    compare(
      read.map((one) => ({
        title: unescaped(one['title'] ?? ''),
        names: [one['author'], one['editor']].flatMap((names) =>
          names === undefined ? [] : names.split(/ and (?![^{]*\})/u).map(unescaped),
        ),
        year: one['year'] ?? '',
        isbns: one['isbn']?.split(', ') ?? [],
      })),
    );
  });

  it('mrc and marcxml by yaz-marcdump, both with the same fields', async function () {
    needsProgram(this, 'yaz-marcdump');
    const lines = ['-o', 'line', '-f', 'utf-8', '-t', 'utf-8'];
    const [iso, xml] = await Promise.all([
      programSays('yaz-marcdump', ['-i', 'marc', ...lines], exported('mrc', works)),
      programSays('yaz-marcdump', ['-i', 'marcxml', ...lines], exported('marcxml', works)),
    ]);
    expect(iso.told + xml.told).to.equal('');
    const fields = (text: string): string[] =>
      text.split('\n').filter((one) => /^\d{3} /.test(one));
    // The leader of a record as XML has no lengths.
    const bodies = (text: string): string[] => fields(text).filter((one) => !/^\d{5}n/.test(one));
    expect(bodies(iso.out)).to.eql(bodies(xml.out));
    expect(bodies(iso.out).filter((one) => one.startsWith('001 '))).to.eql(
      works.map(({ id }) => `001 ${id}`),
    );
  });

  it('csv by any reader of tables, and no cell is a formula', () => {
    const rows: string[][] = parseCsv(exported('csv', works), { bom: true });
    expect(rows[0]?.slice(0, 4)).to.eql(['题名', '其他题名信息', '其他题名', '责任者']);
    for (const cell of rows.flat()) expect(cell).not.to.match(/^[=+\-@\t＝＋－＠]/u);
    compare(
      rows.slice(1).map((row) => ({
        title: [row[0], row[1]].join(''),
        names: [row[3] ?? ''],
        areJoined: true,
        year: row[11]?.replace(/^'/, '') ?? '',
        isbns: row[12] === undefined || row[12] === '' ? [] : row[12].split('；'),
      })),
    );
  });

  it('jsonld by rdflib, as triples of schema.org, without any network', async function () {
    needsPython(this, 'rdflib');
    const some = works.filter((_, i) => i % 7 === 0);
    const texts = some.map((work) => exported('jsonld', [work]).toString());
    const read = (await pythonSays(RDF, JSON.stringify(texts))) as {
      type: string[];
      name: string[];
      people: string[];
      isbn: string[];
      subject: string[];
    }[];
    expect(read.length).to.equal(some.length);
    for (const [i, one] of read.entries()) {
      const reference = referenceOf(some[i]!, NAMING);
      expect(one.subject).to.eql([reference.address]);
      expect(one.type[0]).to.match(/^https:\/\/schema\.org\/[A-Z]/);
      expect(one.name).to.eql([[wholeTitle(reference), ...reference.remainder].join('：')]);
      expect(one.isbn.sort()).to.eql(numbersOf(reference, 'isbn').sort());
      expect([...new Set(one.people)].sort()).to.eql(
        [...new Set(reference.creators.map(({ name }) => name))].sort(),
      );
    }
  });
});

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

/** Each name by its letters in order: Buck, Pearl S. and Pearl S. Buck are one. */
function inOrder(names: readonly string[]): string[] {
  return names
    .map((name) => Array.from(lettersOf(name)).sort().join(''))
    .filter((name) => name !== '')
    .sort();
}

function readMods(mods: XmlElement): Read {
  const within = (element: XmlElement | undefined, name: string): XmlElement[] =>
    element === undefined ? [] : childrenNamed(element, name);
  const [title] = within(mods, 'titleInfo');
  const text = (element: XmlElement): string => textOf(element);
  const dates = [
    ...within(mods, 'originInfo').flatMap((one) => childrenNamed(one, 'dateIssued')),
    ...within(mods, 'part').flatMap((one) => childrenNamed(one, 'date')),
  ];
  return {
    title: title?.children.map((one) => (typeof one === 'string' ? '' : text(one))).join('') ?? '',
    names: namesIn(mods),
    year: /^\D?\d+/.exec(dates.map(text).find((one) => one !== '') ?? '')?.[0] ?? '',
    isbns: within(mods, 'identifier')
      .filter(({ attributes }) => attributes['type'] === 'isbn')
      .map(text),
  };
}

/** A translator of RIS and EndNote stands with what the book is in. */
function namesIn(mods: XmlElement): string[] {
  return [
    ...childrenNamed(mods, 'name').map((name) =>
      childrenNamed(name, 'namePart').map(textOf).join(' '),
    ),
    ...childrenNamed(mods, 'relatedItem').flatMap(namesIn),
  ];
}

/** What a command of LaTeX stands for. */
function unescaped(text: string): string {
  return text
    .replaceAll('$\\backslash$', '\u0001')
    .replace(/\\text(?:braceleft|braceright|asciitilde|asciicircum)\{\}/g, ' ')
    .replace(/\\([%&#$_])/g, '$1')
    .replace(/[{}]/g, '')
    .replaceAll('\u0001', '\\');
}

const BIBTEX = `
import sys, json, bibtexparser
from bibtexparser.bparser import BibTexParser
text = sys.stdin.buffer.read().decode('utf-8')
print(json.dumps(bibtexparser.loads(text, BibTexParser(common_strings=True)).entries))
`;

const RDF = `
import sys, json, rdflib
S = rdflib.Namespace('https://schema.org/')
read = []
for text in json.load(sys.stdin):
    g = rdflib.Graph().parse(data=text, format='json-ld')
    works = set(g.subjects(S.url, None))
    def of(name): return [str(o) for w in works for o in g.objects(w, S[name])]
    people = [str(n) for w in works for p in ('author', 'editor', 'translator', 'contributor') for o in g.objects(w, S[p]) for n in g.objects(o, S.name)]
    read.append({'type': [str(t) for w in works for t in g.objects(w, rdflib.RDF.type)], 'name': of('name'), 'isbn': of('isbn'), 'people': people, 'subject': [str(w) for w in works]})
print(json.dumps(read))
`;
