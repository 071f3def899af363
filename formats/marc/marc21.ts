/**
 * MARC21 to a draft. Where a romanised field is linked to its Han form (880), the Han form is what is
 * shown and the romanised one a variant.
 */
import { marc21Audience } from '../../catalogue/fields/audiences.ts';
import type { Subject } from '../../catalogue/document.ts';
import { readCreators } from '../../catalogue/fields/names.ts';
import { readIdentifiers } from '../../catalogue/fields/identifiers.ts';
import { readLink } from '../../catalogue/fields/links.ts';
import type { TypeCode } from '../../catalogue/fields/types.ts';
import { chineseHoldings } from './cnmarc-copies.ts';
import {
  ALMA,
  copiesBy,
  copyOf,
  FOLIO_AND_KOHA,
  HOLDINGS,
  isFolio,
  ITEMS,
  readByContent,
  readLocation,
} from './copies.ts';
import type { CopyFields, ReadCopy } from './copies.ts';
import { isPlaceName } from './call-numbers.ts';
import { addAudience, creatorsIn, isWebAddress, newDraft, tidy } from '../draft.ts';
import type { Draft, DraftHolding } from '../draft.ts';
import { subfield, subfields } from './marc.ts';
import type { MarcField, MarcRecord } from './marc.ts';
import { tagOf, unmarked, vernacular } from './marc21-fields.ts';
import { readPublication } from './marc21-publication.ts';
import { readTitles } from './marc21-titles.ts';

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
  draft.holdings = copiesOf(marc);
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

function readNames(marc: MarcRecord, draft: Draft): void {
  for (const field of vernacular(marc, '100', '110', '111', '700', '710', '711')) {
    const tag = tagOf(field);
    const name = subfield(field, 'a');
    if (name === undefined) continue;
    const body = !tag.endsWith('00');
    // The point of an initial (Pearl S.) is none that closes the field.
    const printed = name.replace(/\s{0,9}[/:;,=]\s{0,9}$/u, '').trim();
    const read = creatorsIn(draft, printed, tag.startsWith('1'), unmarked(name));
    const role = subfield(field, 'e') ?? subfield(field, '4');
    const dates = subfield(field, 'd');
    for (const creator of body ? read.slice(0, 1) : read)
      draft.creators.push({
        ...creator,
        kind: body ? 'body' : creator.kind,
        name: body
          ? [unmarked(name), ...subfields(field, 'b').map(unmarked)].join('. ')
          : creator.name,
        role: role === undefined ? creator.role : unmarked(role),
        ...(dates === undefined ? {} : { dates: unmarked(dates) }),
        raw: name,
      });
  }
  if (draft.creators.length === 0 && draft.responsibility !== null)
    draft.creators = readCreators(draft.responsibility, true);
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
  const isOfFolio = marc.fields.some(isFolio);
  for (const field of marc.all('856')) {
    // FOLIO says so of the address of a copy that is suppressed.
    if (isOfFolio && subfield(field, 't') === '1') continue;
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

/** Where copies are told of, the first that a record has. 949 and 905 are of no system alone. */
function copiesOf(marc: MarcRecord): DraftHolding[] {
  const held = marc.all('866').map((field) => subfield(field, 'a'));
  const places = new Map(marc.all('852').map((field, i) => [field, i]));
  const withVolumes: CopyFields = {
    ...HOLDINGS,
    read: (field) => {
      const copy = readLocation(field);
      if (copy === undefined || copy === 'hidden') return copy;
      // 866 follows 852 copy by copy; several of one copy are its parts.
      const own = held[places.get(field) ?? -1];
      const volumes = (places.size === 1 ? held.filter(Boolean).join('；') : own) || null;
      return { ...copy, volumes };
    },
  };
  return copiesBy(marc, [
    withVolumes,
    ALMA,
    FOLIO_AND_KOHA,
    ITEMS,
    { tags: ['949'], read: readLocal },
    chineseHoldings(undefined),
  ]);
}

/** 949 with a call number of a kind that only its library knows. */
function readLocal(field: MarcField): ReadCopy {
  const copy = readByContent(field);
  const call = subfield(field, 'o') ?? subfield(field, 'a');
  if (copy === 'hidden' || (copy?.callNumber ?? null) !== null) return copy;
  if (call === undefined || isPlaceName(call)) return copy;
  return copyOf({ ...copy, callNumber: call });
}

/** 306$a hhmmss as 0:12:30. */
function playingTime(marc: MarcRecord): string | undefined {
  const coded = marc.all('306').flatMap((field) => subfields(field, 'a'))[0];
  const [, hours = '', minutes = '', seconds = ''] =
    /^(\d{2})(\d{2})(\d{2})$/.exec(coded ?? '') ?? [];
  return hours === '' ? undefined : `${Number(hours)}:${minutes}:${seconds}`;
}
