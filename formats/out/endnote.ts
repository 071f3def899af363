/**
 * EndNote's tagged text (refer): a percent sign and a letter, a blank and the value; works are parted by a blank line.
 * UTF-8, and LF alone: bibutils takes a CR LF that its buffer parts for a blank line. Tags after the filter "EndNote
 * Import" of EndNote.
 */
import type { TypeCode } from '../../catalogue/fields/types.ts';
import { roleGroup } from '../../catalogue/fields/roles.ts';
import { hostOf, numbersOf, publisherOf, wholeTitle, yearOf } from './reference.ts';
import type { Naming, Reference } from './reference.ts';
import { heldLines, notesOf } from './remarks.ts';

const KINDS: Readonly<Record<TypeCode, string>> = {
  book: 'Book',
  rarebook: 'Book',
  gazetteer: 'Book',
  genealogy: 'Book',
  yearbook: 'Book',
  'memoir-series': 'Book',
  serial: 'Serial',
  newspaper: 'Newspaper Article',
  article: 'Journal Article',
  thesis: 'Thesis',
  map: 'Map',
  rubbing: 'Artwork',
  archive: 'Manuscript',
  ticket: 'Generic',
  image: 'Artwork',
  artwork: 'Artwork',
  music: 'Music',
  audio: 'Audiovisual Material',
  video: 'Film or Broadcast',
  'oral-history': 'Generic',
  database: 'Online Database',
  other: 'Generic',
};

export function endnote(reference: Reference, naming: Naming): string {
  const { creators, series, date, edition, holdings } = reference;
  const { place, publisher } = publisherOf(reference);
  const [first] = series;
  const lines: string[] = [`%0 ${KINDS[reference.type]}`];
  const add = (tag: string, ...values: readonly string[]): void => {
    for (const value of values) if (value !== '') lines.push(`%${tag} ${value}`);
  };
  add('T', [wholeTitle(reference), ...reference.remainder].join('：'));
  for (const { name, primary, role } of creators)
    // %? is a subsidiary author: of a book its translator.
    add(primary ? 'A' : roleGroup(role) === 'translator' ? '?' : 'E', name);
  add('B', hostOf(reference) ?? first?.title ?? '');
  add('V', first?.number ?? '');
  add('D', yearOf(date));
  add('C', place);
  add('I', publisher);
  add('7', edition?.statement ?? edition?.raw ?? '');
  add('P', reference.extent);
  add('@', ...numbersOf(reference, 'isbn'), ...numbersOf(reference, 'issn'));
  add('R', ...numbersOf(reference, 'doi'));
  add('G', ...reference.languages.map(naming.language));
  add('9', reference.typeName);
  add('K', ...reference.subjects.map(({ text }) => text));
  add('X', reference.abstract);
  add('Z', ...notesOf(reference), ...heldLines(reference, naming));
  add('L', holdings.map(({ callNumber }) => callNumber).find((number) => number !== '') ?? '');
  add('M', reference.id);
  add('W', naming.service);
  add('U', reference.address, ...reference.links.map(({ url }) => url));
  return `${lines.join('\n')}\n\n`;
}
