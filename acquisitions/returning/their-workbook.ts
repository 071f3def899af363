/**
 * Somebody else's workbook with columns behind those of its sheets and sheets behind its own. Parts that get nothing
 * go on as they are packed in the file: formats, theme, pictures, comments, tables, macros, settings of printing,
 * and whatever else we do not know of. Their sheets are never renamed or moved, so that names, links and formulas
 * mean what they meant.
 */
import path from 'node:path/posix';
import { FileUnreadable } from '../../formats/files/file-kind.ts';
import { packedMember, zipped } from '../../formats/files/sheets/zip-write.ts';
import type { PackedMember } from '../../formats/files/sheets/zip-write.ts';
import { escapeXml } from '../../formats/xml/xml.ts';
import { TRANSITIONAL, sheetXml, withFreeNames } from './cells.ts';
import type { NewSheet } from './cells.ts';
import { edited } from './edited.ts';
import type { Hears, Tag } from './edited.ts';
import { behindDrawings, relationshipsPart, workbookIn } from './package-parts.ts';
import type { PackageParts, Workbook } from './package-parts.ts';
import { MOST_COLUMNS, layoutOf, withColumns } from './their-sheet.ts';
import type { Added } from './their-sheet.ts';

export interface SheetAddition extends Added {
  /** The row that carries the headings of ours. */
  readonly headRow: number | undefined;
}

/** Sheets that are strict OOXML name everything otherwise. */
const RELATIONSHIPS = {
  transitional: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  strict: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
};
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';

/**
 * @param file its name, for sentences
 * @param columns what is added to its sheets, by their names
 * @param sheets to add; those whose names are taken get a number
 * @throws FileUnreadable
 */
export async function* withAdditions(
  parts: PackageParts,
  file: string,
  columns: ReadonlyMap<string, SheetAddition>,
  sheets: readonly NewSheet[],
): AsyncGenerator<Uint8Array> {
  const workbook = await workbookIn(parts, file);
  const edits = new Map<string, () => AsyncIterable<string>>();
  const sheetsOfTheirs: string[] = [];
  let head: number | undefined;
  for (const { name, part } of workbook.sheets) {
    const addition = columns.get(name);
    if (addition === undefined || part === undefined) continue;
    const drawn = await behindDrawings(parts, part);
    const layout = await layoutOf(
      parts.read(part),
      part,
      { headRow: addition.headRow, drawn },
      workbook.plain,
    );
    head ??= layout.headFormat;
    if (layout.free + addition.widths.length > MOST_COLUMNS)
      throw new FileUnreadable(
        `文件 ${file} 的工作表 ${name} 已用到最后一列，放不下结论；请删去右边不用的列再上传，或下载 CSV。`,
        'too-large',
      );
    sheetsOfTheirs.push(part);
    edits.set(part, () => withColumns(parts.read(part), part, layout, addition, workbook.plain));
  }
  const added = newParts(workbook, parts, sheets);
  const insert = (
    part: string | undefined,
    into: string,
    xml: (prefix: string) => string,
  ): void => {
    if (part === undefined) return;
    edits.set(part, () => edited(parts.read(part), part, insertion(into, xml)));
  };
  const isStrict = workbook.namespace.includes('purl.oclc.org');
  const ids = isStrict ? RELATIONSHIPS.strict : RELATIONSHIPS.transitional;
  insert(workbook.part, 'sheets', (prefix) =>
    added
      .map(
        ({ sheet, id, number }) =>
          `<${prefix}sheet name="${escapeXml(sheet.name)}" sheetId="${number}" xmlns:r="${ids}" r:id="${id}"/>`,
      )
      .join(''),
  );
  insert(parts.find(relationshipsPart(workbook.part)), 'Relationships', (prefix) =>
    added
      .map(
        ({ id, part }) =>
          `<${prefix}Relationship Id="${id}" Type="${ids}/worksheet" Target="${path.relative(path.dirname(workbook.part), part)}"/>`,
      )
      .join(''),
  );
  insert(parts.find('[Content_Types].xml'), 'Types', (prefix) =>
    added
      .map(({ part }) => `<${prefix}Override PartName="/${part}" ContentType="${SHEET_TYPE}"/>`)
      .join(''),
  );
  const members = async function* (): AsyncGenerator<PackedMember> {
    // Sheets come last, in the order of the workbook: lines are handed to their rows as they go by.
    const others = parts.names.filter((name) => !sheetsOfTheirs.includes(name));
    for (const name of [...others, ...sheetsOfTheirs]) {
      const edit = edits.get(name);
      yield edit === undefined ? parts.packed(name) : await packedMember(name, edit());
    }
    const namespace = workbook.namespace || TRANSITIONAL;
    for (const { part, sheet } of added)
      yield await packedMember(
        part,
        sheetXml(sheet, head === undefined ? {} : { head }, namespace),
      );
  };
  yield* zipped(members());
}

interface AddedSheet {
  readonly sheet: NewSheet;
  readonly part: string;
  readonly id: string;
  readonly number: number;
}

/** With names, parts and numbers that are free. */
function newParts(
  { part, sheets: theirs, relationships }: Workbook,
  parts: PackageParts,
  sheets: readonly NewSheet[],
): readonly AddedSheet[] {
  const ids = new Set(relationships.map(({ id }) => id));
  const names = theirs.map(({ name }) => name);
  let number = theirs.reduce((most, { sheetId }) => Math.max(most, sheetId), 0);
  return withFreeNames(names, sheets).map((sheet) => {
    number++;
    const added = { part: '', id: '' };
    for (let tried = 1; added.part === '' || parts.find(added.part) !== undefined; tried++)
      added.part = path.join(path.dirname(part), 'worksheets', `check-${number}-${tried}.xml`);
    for (let tried = 1; added.id === '' || ids.has(added.id); tried++)
      added.id = `check${number}-${tried}`;
    return { sheet, number, ...added };
  });
}

/** Puts something in before the end of one element. */
function insertion(into: string, xml: (prefix: string) => string): Hears {
  return {
    close: (tag: Tag, edit) => {
      if (tag.name !== into) return;
      if (!tag.isEmpty) edit.put(tag.from, tag.from, xml(tag.prefix));
    },
  };
}
