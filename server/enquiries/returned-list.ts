/** A list that was checked as the file that goes back: its lines piece by piece, with Chinese words around them. */
import { returnedFile } from '../../acquisitions/returning/returned.ts';
import type { ReturnedFile } from '../../acquisitions/returning/returned.ts';
import type { CheckList } from '../../catalogue/checks/list.ts';
import type { ListField, SkippedRow } from '../../catalogue/checks/rows.ts';
import { libraryBy } from '../../catalogue/library.ts';
import type { Library } from '../../catalogue/library.ts';
import type { CheckLines, CheckedLine } from '../../catalogue/ports/check-lists.ts';
import { reasonShown } from '../i18n/reasons.ts';
import { zh } from '../i18n/zh.ts';

type LinesThere = Pick<CheckLines, 'following' | 'skipped' | 'sums'>;

export interface ReturnedFrom {
  readonly lines: LinesThere;
  /** Where the file of the list lies. */
  readonly file: string;
  readonly libraries: readonly Library[];
  /** Where readers find the portal, `https://…`; '' when nobody said. */
  readonly publicUrl: string;
}

/** Lines that are read at once, while nobody else is served. */
const PIECE = 200;

/** @throws FileUnreadable when the file is not the one that was checked */
export async function returnedList(
  list: Pick<CheckList, 'id' | 'fileName' | 'kind' | 'library' | 'purpose'>,
  as: 'xlsx' | 'csv',
  { lines, file, libraries, publicUrl }: ReturnedFrom,
): Promise<ReturnedFile> {
  const library = libraryBy(libraries);
  const returning = {
    file,
    list,
    lines: () => allLines(lines, list.id),
    skipped: () => allSkipped(lines, list.id),
    sums: await lines.sums(list.id),
  };
  return returnedFile(returning, as, {
    verdicts: zh.verdicts,
    flags: zh.lineFlags,
    relations: zh.workRelations,
    skipped: zh.skipReasons,
    carriers: zh.carriers,
    access: zh.access,
    field: (code) => (Object.hasOwn(zh.listFields, code) ? zh.listFields[code as ListField] : code),
    reason: (reason) => reasonShown(reason, zh),
    library: (code) => library(code).name,
    address: (work) => `${publicUrl}/works/${work}`,
  });
}

async function* allLines(lines: LinesThere, id: string): AsyncGenerator<CheckedLine> {
  let number = 0;
  for (;;) {
    const piece = await lines.following(id, number, PIECE);
    yield* piece;
    const last = piece.at(-1);
    if (last === undefined) return;
    number = last.number;
  }
}

async function* allSkipped(lines: LinesThere, id: string): AsyncGenerator<SkippedRow> {
  for (let offset = 0; ; offset += PIECE) {
    const { rows } = await lines.skipped(id, PIECE, offset);
    yield* rows;
    if (rows.length < PIECE) return;
  }
}
