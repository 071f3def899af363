/** What a returned file needs words for; whoever asks for it has them. */
import type { LineFlag, Verdict, WorkRelation } from '../../catalogue/checks/result.ts';
import type { SkipReason } from '../../catalogue/checks/rows.ts';
import type { Access, Carrier } from '../../catalogue/fields/access.ts';
import type { Reason } from '../../catalogue/matching/comparison/comparison.ts';

export interface Around {
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly flags: Readonly<Record<LineFlag, string>>;
  readonly relations: Readonly<Record<WorkRelation, string>>;
  readonly skipped: Readonly<Record<SkipReason, string>>;
  readonly carriers: Readonly<Record<Carrier, string>>;
  readonly access: Readonly<Record<Access, string>>;
  /** What a field of a list is called. */
  readonly field: (code: string) => string;
  /** What the comparison of one field found. */
  readonly reason: (reason: Reason) => string;
  /** Name of a library by its code. */
  readonly library: (code: string) => string;
  /** Where readers see a work, whole. */
  readonly address: (work: string) => string;
}

/** Names that no sheet of a supplier is likely to have. */
export const DETAIL_SHEETS = {
  summary: '查重汇总',
  details: '查重明细',
  skipped: '查重未列入的行',
} as const;

/** Whether a sheet is one of these, in a returned file that is handed in again. */
export function isDetailSheet(name: string): boolean {
  return Object.values(DETAIL_SHEETS).some((own) => name === own || name.startsWith(`${own} `));
}
