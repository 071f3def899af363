/** Titles of MARC21: 245 and its variants, the series of the work, and the pieces that belong to it. */
import { titleKey } from '../../catalogue/text/text.ts';
import { successionOf } from '../../catalogue/fields/successions.ts';
import { readVolume } from '../../catalogue/fields/volumes.ts';
import type { Draft } from '../draft.ts';
import { subfield, subfields } from './marc.ts';
import type { MarcRecord } from './marc.ts';
import { tagOf, unmarked, vernacular } from './marc21-fields.ts';

export function readTitles(marc: MarcRecord, draft: Draft): void {
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
  readSuccessions(marc, draft);
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

/** 780 what it continues, supersedes, absorbed …; 785 what it is continued by, was absorbed by, split into …. */
function readSuccessions(marc: MarcRecord, draft: Draft): void {
  for (const [tag, direction] of [
    ['780', 'before'],
    ['785', 'after'],
  ] as const) {
    for (const field of vernacular(marc, tag)) {
      const [title] = [
        ...subfields(field, 't'),
        ...subfields(field, 's'),
        ...subfields(field, 'a'),
      ];
      const numbers = subfields(field, 'x').map((raw) => `ISSN ${unmarked(raw)}`);
      if (title !== undefined)
        draft.successions.push(...successionOf(direction, unmarked(title), numbers));
    }
  }
}
