/**
 * BibTeX in UTF-8, with the entry types that every program knows. A name in Han, or of a body, stands in braces of its
 * own, so that nobody takes it apart; `langid` is for biblatex. A brace in a value is written as a command: BibTeX
 * counts braces whatever stands before them.
 */
import type { Creator } from '../../catalogue/fields/names.ts';
import type { TypeCode } from '../../catalogue/fields/types.ts';
import { plainPinyin, spelledOut } from '../../catalogue/text/pinyin.ts';
import { hostOf, numbersOf, publisherOf, wholeTitle, yearOf } from './reference.ts';
import type { Naming, Reference } from './reference.ts';
import { heldLines, notesOf } from './remarks.ts';

const KINDS: Readonly<Partial<Record<TypeCode, string>>> = {
  book: 'book',
  rarebook: 'book',
  gazetteer: 'book',
  genealogy: 'book',
  yearbook: 'book',
  'memoir-series': 'book',
  article: 'article',
  thesis: 'phdthesis',
  archive: 'unpublished',
};

/** What biblatex calls a language. */
const LANGIDS: Readonly<Record<string, string>> = {
  zho: 'chinese',
  eng: 'english',
  jpn: 'japanese',
  fra: 'french',
  deu: 'german',
  rus: 'russian',
  kor: 'korean',
  spa: 'spanish',
  ita: 'italian',
  lat: 'latin',
};

export function bibtex(reference: Reference, naming: Naming): string {
  const { creators, series, date, edition } = reference;
  const { place, publisher } = publisherOf(reference);
  const [first] = series;
  const fields: [name: string, value: string][] = [];
  const add = (name: string, value: string): void => {
    if (value !== '') fields.push([name, value]);
  };
  const said = (name: string, texts: readonly string[], between: string): void =>
    add(name, texts.map(escaped).join(between));
  const isThesis = reference.type === 'thesis';
  const isbns = numbersOf(reference, 'isbn');
  // Of what is none of the kinds, a number for books makes it one: `misc` has none.
  const kind = KINDS[reference.type] ?? (isbns.length > 0 ? 'book' : 'misc');
  add('author', namesOf(creators.filter(({ primary }) => primary)));
  add('editor', namesOf(creators.filter(({ primary }) => !primary)));
  // Braces all round keep the letters as they are.
  add('title', `{${escaped([wholeTitle(reference), ...reference.remainder].join('：'))}}`);
  said('journal', [hostOf(reference) ?? ''], '');
  said('series', [first?.title ?? ''], '');
  said('number', [first?.number ?? ''], '');
  said('year', [yearOf(date)], '');
  said('address', [place], '');
  said(isThesis ? 'school' : 'publisher', [publisher], '');
  said('edition', [edition?.statement ?? edition?.raw ?? ''], '');
  said('howpublished', [kind === 'misc' ? reference.typeName : ''], '');
  said('pagetotal', [reference.extent], '');
  said('isbn', isbns, ', ');
  said('issn', numbersOf(reference, 'issn'), ', ');
  said('doi', numbersOf(reference, 'doi').slice(0, 1), '');
  const [language = ''] = reference.languages;
  said('language', reference.languages.map(naming.language), ', ');
  add('langid', LANGIDS[language] ?? '');
  said(
    'keywords',
    reference.subjects.map(({ text }) => text),
    ', ',
  );
  said('abstract', [reference.abstract], '');
  said('note', notesOf(reference), '; ');
  said('library', heldLines(reference, naming), '; ');
  add('url', plainAddress(reference.links[0]?.url ?? reference.address));
  add('catalogue', plainAddress(reference.address));
  const lines = fields.map(([name, value]) => `  ${name} = {${value}}`);
  return `@${kind}{${keyOf(reference)},\n${lines.join(',\n')}\n}\n\n`;
}

/** Of the pinyin of a name, UTF-16 units. */
const LONGEST_NAME = 24;

/** chenzuolin1900-<id>: the name and the year for whoever types it; the id makes it the only one, today and later. */
function keyOf(reference: Reference): string {
  const [creator] = reference.creators;
  const [spelled = ''] = creator === undefined ? [] : spelledOut(creator.name, 'person');
  const name = plainPinyin(spelled || (creator?.name ?? ''));
  const year = yearOf(reference.date).replace(/\D/g, '');
  return `${name.slice(0, LONGEST_NAME) || 'work'}${year}-${reference.id.replace(/[^\w-]/g, '')}`;
}

function namesOf(creators: readonly Creator[]): string {
  return creators.map(nameOf).join(' and ');
}

/** Buck, Pearl S. is taken apart at its comma as BibTeX does it; everybody else is one word. */
function nameOf({ name, kind }: Creator): string {
  const isParted = /^[\p{Script=Latin}' .-]{1,60}, [\p{Script=Latin}' .-]{1,60}$/u.test(name);
  return kind === 'person' && isParted && !/\band\b/iu.test(name)
    ? escaped(name)
    : `{${escaped(name)}}`;
}

const COMMANDS: Readonly<Record<string, string>> = {
  // What LaTeX and those who only read BibTeX both know.
  '\\': '$\\backslash$',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

function escaped(text: string): string {
  return text.replace(/[\\{}~^%&#$_]/g, (mark) => COMMANDS[mark] ?? `\\${mark}`);
}

/** As it is, but for what would end the value. */
function plainAddress(url: string): string {
  return url.replace(/[{}\\]/g, (mark) => encodeURIComponent(mark));
}
