/** How the file of a purchase list was read: its columns with samples and a choice each, its sheets, its first lines. */
import type { CheckList } from '../../../../catalogue/checks/list.ts';
import { LIST_FIELDS, SKIP_REASONS } from '../../../../catalogue/checks/rows.ts';
import type { ListColumn, ListLine } from '../../../../catalogue/checks/rows.ts';
import type { CheckedLine, SheetRows } from '../../../../catalogue/ports/check-lists.ts';
import { shortened } from '../../../../catalogue/text/bounds.ts';
import { checkHref } from '../../../addresses/check-lines.ts';
import type { Messages } from '../../../i18n/languages.ts';
import type { Visit } from '../../../visit.ts';
import { faultsShown, fieldOf } from '../field.ts';
import type { Faults, Field } from '../field.ts';

const MOST_SAMPLES = 3;
/** UTF-16 units. */
const LONGEST = 80;

export interface ShownColumn {
  readonly letter: string;
  readonly sheet: string;
  readonly heading: string;
  readonly samples: string;
  readonly field: Field;
}

export interface ShownSheet {
  readonly name: string;
  readonly lines: string;
  readonly skipped: readonly string[];
}

export interface ColumnsView {
  readonly action: string;
  readonly href: string;
  readonly faults: ReturnType<typeof faultsShown>;
  readonly columns: readonly ShownColumn[];
  readonly remembered: string;
  readonly isSettled: boolean;
  readonly sheets: readonly ShownSheet[];
  /** Which of them is read; null where there is nothing to choose. */
  readonly chosenSheet: Field | null;
  readonly firstHeading: string;
  /** Headings of the first lines, and their cells as they were read. */
  readonly heads: readonly string[];
  readonly first: readonly { readonly row: string; readonly cells: readonly string[] }[];
}

export interface ColumnsFound {
  readonly list: CheckList;
  readonly first: readonly CheckedLine[];
  /** Some lines of each sheet. */
  readonly examples: readonly ListLine[];
  readonly sheets: readonly SheetRows[];
  readonly faults: Faults;
}

/** Name of the field for the meaning of a column. */
export function columnField(i: number): string {
  return `column-${i}`;
}

/** Name of the field for the sheet that is read. */
export const SHEET_FIELD = 'sheet';

export function presentColumns(found: ColumnsFound, { t }: Visit): ColumnsView {
  const { list, first, examples, sheets, faults } = found;
  const words = t.checks;
  const keys = [...new Set(first.flatMap(({ input }) => Object.keys(input)))];
  const meanings = [
    { value: 'other', label: words.notTaken },
    ...LIST_FIELDS.map((value) => ({ value, label: t.listFields[value] })),
  ];
  return {
    href: checkHref(list.id),
    action: `${checkHref(list.id)}/columns`,
    faults: faultsShown(faults),
    columns: list.columns.map((column, i) => ({
      letter: column.column,
      sheet: column.sheet,
      heading: column.heading,
      samples: samplesOf(column, list.columns, examples).join(t.staff.between),
      field: fieldOf(columnField(i), words.meaningOf(column.column), {
        kind: 'choice',
        value: column.field,
        choices: meanings,
      }),
    })),
    remembered: list.supplier === '' ? words.rememberedHeads : words.remembered(list.supplier),
    isSettled: list.areColumnsSettled,
    sheets: sheets.map(({ sheet, lines, skipped }) => ({
      name: sheet === '' ? words.onlySheet : sheet,
      lines: t.number(lines),
      skipped: SKIP_REASONS.flatMap((reason) => {
        const rows = skipped[reason];
        return rows === undefined ? [] : [words.skippedOf(t.skipReasons[reason], t.number(rows))];
      }),
    })),
    chosenSheet: sheets.length > 1 ? sheetField(found, words) : null,
    firstHeading: words.first(t.number(first.length)),
    heads: keys.map((key) => nameOf(key, t)),
    first: first.map((line) => ({
      row: t.checkLines.place(String(line.row), line.sheet),
      cells: keys.map((key) => shortened(line.input[key] ?? '', LONGEST)),
    })),
  };
}

function sheetField({ list, sheets, faults }: ColumnsFound, words: Messages['checks']): Field {
  return fieldOf(
    SHEET_FIELD,
    words.whichSheet,
    {
      kind: 'choice',
      value: list.sheet,
      hint: words.whichSheetHint,
      choices: [
        { value: '', label: words.sheetsByContents },
        ...sheets.map(({ sheet }) => ({ value: sheet, label: sheet })),
      ],
    },
    faults,
  );
}

/** Cells are kept by field; those of a column that means nothing, or of a second one of a field, by its heading. */
function samplesOf(
  column: ListColumn,
  columns: readonly ListColumn[],
  lines: readonly ListLine[],
): readonly string[] {
  const isFirst =
    column.field !== 'other' &&
    columns.find(({ sheet, field }) => sheet === column.sheet && field === column.field) === column;
  const key = isFirst ? column.field : column.heading || column.column;
  const cells = lines
    .filter(({ sheet }) => sheet === column.sheet)
    .map(({ input }) => shortened((input[key] ?? '').trim(), LONGEST));
  return [...new Set(cells)].filter((cell) => cell !== '').slice(0, MOST_SAMPLES);
}

function nameOf(key: string, { listFields }: Messages): string {
  return Object.hasOwn(listFields, key) ? listFields[key as keyof typeof listFields] : key;
}
