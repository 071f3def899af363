/**
 * Order files in MARC: each record is a line, its ordinal the row. It is described later by the catalogue's own
 * readers; here it is shown, and prices and copies are taken from where orders have them.
 */
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { beginningOf } from '../../formats/files/beginning.ts';
import type { FileKind } from '../../formats/files/file-kind.ts';
import { readIso2709 } from '../../formats/files/iso2709.ts';
import type { ImportedRecord } from '../../formats/files/iso2709.ts';
import { readXmlFile } from '../../formats/files/xml-files.ts';
import { openText } from '../../formats/files/text-file.ts';
import { marcFlavour, readMarc, subfields } from '../../formats/marc/marc.ts';
import type { MarcRecord } from '../../formats/marc/marc.ts';
import { parseXml } from '../../formats/xml/xml.ts';
import type { ListField, ListRow } from '../list.ts';
import { recordsInPieces } from './marcxml-pieces.ts';

const SAMPLE = 1024 * 1024;
/** Smaller files of XML are read whole. */
const LARGE = 4 * 1024 * 1024;

export async function* readMarcList(
  file: string,
  name: string,
  { kind, utf16 }: FileKind,
): AsyncGenerator<ListRow> {
  let row = 0;
  for await (const item of await itemsOf(file, kind, utf16)) yield lineOf(item, ++row, name);
}

async function itemsOf(
  file: string,
  kind: FileKind['kind'],
  utf16: FileKind['utf16'],
): Promise<AsyncIterable<ImportedRecord> | Iterable<ImportedRecord>> {
  if (kind === 'xml') {
    const isLarge = (await stat(file)).size > LARGE;
    const inPieces = isLarge ? recordsInPieces(await openText(file, '')) : undefined;
    return inPieces ?? readXmlFile(await readFile(file), '');
  }
  if (utf16 !== undefined) {
    const text = new TextDecoder(utf16).decode(await readFile(file));
    return readIso2709([new TextEncoder().encode(text)]);
  }
  // A stream that nobody listens to yet would end the process if the file went meanwhile.
  const sample = await beginningOf(file, SAMPLE);
  return readIso2709(createReadStream(file), sample);
}

function lineOf(item: ImportedRecord, row: number, name: string): ListRow {
  const base = { sheet: '', row, group: '' };
  if (item.kind === 'unreadable')
    return { line: { ...base, input: {}, unreadable: `${name} ${item.message}。` } };
  const marc = readMarc(parseXml(item.xml));
  if (marc === undefined)
    return { line: { ...base, input: {}, unreadable: `第 ${row} 条没有 MARC 字段。` } };
  const flavour = flavourOf(marc);
  const record = { prefix: flavour, xml: item.xml };
  return { line: { ...base, input: flavour === 'cnmarc' ? cnmarc(marc) : marc21(marc), record } };
}

function flavourOf(marc: MarcRecord): 'cnmarc' | 'marc21' {
  try {
    return marcFlavour(marc, '');
  } catch {
    return marc.all('245').length > 0 ? 'marc21' : 'cnmarc';
  }
}

type Shown = readonly (readonly [ListField, tag: string, codes: string])[];

const CNMARC: Shown = [
  ['title', '200', 'a'],
  ['subtitle', '200', 'e'],
  ['volume', '200', 'hi'],
  ['creator', '200', 'f'],
  ['creator2', '200', 'g'],
  ['edition', '205', 'a'],
  ['place', '210', 'a'],
  ['publisher', '210', 'c'],
  ['date', '210', 'd'],
  ['isbn', '010', 'a'],
  ['issn', '011', 'a'],
  ['bookNumber', '091', 'a'],
  ['price', '010', 'd'],
  ['binding', '010', 'b'],
  ['series', '225', 'a'],
  ['class', '690', 'a'],
  ['extent', '215', 'ad'],
];
const MARC21: Shown = [
  ['title', '245', 'a'],
  ['subtitle', '245', 'b'],
  ['volume', '245', 'np'],
  ['creator', '245', 'c'],
  ['edition', '250', 'a'],
  ['publisher', '264', 'b'],
  ['publisher', '260', 'b'],
  ['date', '264', 'c'],
  ['date', '260', 'c'],
  ['isbn', '020', 'a'],
  ['issn', '022', 'a'],
  ['price', '020', 'c'],
  ['series', '490', 'a'],
  ['class', '090', 'a'],
  ['extent', '300', 'ac'],
];

function shownOf(marc: MarcRecord, places: Shown): Record<string, string> {
  const input: Record<string, string> = {};
  for (const [field, tag, codes] of places) {
    if (field in input) continue;
    const found = marc.all(tag);
    const values = (field === 'title' ? found.slice(0, 1) : found).flatMap((one) =>
      subfields(one, codes),
    );
    // MARC21 ends its subfields in the marks of ISBD.
    const text = values
      .map((value) => value.replace(/(?<!\s)\s{0,3}[/:;=,]$/u, ''))
      .join('；')
      .trim();
    if (text !== '') input[field] = text;
  }
  return input;
}

/** Copies that are ordered: 905 and 990 of systems here, 960 of others; a plain number alone counts. */
function copiesIn(
  marc: MarcRecord,
  places: readonly (readonly [string, string])[],
): string | undefined {
  return places
    .flatMap(([tag, code]) => marc.all(tag).flatMap((field) => subfields(field, code)))
    .map((value) => value.trim())
    .find((value) => /^\d{1,3}$/.test(value));
}

function withCopies(
  input: Record<string, string>,
  copies: string | undefined,
): Record<string, string> {
  return copies === undefined ? input : { ...input, copies };
}

function cnmarc(marc: MarcRecord): Record<string, string> {
  return withCopies(
    shownOf(marc, CNMARC),
    copiesIn(marc, [
      ['990', 'f'],
      ['990', 'n'],
      ['905', 'f'],
      ['960', 'c'],
    ]),
  );
}

function marc21(marc: MarcRecord): Record<string, string> {
  return withCopies(
    shownOf(marc, MARC21),
    copiesIn(marc, [
      ['960', 'o'],
      ['960', 'c'],
      ['970', 'q'],
      ['980', 'q'],
      ['949', 'q'],
      ['990', 'f'],
    ]),
  );
}
