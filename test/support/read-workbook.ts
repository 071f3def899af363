/** What stands in an .xlsx, for comparing two of them: cells with formulas, merges, widths, and all else as XML. */
import { text } from 'node:stream/consumers';
import { membersOf, unpacked } from '../../formats/files/sheets/zip.ts';
import { columnOf, letterOf } from '../../formats/files/sheets/letters.ts';
import { childrenNamed, parseXml, serialise, textOf } from '../../formats/xml/xml.ts';
import type { XmlElement } from '../../formats/xml/xml.ts';

export interface SeenSheet {
  readonly name: string;
  readonly state: string;
  /** By reference: text or number, and `=formula`. */
  readonly cells: Readonly<Record<string, string>>;
  readonly formats: Readonly<Record<string, string>>;
  readonly merges: readonly string[];
  /** By letter: width, and whether it is hidden. */
  readonly columns: Readonly<Record<string, string>>;
  readonly hiddenRows: readonly string[];
  /** Filters, conditional formats, validations, settings of printing … */
  readonly others: Readonly<Record<string, string>>;
}

export interface SeenWorkbook {
  readonly sheets: readonly SeenSheet[];
  readonly names: string;
}

/** Members of a ZIP as texts. */
export async function textsIn(bytes: Buffer): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const [name, member] of membersOf(bytes, 'x'))
    texts[name] = await text(unpacked(bytes, member, 'x'));
  return texts;
}

export async function seenWorkbook(bytes: Buffer): Promise<SeenWorkbook> {
  const texts = await textsIn(bytes);
  const part = (name: string): XmlElement => parseXml(texts[name] ?? '<none/>');
  const targets = new Map(
    childrenNamed(part('xl/_rels/workbook.xml.rels'), 'Relationship').map(({ attributes }) => [
      attributes['Id'],
      (attributes['Target'] ?? '').replace(/^\/?(?:xl\/)?/, 'xl/'),
    ]),
  );
  const shared = childrenNamed(part('xl/sharedStrings.xml'), 'si').map(textOf);
  const workbook = part('xl/workbook.xml');
  const sheets = childrenNamed(childrenNamed(workbook, 'sheets')[0]!, 'sheet');
  return {
    sheets: sheets.map(({ attributes }) => ({
      name: attributes['name'] ?? '',
      state: attributes['state'] ?? 'visible',
      ...seenSheet(part(targets.get(attributes['id']) ?? ''), shared),
    })),
    names: childrenNamed(workbook, 'definedNames')
      .map((names) => serialise(names))
      .join(''),
  };
}

function seenSheet(root: XmlElement, shared: readonly string[]): Omit<SeenSheet, 'name' | 'state'> {
  const cells: Record<string, string> = {};
  const formats: Record<string, string> = {};
  const hiddenRows: string[] = [];
  let number = 0;
  for (const row of childrenNamed(childrenNamed(root, 'sheetData')[0]!, 'row')) {
    number = Number(row.attributes['r'] ?? number + 1);
    if (/^(?:1|true)$/.test(row.attributes['hidden'] ?? '')) hiddenRows.push(String(number));
    let column = -1;
    for (const cell of childrenNamed(row, 'c')) {
      const { r, t, s } = cell.attributes;
      column = r === undefined ? column + 1 : columnOf(r.replace(/\d+$/, ''));
      const [formula] = childrenNamed(cell, 'f');
      const value = childrenNamed(cell, 'v').map(textOf).join('');
      const shown = t === 's' ? (shared[Number(value)] ?? '') : value;
      const inline = childrenNamed(cell, 'is').map(textOf).join('');
      const said =
        formula === undefined ? '' : ` =${JSON.stringify(formula.attributes)}${textOf(formula)}`;
      const at = `${letterOf(column)}${String(number)}`;
      if (shown + inline + said !== '')
        cells[at] = `${t === 'n' ? '' : (t ?? '')}:${shown}${inline}${said}`;
      if (s !== undefined) formats[at] = s;
    }
  }
  const columns: Record<string, string> = {};
  for (const { attributes } of childrenNamed(root, 'cols').flatMap((cols) =>
    childrenNamed(cols, 'col'),
  ))
    for (let n = Number(attributes['min']); n <= Math.min(60, Number(attributes['max'])); n++)
      columns[letterOf(n - 1)] = `${attributes['width'] ?? ''} ${attributes['hidden'] ?? ''}`;
  const [mergeCells] = childrenNamed(root, 'mergeCells');
  const merges = mergeCells === undefined ? [] : childrenNamed(mergeCells, 'mergeCell');
  const others = root.children.filter(
    (child): child is XmlElement =>
      typeof child !== 'string' &&
      !['sheetData', 'mergeCells', 'cols', 'dimension'].includes(child.name),
  );
  return {
    cells,
    formats,
    merges: merges.map(({ attributes }) => attributes['ref'] ?? ''),
    columns,
    hiddenRows,
    others: Object.fromEntries(others.map((one) => [one.name, serialise(one)])),
  };
}
