/**
 * Titles of CNMARC: 200 and 5xx, the series that the work belongs to (225, 4xx upwards) and the pieces that
 * belong to it (4xx downwards). Pinyin stands beside the title and is never title text.
 */
import type { Title } from '../../catalogue/fields/titles.ts';
import { titleKey } from '../../catalogue/text/text.ts';
import { successionOf } from '../../catalogue/fields/successions.ts';
import { readVolume } from '../../catalogue/fields/volumes.ts';
import type { Draft } from '../draft.ts';
import { embeddedFields, subfield, subfields } from './marc.ts';
import type { MarcField, MarcRecord } from './marc.ts';

/** The pinyin of a field, in either of its spellings. */
export function pinyinOf(field: MarcField): string | undefined {
  return subfield(field, '9') ?? subfield(field, 'A');
}

function titled(text: string, kind: Title['kind'], pinyin?: string): Title {
  return pinyin === undefined ? { text, kind } : { text, kind, pinyin };
}

export function readTitles(marc: MarcRecord, draft: Draft): void {
  for (const field of marc.all('200').slice(0, 1)) {
    const [main, ...further] = subfields(field, 'a');
    if (main !== undefined) draft.titles.push(titled(main, 'main', pinyinOf(field)));
    // Further works bound with the first, where the book has no title for all of them.
    for (const text of further) draft.titles.push(titled(text, 'analytic'));
    for (const text of subfields(field, 'c')) draft.titles.push(titled(text, 'variant'));
    for (const text of subfields(field, 'd'))
      draft.titles.push(titled(text.replace(/^=\s*/u, ''), 'parallel'));
    for (const text of subfields(field, 'e')) draft.titles.push(titled(text, 'remainder'));
    const [number = subfield(field, 'v'), ...lower] = subfields(field, 'h');
    // 第2卷, 六朝. 上册: the part of a part stands behind its name.
    const name = [...subfields(field, 'i'), ...lower].join('. ');
    if (number !== undefined || name !== '') {
      const volume = number === undefined ? { raw: '', number: null } : readVolume(number);
      draft.volume = volume === null ? null : { ...volume, ...(name === '' ? {} : { name }) };
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
  const known = new Set(draft.series.map((series) => titleKey(series.title)));
  for (const part of marc.all(...above).flatMap(titlesEmbedded)) {
    const title = subfield(part, 'a');
    if (title === undefined || known.has(titleKey(title))) continue;
    known.add(titleKey(title));
    draft.series.push({ title, number: subfield(part, 'v') ?? subfield(part, 'h') ?? null });
  }
  const below = ['423', '464', '481', '482', ...(isPiece ? [] : ['463'])];
  for (const part of marc.all(...below).flatMap(titlesEmbedded)) pushTitle(draft, part, 'analytic');
  for (const field of marc.all(...BEFORE)) pushSuccessions(draft, 'before', field);
  for (const field of marc.all(...AFTER)) pushSuccessions(draft, 'after', field);
}

/** 继承, 部分继承, 替代, 部分替代, 吸收, 部分吸收, 由…合并而成, 分自. */
const BEFORE = ['430', '431', '432', '433', '434', '435', '436', '437'] as const;
/** 由…继承, 部分由…继承, 由…替代, 部分由…替代, 并入, 部分并入, 分成, 与…合并而成, 改回. */
const AFTER = ['440', '441', '442', '443', '444', '445', '446', '447', '448'] as const;

/** The title, ISSN and CN of the other serial, in fields within the field, or in subfields ($t, $x). */
function pushSuccessions(draft: Draft, direction: 'before' | 'after', field: MarcField): void {
  const within = embeddedFields(field);
  const numbers = within.flatMap((one) =>
    one.tag === '011'
      ? subfields(one, 'a').map((raw) => `ISSN ${raw}`)
      : one.tag === '092' || one.tag === '091'
        ? subfields(one, 'a')
        : subfields(one, 'x').map((raw) => `ISSN ${raw}`),
  );
  for (const one of within.filter(({ tag }) => tag === '200')) {
    const title = subfield(one, 'a') ?? subfield(one, 't');
    if (title !== undefined) draft.successions.push(...successionOf(direction, title, numbers));
  }
}

function titlesEmbedded(field: MarcField): MarcField[] {
  return embeddedFields(field).filter((one) => one.tag === '200');
}

function pushTitle(draft: Draft, field: MarcField, kind: Title['kind']): void {
  const title = subfield(field, 'a');
  if (title === undefined) return;
  const parts = [title, ...subfields(field, 'hi')].join('. ');
  draft.titles.push(titled(parts, kind, pinyinOf(field)));
}
