/**
 * CNMARC (UNIMARC with Chinese habits) to a draft: GB/T 33286-2016 and the practice of the union
 * catalogues. Pinyin has two spellings there – one `$9` (NLC), or a capital for each subfield (CALIS) –
 * and is never title text.
 */
import { cnmarcAudience } from '../../catalogue/fields/audiences.ts';
import type { Subject } from '../../catalogue/document.ts';
import { readCreators } from '../../catalogue/fields/names.ts';
import type { Creator } from '../../catalogue/fields/names.ts';
import { readLink } from '../../catalogue/fields/links.ts';
import type { TypeCode } from '../../catalogue/fields/types.ts';
import { readCnmarcCopies } from './cnmarc-copies.ts';
import { readNumbers } from './cnmarc-numbers.ts';
import { readPublication } from './cnmarc-publication.ts';
import { pinyinOf, readTitles } from './cnmarc-titles.ts';
import { addAudience, creatorsIn, isWebAddress, newDraft } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { subfield, subfields } from './marc.ts';
import type { MarcRecord } from './marc.ts';

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
  draft.holdings = readCnmarcCopies(marc);
  return draft;
}

/** 110$a/0 tells newspapers from periodicals, 116$a/0 paintings from photographs; 140 and 191 are old things. */
function codedType(marc: MarcRecord): TypeCode | null {
  if (marc.first('110', 'a')?.startsWith('c')) return 'newspaper';
  if (/^[bc]/.test(marc.first('116', 'a') ?? '')) return 'artwork';
  if (marc.all('191').length > 0) return 'rubbing';
  return marc.all('140', '141').length > 0 ? 'rarebook' : null;
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
      const statement = said === '' ? one : `(${said})${one}`;
      const read = creatorsIn(draft, statement, primary, one.trim());
      for (const creator of body ? read.slice(0, 1) : read)
        coded.push({
          ...creator,
          kind: body ? 'body' : creator.kind,
          name: body ? [one.trim(), ...subfields(field, 'b')].join('. ') : creator.name,
          role: role ?? creator.role,
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
