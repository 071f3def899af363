/** Files of lists, as the programs of suppliers write them. */
import { utils, write as writeExcel } from '@e965/xlsx';
import { encodeGb18030 } from '../../../demo/gb18030.ts';
import { isoRecord } from '../../support/iso2709.ts';
import { xlsx } from '../../support/xlsx.ts';
import type { XlsxCell } from '../../support/xlsx.ts';

export type Cells = readonly XlsxCell[];

export function workbook(
  name: string,
  rows: readonly Cells[],
  merged: readonly string[] = [],
): Buffer {
  // An empty row is there all the same, with a border and nothing in it.
  return xlsx({ [name]: rows }, {}, { [name]: merged });
}

export function oldWorkbook(name: string, rows: readonly Cells[]): Buffer {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((cells) => [...cells])), name);
  return writeExcel(book, { type: 'buffer', bookType: 'biff8' }) as Buffer;
}

/** @param mark between the cells */
export function text(rows: readonly Cells[], mark: string, ends = '\r\n'): string {
  const cell = (value: XlsxCell): string => {
    const said = typeof value === 'object' ? value.value : String(value);
    return said.includes(mark) || said.includes('\n') ? `"${said.replaceAll('"', '""')}"` : said;
  };
  return rows.map((cells) => cells.map(cell).join(mark) + ends).join('');
}

/** As 馆配商 export it: ="978…" stands in the file as typed. */
export function gbk(written: string): Buffer {
  return encodeGb18030(written.replaceAll('¥', '￥'));
}

/** Records of MARCXML as one file of ISO 2709. */
export function iso2709(records: readonly string[]): Buffer {
  return Buffer.concat(records.map(isoOf));
}

function isoOf(xml: string): Buffer {
  const plain = (value = ''): string =>
    value.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
  const leader = /<leader>(.*?)<\/leader>/u.exec(xml)?.[1];
  const fields = Array.from(
    xml.matchAll(
      /<controlfield tag="(\d+)">(.*?)<\/controlfield>|<datafield tag="(\d+)" ind1="(.)" ind2="(.)">(.*?)<\/datafield>/gu,
    ),
    ([, control, value, tag = '', one = ' ', two = ' ', inner = '']) => {
      if (control !== undefined) return { tag: control, text: plain(value) };
      const subfields = Array.from(
        inner.matchAll(/<subfield code="(.)">(.*?)<\/subfield>/gu),
        ([, code = '', said]) => `\u001f${code}${plain(said)}`,
      );
      return { tag, text: `${one}${two}${subfields.join('')}` };
    },
  );
  return isoRecord(fields, leader === undefined ? {} : { leader });
}

export function marcXmlFile(records: readonly string[]): Buffer {
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n<collection xmlns="http://www.loc.gov/MARC21/slim">\n${records.join('\n')}\n</collection>\n`,
  );
}
