/**
 * CNMARC (UNIMARC with Chinese habits) to a draft: GB/T 33286-2016 and the practice of the union
 * catalogues. Pinyin has two spellings there – one `$9` (NLC), or a capital for each subfield (CALIS) –
 * and is never title text.
 */
import { cnmarcAudience } from '../../catalogue/audiences.ts';
import { readDate, readDates } from '../../catalogue/dates.ts';
import type {
  Creator,
  DateStatement,
  Identifier,
  IdentifierType,
  Subject,
  Title,
} from '../../catalogue/document.ts';
import { editionKindIn, readEdition } from '../../catalogue/editions.ts';
import { readIdentifiers } from '../../catalogue/identifiers.ts';
import { readLanguage } from '../../catalogue/languages.ts';
import { readLink } from '../../catalogue/links.ts';
import { readCreators } from '../../catalogue/names.ts';
import { readOriginalDate } from '../../catalogue/original-dates.ts';
import { titleKey } from '../../catalogue/text.ts';
import type { TypeCode } from '../../catalogue/types.ts';
import { readVolume } from '../../catalogue/volumes.ts';
import { addAudience, isWebAddress, keep, newDraft } from './draft.ts';
import type { Draft } from './draft.ts';
import { embeddedFields, subfield, subfields } from './marc.ts';
import type { MarcField, MarcRecord } from './marc.ts';

export function readCnmarc(marc: MarcRecord): Draft {
  const draft = newDraft();
  draft.leader = marc.leader;
  draft.codedType = codedType(marc);
  readTitles(marc, draft);
  readNumbers(marc, draft);
  readPublication(marc, draft);
  readNames(marc, draft);
  readSubjects(marc, draft);
  readNotes(marc, draft);
  readCopies(marc, draft);
  return draft;
}

/** 110$a/0 tells newspapers from periodicals, 116$a/0 paintings from photographs; 140 and 191 are old things. */
function codedType(marc: MarcRecord): TypeCode | null {
  if (marc.first('110', 'a')?.startsWith('c')) return 'newspaper';
  if (/^[bc]/.test(marc.first('116', 'a') ?? '')) return 'artwork';
  if (marc.all('191').length > 0) return 'rubbing';
  return marc.all('140', '141').length > 0 ? 'rarebook' : null;
}

function pinyinOf(field: MarcField): string | undefined {
  return subfield(field, '9') ?? subfield(field, 'A');
}

function titled(text: string, kind: Title['kind'], pinyin?: string): Title {
  return pinyin === undefined ? { text, kind } : { text, kind, pinyin };
}

function readTitles(marc: MarcRecord, draft: Draft): void {
  for (const field of marc.all('200').slice(0, 1)) {
    const [main, ...further] = subfields(field, 'a');
    if (main !== undefined) draft.titles.push(titled(main, 'main', pinyinOf(field)));
    for (const text of further) draft.titles.push(titled(text, 'variant'));
    for (const text of subfields(field, 'c')) draft.titles.push(titled(text, 'variant'));
    for (const text of subfields(field, 'd'))
      draft.titles.push(titled(text.replace(/^=\s*/u, ''), 'parallel'));
    for (const text of subfields(field, 'e')) draft.titles.push(titled(text, 'remainder'));
    const number = subfield(field, 'h') ?? subfield(field, 'v');
    const name = subfield(field, 'i');
    if (number !== undefined || name !== undefined) {
      const volume = number === undefined ? { raw: '', number: null } : readVolume(number);
      draft.volume =
        volume === null ? null : { ...volume, ...(name === undefined ? {} : { name }) };
    }
    const said = subfields(field, 'fg');
    if (said.length > 0) draft.responsibility = said.join('；');
    for (const word of subfields(field, 'b')) draft.typeWords.push(word.replace(/[[\]［］]/gu, ''));
  }
  for (const field of marc.all('500', '501', '503')) pushTitle(draft, field, 'uniform');
  for (const field of marc.all('510')) pushTitle(draft, field, 'parallel');
  for (const field of marc.all(
    '512',
    '513',
    '514',
    '515',
    '516',
    '517',
    '518',
    '532',
    '540',
    '541',
  ))
    pushTitle(draft, field, 'variant');
  for (const field of marc.all('225')) {
    const title = subfield(field, 'a');
    if (title === undefined) continue;
    draft.series.push({
      title: [title, ...subfields(field, 'i')].join('. '),
      number: subfield(field, 'v') ?? null,
    });
  }
  // Of a record that is itself a piece (leader/7 a), 463 names what it stands in; else what stands in it.
  const isPiece = marc.leader.charAt(7) === 'a';
  const above = ['410', '411', '461', '462', ...(isPiece ? ['463'] : [])];
  for (const part of marc.all(...above).flatMap(titlesEmbedded)) {
    const title = subfield(part, 'a');
    if (title === undefined || draft.series.some((series) => sameTitle(series.title, title)))
      continue;
    draft.series.push({ title, number: subfield(part, 'v') ?? subfield(part, 'h') ?? null });
  }
  const below = ['423', '464', '481', '482', ...(isPiece ? [] : ['463'])];
  for (const part of marc.all(...below).flatMap(titlesEmbedded)) pushTitle(draft, part, 'analytic');
}

function titlesEmbedded(field: MarcField): MarcField[] {
  return embeddedFields(field).filter((one) => one.tag === '200');
}

function sameTitle(one: string, other: string): boolean {
  return titleKey(one) === titleKey(other);
}

function pushTitle(draft: Draft, field: MarcField, kind: Title['kind']): void {
  const title = subfield(field, 'a');
  if (title === undefined) return;
  const parts = [title, ...subfields(field, 'hi')].join('. ');
  draft.titles.push(titled(parts, kind, pinyinOf(field)));
}

/** A number under the label of its field, unless it is of a kind that tells itself: 准印证号 stands anywhere. */
function numbersOf(raw: string, label: string): Identifier[] {
  const plain = readIdentifiers(raw);
  const tellsItself = plain.some(({ type }) => SELF_TELLING.has(type));
  return (tellsItself ? plain : readIdentifiers(`${label}${raw}`)).map((one) => ({ ...one, raw }));
}

const SELF_TELLING: ReadonlySet<IdentifierType> = new Set([
  'internal',
  'census',
  'cn-serial',
  'doi',
  'hdl',
]);

function readNumbers(marc: MarcRecord, draft: Draft): void {
  const wrong = (type: IdentifierType, raw: string): void => {
    draft.identifiers.push({ type, value: raw, raw, valid: false, note: '记录注明有误' });
  };
  for (const field of marc.all('010')) {
    // NLC writes the binding, or the year of printing, into $b.
    const note = subfield(field, 'b');
    for (const raw of subfields(field, 'a'))
      draft.identifiers.push(
        ...numbersOf(raw, 'ISBN ').map((one) => ({
          ...one,
          ...(note === undefined ? {} : { note }),
        })),
      );
    for (const raw of subfields(field, 'z')) wrong('isbn', raw);
    draft.price ??= subfield(field, 'd') ?? null;
  }
  for (const field of marc.all('011')) {
    for (const raw of subfields(field, 'a')) draft.identifiers.push(...numbersOf(raw, 'ISSN '));
    for (const raw of subfields(field, 'yz')) wrong('issn', raw);
  }
  for (const field of marc.all('091')) {
    for (const raw of subfields(field, 'a')) draft.identifiers.push(...numbersOf(raw, '统一书号:'));
    draft.price ??= subfield(field, 'd') ?? null;
  }
  for (const field of marc.all('017')) {
    for (const raw of subfields(field, 'a')) draft.identifiers.push(...numbersOf(raw, ''));
  }
  // A permit or a census number mostly stands in a note, behind its label.
  for (const raw of marc.all('300', '301', '316').flatMap((field) => subfields(field, 'a')))
    if (/^.{0,8}(?:准印|古籍普查)/u.test(raw))
      draft.identifiers.push(...readIdentifiers(raw).filter(({ type }) => SELF_TELLING.has(type)));
  for (const field of marc.all('049', '099')) {
    for (const raw of subfields(field, 'a'))
      draft.identifiers.push({ type: 'union', value: raw, raw, valid: true });
  }
  for (const field of marc.all('001'))
    draft.identifiers.push({
      type: 'local',
      value: field.value.trim(),
      raw: field.value,
      valid: true,
    });
  for (const field of marc.all('092', '094', '035')) {
    for (const raw of subfields(field, 'a')) {
      const told = readIdentifiers(raw).filter(({ type }) => SELF_TELLING.has(type));
      if (told.length > 0) draft.identifiers.push(...told);
      else draft.identifiers.push({ type: 'local', value: raw, raw, valid: true });
    }
  }
  draft.identifiers = draft.identifiers.filter((one) => one.value !== '');
}

function readPublication(marc: MarcRecord, draft: Draft): void {
  const dates: string[] = [];
  for (const field of marc.all('210', '214')) {
    const places = subfields(field, 'a');
    const publishers = subfields(field, 'c');
    const pairs = Math.max(places.length, publishers.length);
    for (let i = 0; i < pairs; i++) {
      const place = known(places[i]);
      const publisher = known(publishers[i]);
      const raw = [places[i], publishers[i]].filter((part) => part !== undefined).join(' : ');
      if (place !== null || publisher !== null) draft.publications.push({ place, publisher, raw });
    }
    dates.push(...subfields(field, 'd'));
    // $h is the date of printing, never the date of the edition.
    draft.dates.push(...subfields(field, 'h').map((raw) => readDate(raw, 'reprint')));
  }
  const [, kind, first, second] =
    /^.{8}([a-z ])(\d{4}|.{4})(\d{4})?/i.exec(marc.coded('100', 'a')) ?? [];
  if (dates.length > 0) draft.dates = [...readDates(dates), ...draft.dates];
  else if (first !== undefined && /^\d{4}$/.test(first)) draft.dates.unshift(readDate(first));
  // Type e is a reproduction: its own year, then that of the original.
  draft.dates.push(...datesInNotes(marc, kind === 'e' ? second : undefined));
  const edition = marc.first('205', 'a');
  // 刻本 and the like stand in 205, in the date, or in a note on the edition.
  const notes = marc.all('305', '300').flatMap((field) => subfields(field, 'a'));
  const words = [
    edition,
    ...dates,
    ...notes,
    ...marc.all('215').flatMap((field) => subfields(field, 'a')),
  ];
  const telling = words.find((text) => text !== undefined && editionKindIn(text) !== null);
  draft.edition =
    edition !== undefined && (telling === undefined || telling === edition)
      ? readEdition(edition)
      : telling === undefined
        ? edition === undefined
          ? null
          : readEdition(edition)
        : readEdition(telling);
  for (const field of marc.all('215')) {
    const extent = [
      ...subfields(field, 'a'),
      ...subfields(field, 'c'),
      ...subfields(field, 'd'),
    ].join(' ; ');
    draft.extent ??= extent === '' ? null : extent;
    draft.carrierWords.push(...subfields(field, 'ac'));
  }
  draft.carrierWords.push(...draft.typeWords, ...(telling === undefined ? [] : [telling]));
  if (marc.all('135').length > 0) draft.carrierWords.push('电子');
  for (const field of marc.all('101'))
    draft.languages.push(...subfields(field, 'a').flatMap((raw) => readLanguage(raw) ?? []));
  for (const field of marc.all('207'))
    for (const value of subfields(field, 'a')) keep(draft, '207', value);
}

/** 原书年代 of a facsimile (324, 455, else 305 and 300, else as coded), and when a picture was taken and scanned. */
function datesInNotes(marc: MarcRecord, coded: string | undefined): DateStatement[] {
  const values = (...tags: readonly string[]): string[] =>
    marc.all(...tags).flatMap((field) => subfields(field, 'a'));
  const copied = marc
    .all('455')
    .flatMap(embeddedFields)
    .filter(({ tag }) => tag === '210')
    .flatMap((field) => subfields(field, 'd'));
  const [original] = [
    ...values('324').map((note) => readOriginalDate(note, true)),
    ...copied.map((date) => readDate(date, 'original')),
    ...values('305', '300').map((note) => readOriginalDate(note, false)),
    ...(coded === undefined ? [] : [readDate(coded, 'original')]),
  ].filter((date) => date !== undefined);
  const labelled = values('300')
    .filter((note) => /^(?:拍|[攝摄]|[数數]字化|[扫掃]描)/u.test(note))
    .map((note) => readDate(note))
    .filter(({ kind, start }) => (kind === 'created' || kind === 'digitisation') && start !== null);
  return original === undefined ? labelled : [original, ...labelled];
}

function known(text: string | undefined): string | null {
  return text === undefined ||
    /^[[［(（]?(?:s\.?\s?[ln]\.?|出版[地者]不详|不详)[\]］)）]?$/i.test(text)
    ? null
    : text;
}

function readNames(marc: MarcRecord, draft: Draft): void {
  const coded: Creator[] = [];
  for (const field of marc.all('700', '701', '702', '710', '711', '712', '720', '721', '722')) {
    const name = subfield(field, 'a');
    if (name === undefined) continue;
    const primary = !field.tag.endsWith('2');
    const body = field.tag.startsWith('71');
    const given = subfields(field, 'b').filter(() => !body);
    const role = subfield(field, '4') ?? null;
    const said = (subfield(field, 'c') ?? '').replace(/[()（）[\]〔〕]/gu, '');
    const dates = subfield(field, 'f');
    const pinyin = pinyinOf(field);
    // Several names in one field are parted by ；, against the rule and all the same common.
    for (const one of `${name}${given.join('')}`.split(/[；;]/u)) {
      const [read] = readCreators(said === '' ? one : `(${said})${one}`, primary);
      if (read === undefined) continue;
      coded.push({
        ...read,
        kind: body ? 'body' : read.kind,
        name: body ? [one.trim(), ...subfields(field, 'b')].join('. ') : read.name,
        role: role ?? read.role,
        ...(dates === undefined ? {} : { dates: dates.replace(/[()（）]/gu, '') }),
        ...(pinyin === undefined ? {} : { pinyin }),
        raw: one.trim(),
      });
    }
  }
  // 200$f only when no field of its own names anybody.
  const statements = marc.all('200').slice(0, 1);
  draft.creators =
    coded.length > 0
      ? coded
      : statements.flatMap((field) => [
          ...subfields(field, 'f').flatMap((raw) => readCreators(raw, true)),
          ...subfields(field, 'g').flatMap((raw) => readCreators(raw, false)),
        ]);
}

const SUBJECT_KINDS: Readonly<Record<string, Subject['kind']>> = {
  '600': 'person',
  '601': 'body',
  '602': 'person',
  '604': 'topic',
  '605': 'topic',
  '606': 'topic',
  '607': 'place',
  '608': 'form',
  '610': 'free',
};

function readSubjects(marc: MarcRecord, draft: Draft): void {
  for (const [tag, kind] of Object.entries(SUBJECT_KINDS)) {
    for (const field of marc.all(tag)) {
      const heading = subfields(field, 'a');
      const divisions = subfields(field, 'xyzj');
      if (kind === 'free') for (const text of heading) draft.subjects.push({ text, kind });
      else if (heading[0] !== undefined)
        draft.subjects.push({ text: [heading[0], ...divisions].join('-'), kind });
      if (kind === 'place' && heading[0] !== undefined) draft.places.push(heading[0]);
      if (kind === 'form') draft.typeWords.push(...heading);
      draft.places.push(...subfields(field, 'y').filter(() => kind === 'topic'));
    }
  }
  for (const field of marc.all('620')) draft.places.push(...subfields(field, 'abcd'));
  for (const field of marc.all('690'))
    for (const code of subfields(field, 'a')) draft.classes.push({ scheme: 'clc', code });
  for (const field of marc.all('692'))
    for (const code of subfields(field, 'a')) draft.classes.push({ scheme: 'cas', code });
  for (const field of marc.all('675', '676', '686'))
    for (const code of subfields(field, 'a')) draft.classes.push({ scheme: 'other', code });
}

function readNotes(marc: MarcRecord, draft: Draft): void {
  draft.abstract = marc.first('330', 'a') ?? null;
  // $b to $i are pieces below the pieces in $a.
  draft.contents = marc.all('327').flatMap((field) => subfields(field, 'abcdefghi'));
  for (const field of marc.fields) {
    const number = Number(field.tag);
    if (
      number >= 300 &&
      number < 400 &&
      field.tag !== '330' &&
      field.tag !== '327' &&
      field.tag !== '333'
    ) {
      draft.notes.push(...subfields(field, 'a'));
    }
  }
  for (const value of marc.all('333').flatMap((field) => subfields(field, 'a')))
    addAudience(draft, value);
  // 36 characters; where somebody has squeezed the blanks, the places are lost.
  const coded = marc.coded('100', 'a');
  if (coded.length >= 34) draft.audience.push(...cnmarcAudience(coded.slice(17, 20)));
  for (const field of marc.all('856')) {
    const url = subfield(field, 'u');
    if (url !== undefined && isWebAddress(url)) {
      const words = {
        label: subfield(field, '3') ?? subfield(field, 'z'),
        format: subfield(field, 'q'),
        length: subfield(field, 's'),
      };
      draft.links.push(readLink(url, 'landing', words));
    }
    // 登录后可看 and the like stand beside the address.
    draft.rights.push(...subfields(field, 'z'));
  }
  draft.rights.push(
    ...marc
      .all('310')
      .flatMap((field) => subfields(field, 'a'))
      .filter((note) => /阅览|外借|登录|全文|目录|网/u.test(note)),
  );
  draft.languages = [...new Set(draft.languages)];
}

/** 905 and its like: library, shelf, class and book number or call number, volumes, years, copies. */
function readCopies(marc: MarcRecord, draft: Draft): void {
  for (const field of marc.all('905', '906', '996', '999')) {
    const shelf = subfield(field, 'c') ?? subfield(field, 'a');
    const parts = [subfield(field, 'd'), subfield(field, 'e')].filter((part) => part !== undefined);
    const callNumber = subfield(field, 's') ?? (parts.length > 0 ? parts.join('/') : undefined);
    const volumes = subfields(field, 'vy').join(' ');
    const copies = Number(subfield(field, 'f'));
    const words = subfields(field, 'z');
    if (shelf === undefined && callNumber === undefined && volumes === '') continue;
    draft.holdings.push({
      location: shelf ?? null,
      callNumber: callNumber ?? null,
      volumes: volumes === '' ? null : volumes,
      completeness: words.find((word) => /[存缺残]/u.test(word)) ?? null,
      copies: Number.isInteger(copies) && copies > 0 && copies < 10_000 ? copies : null,
      barcode: subfield(field, 'b') ?? null,
      access: words.filter((word) => !/^[存缺残]/u.test(word)),
    });
  }
}
