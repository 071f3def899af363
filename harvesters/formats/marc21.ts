/**
 * MARC21 to a draft. Where a romanised field is linked to its Han form (880), the Han form is what is
 * shown and the romanised one a variant.
 */
import { marc21Audience } from '../../catalogue/audiences.ts';
import { readDate, readDates } from '../../catalogue/dates.ts';
import type { Creator, DateStatement, Subject } from '../../catalogue/document.ts';
import { editionKindIn, readEdition } from '../../catalogue/editions.ts';
import { readIdentifiers } from '../../catalogue/identifiers.ts';
import { readLanguage } from '../../catalogue/languages.ts';
import { readLink } from '../../catalogue/links.ts';
import { readCreators } from '../../catalogue/names.ts';
import { readOriginalDate } from '../../catalogue/original-dates.ts';
import { titleKey } from '../../catalogue/text.ts';
import type { TypeCode } from '../../catalogue/types.ts';
import { readVolume } from '../../catalogue/volumes.ts';
import { addAudience, isWebAddress, newDraft, tidy } from './draft.ts';
import type { Draft } from './draft.ts';
import { subfield, subfields } from './marc.ts';
import type { MarcField, MarcRecord } from './marc.ts';

export function readMarc21(marc: MarcRecord): Draft {
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

/** 008/21 tells newspapers among serials; 008/33 and 007/01 tell paintings among pictures. */
function codedType(marc: MarcRecord): TypeCode | null {
  const coded = marc.all('008')[0]?.value ?? '';
  const kind = marc.leader.charAt(6);
  if (kind === 'a' && marc.leader.charAt(7) === 's') return coded[21] === 'n' ? 'newspaper' : null;
  const isArt =
    /[ac]/.test(coded[33] ?? '') || marc.all('007').some(({ value }) => /^k[de]/.test(value));
  return kind === 'k' && isArt ? 'artwork' : null;
}

/** Fields of this tag, each by its Han form where 880 gives one. */
function vernacular(marc: MarcRecord, ...tags: readonly string[]): MarcField[] {
  const linked = marc
    .all('880')
    .map((field) => ({ field, link: /^(\d{3})-(\d{2})/.exec(subfield(field, '6') ?? '') }));
  return [
    ...marc.all(...tags).map((field) => {
      const number = /^880-(\d{2})/.exec(subfield(field, '6') ?? '')?.[1];
      const twin = linked.find(
        ({ link }) =>
          number !== undefined && number !== '00' && link?.[1] === field.tag && link[2] === number,
      );
      return twin?.field ?? field;
    }),
    // $6 245-00: a Han form with no romanised twin.
    ...linked
      .filter(({ link }) => link?.[2] === '00' && tags.includes(link[1] ?? ''))
      .map(({ field }) => field),
  ];
}

/** ISBD marks that end a subfield: `Title /`, `Place :`. */
function unmarked(text: string): string {
  return text.replace(/\s*[/:;,=.]\s*$/u, '').trim();
}

function readTitles(marc: MarcRecord, draft: Draft): void {
  const [field] = vernacular(marc, '245');
  if (field !== undefined) {
    const main = subfield(field, 'a');
    if (main !== undefined) draft.titles.push({ text: unmarked(main), kind: 'main' });
    for (const text of subfields(field, 'b'))
      draft.titles.push({
        text: unmarked(text),
        kind: text.startsWith('=') ? 'parallel' : 'remainder',
      });
    const number = subfield(field, 'n');
    const name = subfield(field, 'p');
    if (number !== undefined || name !== undefined) {
      const volume =
        number === undefined ? { raw: '', number: null } : readVolume(unmarked(number));
      draft.volume =
        volume === null
          ? null
          : { ...volume, ...(name === undefined ? {} : { name: unmarked(name) }) };
    }
    const said = subfield(field, 'c');
    if (said !== undefined) draft.responsibility = unmarked(said);
    draft.typeWords.push(
      ...subfields(field, 'h').map((word) => word.replace(/[[\]/:]/gu, '').trim()),
    );
  }
  for (const romanised of marc.all('245')) {
    const text = subfield(romanised, 'a');
    if (romanised !== field && text !== undefined)
      draft.titles.push({ text: unmarked(text), kind: 'variant' });
  }
  for (const [tags, kind] of [
    [['130', '240'], 'uniform'],
    [['242', '246', '247', '740'], 'variant'],
  ] as const) {
    for (const one of vernacular(marc, ...tags)) {
      const text = subfields(one, 'abnp').map(unmarked).join('. ');
      if (text !== '') draft.titles.push({ text, kind });
    }
  }
  readSets(marc, draft);
}

/** What the work belongs to (4xx as printed, 8xx as traced, 773) and what belongs to it (774, 7xx with 2). */
function readSets(marc: MarcRecord, draft: Draft): void {
  const known = new Set<string>();
  for (const one of vernacular(marc, '490', '440', '800', '810', '811', '830', '773')) {
    const isTitled = ['440', '490', '830'].includes(tagOf(one));
    const title = unmarked(subfield(one, isTitled ? 'a' : 't') ?? '');
    if (title === '' || known.has(titleKey(title))) continue;
    known.add(titleKey(title));
    draft.series.push({ title, number: subfield(one, 'v') ?? subfield(one, 'g') ?? null });
  }
  for (const one of vernacular(marc, '774', '700', '710', '711', '730')) {
    if (tagOf(one) !== '774' && one.ind2 !== '2') continue;
    const title = unmarked(subfield(one, tagOf(one) === '730' ? 'a' : 't') ?? '');
    if (title !== '') draft.titles.push({ text: title, kind: 'analytic' });
  }
}

/** The tag of a field, also of one that stands in 880. */
function tagOf(field: MarcField): string {
  return field.tag === '880' ? (subfield(field, '6') ?? '').slice(0, 3) : field.tag;
}

/** Titles with `--` between them, whether the marks stand in the subfields or not. */
function contentsOf(field: MarcField): string {
  return field.subfields
    .filter(({ code }) => 'agrt'.includes(code))
    .reduce((text, { code, value }) => {
      const mark = code === 't' && text !== '' && !/(?:--|;)\s*$/.test(text) ? ' --' : '';
      return `${text}${mark}${text === '' ? '' : ' '}${tidy(value) ?? ''}`;
    }, '');
}

function readNumbers(marc: MarcRecord, draft: Draft): void {
  for (const field of marc.all('020')) {
    const note = subfield(field, 'q');
    for (const raw of subfields(field, 'a')) {
      draft.identifiers.push(
        ...readIdentifiers(`ISBN ${raw}`).map((one) => ({
          ...one,
          raw,
          ...(note === undefined ? {} : { note: note.replace(/[()]/gu, '') }),
        })),
      );
    }
    for (const raw of subfields(field, 'z'))
      draft.identifiers.push({ type: 'isbn', value: raw, raw, valid: false, note: '记录注明有误' });
    draft.price ??= subfield(field, 'c') ?? null;
  }
  for (const field of marc.all('022')) {
    for (const raw of subfields(field, 'a'))
      draft.identifiers.push(...readIdentifiers(`ISSN ${raw}`).map((one) => ({ ...one, raw })));
    for (const raw of subfields(field, 'yz'))
      draft.identifiers.push({ type: 'issn', value: raw, raw, valid: false, note: '记录注明有误' });
  }
  for (const raw of marc.all('024', '035').flatMap((field) => subfields(field, 'a')))
    draft.identifiers.push(...readIdentifiers(raw));
  for (const field of marc.all('001')) {
    if (field.value.trim() !== '')
      draft.identifiers.push({
        type: 'local',
        value: field.value.trim(),
        raw: field.value,
        valid: true,
      });
  }
}

function readPublication(marc: MarcRecord, draft: Draft): void {
  const fields = vernacular(marc, '260', '264').filter(
    (field) => field.tag !== '264' || field.ind2 !== '4',
  );
  const dates: string[] = [];
  for (const field of fields) {
    const places = subfields(field, 'a').map(unmarked);
    const publishers = subfields(field, 'b').map(unmarked);
    for (let i = 0; i < Math.max(places.length, publishers.length); i++) {
      const place = known(places[i]);
      const publisher = known(publishers[i]);
      const raw = [places[i], publishers[i]].filter((part) => part !== undefined).join(' : ');
      if (place !== null || publisher !== null) draft.publications.push({ place, publisher, raw });
    }
    dates.push(...subfields(field, 'c').map((date) => date.replace(/[.,]$/u, '')));
    draft.dates.push(...subfields(field, 'g').map((raw) => readDate(raw, 'reprint')));
  }
  const [, kind, first, second] =
    /^.{6}([a-z])(\d{4}|.{4})(\d{4})?/i.exec(marc.all('008')[0]?.value ?? '') ?? [];
  if (dates.length > 0) draft.dates = [...readDates(dates), ...draft.dates];
  else if (first !== undefined && /^\d{4}$/.test(first) && first !== '9999')
    draft.dates.unshift(readDate(first));
  // Type r is a reprint: its own year, then that of the original.
  draft.dates.push(...datesOfCopies(marc, kind === 'r' ? second : undefined));
  const edition = vernacular(marc, '250')
    .flatMap((field) => subfields(field, 'ab'))
    .join(' ');
  const telling = [
    edition,
    ...dates,
    ...marc.all('500', '534', '533').flatMap((field) => subfields(field, 'a')),
  ].find((text) => editionKindIn(text) !== null);
  draft.edition = telling !== undefined ? readEdition(telling) : readEdition(edition);
  for (const field of vernacular(marc, '300')) {
    draft.extent ??= subfields(field, 'abc').join(' ') || null;
    draft.carrierWords.push(...subfields(field, 'a'));
  }
  draft.carrierWords.push(
    ...marc.all('337', '338').flatMap((field) => subfields(field, 'a')),
    ...draft.typeWords,
    ...(telling === undefined ? [] : [telling]),
  );
  draft.typeWords.push(...marc.all('655').flatMap((field) => subfields(field, 'a')));
  const language = (marc.all('008')[0]?.value ?? '').slice(35, 38);
  draft.languages = [
    ...marc.all('041').flatMap((field) => subfields(field, 'a')),
    language,
  ].flatMap((raw) => readLanguage(raw) ?? []);
}

function known(text: string | undefined): string | null {
  return text === undefined ||
    text === '' ||
    /^\[?(?:s\.?\s?[ln]\.?|出版[地者]不详|(?:place|publisher) not identified)\]?$/i.test(text)
    ? null
    : text.replace(/^\[(.+)\]$/u, '$1');
}

function readNames(marc: MarcRecord, draft: Draft): void {
  for (const field of vernacular(marc, '100', '110', '111', '700', '710', '711')) {
    const tag = tagOf(field);
    const name = subfield(field, 'a');
    if (name === undefined) continue;
    const body = !tag.endsWith('00');
    const [read] = readCreators(unmarked(name), tag.startsWith('1'));
    if (read === undefined) continue;
    const role = subfield(field, 'e') ?? subfield(field, '4');
    const dates = subfield(field, 'd');
    const creator: Creator = {
      ...read,
      kind: body ? 'body' : read.kind,
      name: body ? [unmarked(name), ...subfields(field, 'b').map(unmarked)].join('. ') : read.name,
      role: role === undefined ? read.role : unmarked(role),
      ...(dates === undefined ? {} : { dates: unmarked(dates) }),
      raw: name,
    };
    draft.creators.push(creator);
  }
  if (draft.creators.length === 0 && draft.responsibility !== null)
    draft.creators = readCreators(draft.responsibility, true);
}

/** 534 tells of the original of a facsimile, 533 of the scan of what is described. */
function datesOfCopies(marc: MarcRecord, coded: string | undefined): DateStatement[] {
  const [original] = [
    ...vernacular(marc, '534').flatMap((field) =>
      [...subfields(field, 'c'), ...subfields(field, 'a')].map((note) =>
        readOriginalDate(note, true),
      ),
    ),
    ...(coded === undefined ? [] : [readDate(coded, 'original')]),
  ].filter((date) => date !== undefined);
  const scans = marc.all('533').flatMap((field) => {
    const isScan = /electronic|digital|online|电子|電子|[数數](?:字|位)/iu.test(
      subfield(field, 'a') ?? '',
    );
    return subfields(field, 'd').map((date) =>
      readDate(unmarked(date), isScan ? 'digitisation' : 'reprint'),
    );
  });
  return original === undefined ? scans : [original, ...scans];
}

const SUBJECT_KINDS: Readonly<Record<string, Subject['kind']>> = {
  '600': 'person',
  '610': 'body',
  '611': 'body',
  '630': 'topic',
  '648': 'period',
  '650': 'topic',
  '651': 'place',
  '653': 'free',
  '655': 'form',
};

function readSubjects(marc: MarcRecord, draft: Draft): void {
  for (const [tag, kind] of Object.entries(SUBJECT_KINDS)) {
    for (const field of vernacular(marc, tag)) {
      const heading = subfield(field, 'a');
      if (heading === undefined) continue;
      draft.subjects.push({
        text: [heading, ...subfields(field, 'vxyz')].map(unmarked).join('-'),
        kind,
      });
      if (kind === 'place') draft.places.push(unmarked(heading));
      draft.places.push(...subfields(field, 'z').map(unmarked));
    }
  }
  for (const field of marc.all('084')) {
    const scheme = /clc|ztf/i.test(subfield(field, '2') ?? 'clc') ? 'clc' : 'other';
    for (const code of subfields(field, 'a')) draft.classes.push({ scheme, code });
  }
  for (const code of marc.all('093', '096').flatMap((field) => subfields(field, 'a')))
    draft.classes.push({ scheme: 'clc', code });
  for (const code of marc.all('050', '082', '090').flatMap((field) => subfields(field, 'a')))
    draft.classes.push({ scheme: 'other', code });
}

function readNotes(marc: MarcRecord, draft: Draft): void {
  draft.abstract = vernacular(marc, '520').flatMap((field) => subfields(field, 'a'))[0] ?? null;
  draft.contents = vernacular(marc, '505')
    .map(contentsOf)
    .filter((text) => text !== '');
  draft.notes = vernacular(marc, '500', '504', '546', '534', '533', '590').flatMap((field) =>
    subfields(field, 'a'),
  );
  draft.rights = marc.all('506', '540').flatMap((field) => subfields(field, 'a'));
  for (const value of marc.all('521').flatMap((field) => subfields(field, 'a')))
    addAudience(draft, value);
  // 008/22 of serials, maps and mixed materials says something else.
  if (/^.{6}(?:[acdgijkmort])/.test(marc.leader) && marc.leader.charAt(7) !== 's')
    draft.audience.push(...marc21Audience(marc.all('008')[0]?.value.charAt(22) ?? ''));
  for (const field of marc.all('856')) {
    const url = subfield(field, 'u');
    if (url !== undefined && isWebAddress(url)) {
      const words = {
        label: subfield(field, '3') ?? subfield(field, 'y') ?? subfield(field, 'z'),
        format: subfield(field, 'q'),
        length: subfield(field, 's') ?? playingTime(marc),
      };
      draft.links.push(readLink(url, field.ind2 === '0' ? 'fulltext' : 'landing', words));
    }
    draft.rights.push(...subfields(field, 'z'));
  }
}

/** 存缺 as catalogues note it: 缺第三册, 存卷一至五. */
const isCompleteness = (word: string): boolean => /[存缺残]/u.test(word);

/** 852 (location and call number), else the item fields 952 (Koha) and 949. */
function readCopies(marc: MarcRecord, draft: Draft): void {
  const copies = marc.all('852');
  const held = marc.all('866').map((field) => subfield(field, 'a'));
  for (const [i, field] of copies.entries()) {
    const call = [...subfields(field, 'h'), ...subfields(field, 'i')].join(' ');
    const words = subfields(field, 'z');
    draft.holdings.push({
      location: subfield(field, 'c') ?? subfield(field, 'b') ?? null,
      callNumber: call === '' ? (subfield(field, 'j') ?? null) : call,
      // 866 follows 852 copy by copy; several of one copy are its parts.
      volumes: (copies.length === 1 ? held.filter(Boolean).join('；') : held[i]) || null,
      completeness: words.find(isCompleteness) ?? null,
      copies: copiesOf(subfield(field, 't')),
      barcode: subfield(field, 'p') ?? null,
      access: words.filter((word) => !isCompleteness(word)),
    });
  }
  if (draft.holdings.length > 0) return;
  for (const field of marc.all('952', '949')) {
    const callNumber = subfield(field, 'o') ?? subfield(field, 'a');
    if (callNumber === undefined) continue;
    draft.holdings.push({
      location: subfield(field, 'c') ?? null,
      callNumber,
      volumes: subfield(field, 'h') ?? null,
      completeness: null,
      copies: null,
      barcode: subfield(field, 'p') ?? null,
      access: subfields(field, 'z'),
    });
  }
}

function copiesOf(text: string | undefined): number | null {
  const copies = Number(text);
  return Number.isInteger(copies) && copies > 0 && copies < 10_000 ? copies : null;
}

/** 306$a hhmmss as 0:12:30. */
function playingTime(marc: MarcRecord): string | undefined {
  const coded = marc.all('306').flatMap((field) => subfields(field, 'a'))[0];
  const [, hours = '', minutes = '', seconds = ''] =
    /^(\d{2})(\d{2})(\d{2})$/.exec(coded ?? '') ?? [];
  return hours === '' ? undefined : `${Number(hours)}:${minutes}:${seconds}`;
}
