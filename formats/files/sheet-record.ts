/**
 * A row of a sheet as a record: CNMARC in which each column stands in the field of its meaning, so that it is
 * described like any other. The number of the row is no part of it: the same row elsewhere is the same record.
 */
import type { ColumnMeaning } from '../../catalogue/sheet-columns.ts';
import { withoutIllegal } from '../xml/repair.ts';
import { escapeXml } from '../xml/xml.ts';
import type { ImportedRecord } from './iso2709.ts';

export type Values = ReadonlyMap<ColumnMeaning, readonly string[]>;

/** Tag, subfield, and whether several values in one cell are parted by ； */
const PLACES: readonly (readonly [ColumnMeaning, string, string, boolean])[] = [
  ['isbn', '010', 'a', true],
  ['isbn2', '010', 'a', true],
  ['issn', '011', 'a', true],
  ['bookNumber', '091', 'a', false],
  ['language', '101', 'a', true],
  ['edition', '205', 'a', false],
  ['extent', '215', 'a', false],
  ['carrier', '215', 'c', false],
  ['series', '225', 'a', false],
  ['note', '300', 'a', false],
  ['contents', '327', 'a', false],
  ['abstract', '330', 'a', false],
  ['audience', '333', 'a', false],
  ['region', '607', 'a', true],
  ['type', '608', 'a', false],
  ['subject', '610', 'a', true],
  ['class', '690', 'a', true],
  ['link', '856', 'u', false],
];

/** @param raw the cells as they stood; @param row where, for a sentence */
export function recordOfRow(values: Values, raw: Uint8Array, where: string): ImportedRecord {
  const one = (meaning: ColumnMeaning): string | undefined => values.get(meaning)?.[0];
  const identifier = one('identifier') ?? null;
  if (one('title') === undefined)
    return {
      kind: 'unreadable',
      identifier: null,
      code: 'ROW_WITHOUT_TITLE',
      message: `${where}没有题名，不能成为一条记录`,
      raw,
    };
  return {
    kind: 'record',
    identifier,
    datestamp: null,
    deleted: false,
    xml: marcOfValues(values),
    flags: [],
    raw,
  };
}

/** @returns MARCXML slim; without 200$a where there is no title */
export function marcOfValues(values: Values): string {
  const one = (meaning: ColumnMeaning): string | undefined => values.get(meaning)?.[0];
  const all = (meaning: ColumnMeaning): readonly string[] => values.get(meaning) ?? [];
  const identifier = one('identifier');
  const imprint = /^([^:：]{1,40})[:：]([^,，]{1,80})(?:[,，](.{1,40}))?$/u.exec(
    one('imprint') ?? '',
  );
  const [, place, publisher, date] = imprint ?? [undefined, undefined, one('imprint'), undefined];
  const fields = [
    data('200', [
      ['a', all('title').slice(0, 1)],
      ['e', all('subtitle')],
      ['h', all('volume')],
      ['f', all('creator')],
      ['g', all('creator2')],
    ]),
    data('210', [
      ['a', [...all('place'), ...(place === undefined ? [] : [place.trim()])].slice(0, 1)],
      [
        'c',
        [...all('publisher'), ...(publisher === undefined ? [] : [publisher.trim()])].slice(0, 1),
      ],
      ['d', [...all('date'), ...(date === undefined ? [] : [date.trim()])].slice(0, 1)],
    ]),
    ...(one('price') === undefined || one('isbn') !== undefined
      ? []
      : [data('010', [['d', all('price').slice(0, 1)]])]),
    ...PLACES.flatMap(([meaning, tag, code, isParted]) =>
      all(meaning)
        .flatMap((value) => (isParted ? value.split(/[;；]/) : [value]))
        .map((value, i) =>
          data(tag, [
            [code, [value.trim()]],
            ['b', meaning === 'isbn' && i === 0 ? all('binding').slice(0, 1) : []],
            ['d', meaning === 'isbn' && i === 0 ? all('price').slice(0, 1) : []],
          ]),
        ),
    ),
    data('905', [
      ['b', all('barcode').slice(0, 1)],
      ['c', all('location').slice(0, 1)],
      ['s', all('callNumber').slice(0, 1)],
      [
        'f',
        all('copies')
          .filter((value) => /^\d{1,4}$/.test(value))
          .slice(0, 1),
      ],
      ['z', all('access')],
    ]),
  ];
  const control =
    identifier === undefined ? '' : `<controlfield tag="001">${xmlText(identifier)}</controlfield>`;
  return `<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000nam0 2200000   450 </leader>${control}${fields.join('')}</record>`;
}

function data(tag: string, parts: readonly (readonly [string, readonly string[]])[]): string {
  const inside = parts
    .flatMap(([code, values]) => values.map((value) => [code, value] as const))
    .filter(([, value]) => value !== '')
    .map(([code, value]) => `<subfield code="${code}">${xmlText(value)}</subfield>`)
    .join('');
  return inside === '' ? '' : `<datafield tag="${tag}" ind1=" " ind2=" ">${inside}</datafield>`;
}

function xmlText(text: string): string {
  return escapeXml(withoutIllegal(text));
}
