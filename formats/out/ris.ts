/**
 * RIS as Zotero, EndNote and NoteExpress read it: two letters, two blanks, a hyphen, a blank and the value, a line
 * each, CR LF, and `ER  -` behind every work. UTF-8. Tags after the RIS Format Specifications (Research Information
 * Systems, 2011): what stands in them is as printed, and the notes say what has no tag.
 */
import type { TypeCode } from '../../catalogue/fields/types.ts';
import { roleGroup } from '../../catalogue/fields/roles.ts';
import { hostOf, numbersOf, publisherOf, wholeTitle, yearOf } from './reference.ts';
import type { Naming, Reference } from './reference.ts';
import { heldLines, notesOf } from './remarks.ts';

const KINDS: Readonly<Record<TypeCode, string>> = {
  book: 'BOOK',
  rarebook: 'BOOK',
  gazetteer: 'BOOK',
  genealogy: 'BOOK',
  yearbook: 'BOOK',
  'memoir-series': 'BOOK',
  serial: 'SER',
  newspaper: 'NEWS',
  article: 'JOUR',
  thesis: 'THES',
  map: 'MAP',
  rubbing: 'ART',
  archive: 'MANSCPT',
  ticket: 'GEN',
  image: 'ART',
  artwork: 'ART',
  music: 'MUSIC',
  audio: 'SOUND',
  video: 'VIDEO',
  'oral-history': 'GEN',
  database: 'DBASE',
  other: 'GEN',
};

export function ris(reference: Reference, naming: Naming): string {
  const { creators, series, date, edition, holdings } = reference;
  const { place, publisher } = publisherOf(reference);
  const host = hostOf(reference);
  const [first] = series;
  const lines: [tag: string, value: string][] = [['TY', KINDS[reference.type]]];
  const add = (tag: string, ...values: readonly string[]): void => {
    for (const value of values) if (value !== '') lines.push([tag, value]);
  };
  add('ID', reference.id);
  add('TI', [wholeTitle(reference), ...reference.remainder].join('：'));
  for (const creator of creators) {
    const isTranslator = roleGroup(creator.role) === 'translator';
    add(creator.primary ? 'AU' : isTranslator ? 'A4' : 'ED', creator.name);
  }
  add('T2', host ?? first?.title ?? '');
  add('TT', ...reference.parallel);
  add('PY', yearOf(date));
  add('DA', dayOf(date?.start ?? null));
  add('CY', place);
  add('PB', publisher);
  add('ET', edition?.statement ?? edition?.raw ?? '');
  add('VL', first?.number ?? '');
  add('SP', reference.extent);
  add('SN', ...numbersOf(reference, 'isbn'), ...numbersOf(reference, 'issn'));
  add('DO', ...numbersOf(reference, 'doi'));
  add('LA', ...reference.languages.map(naming.language));
  add('M3', reference.typeName);
  add('KW', ...reference.subjects.map(({ text }) => text));
  add('AB', reference.abstract);
  add('N1', ...notesOf(reference));
  add('CN', holdings.map(({ callNumber }) => callNumber).find((number) => number !== '') ?? '');
  add('AV', ...heldLines(reference, naming));
  add('UR', reference.address, ...reference.links.map(({ url }) => url));
  add('DP', naming.service);
  return `${lines.map(([tag, value]) => `${tag}  - ${value}\r\n`).join('')}ER  - \r\n\r\n`;
}

/** 1937/07/07/: year, month and day, parted by strokes, of which there are three. */
function dayOf(iso: string | null): string {
  const [, year, month, day = ''] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(iso ?? '') ?? [];
  return year === undefined || month === undefined ? '' : `${year}/${month}/${day}/`;
}
