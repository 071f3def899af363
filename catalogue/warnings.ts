/**
 * What a cataloguer should look at in a description 著录提示: nothing is refused and nothing changed for it.
 * Each warning carries the printed value; the store counts documents by source and code.
 */

export const WARNINGS = [
  'TITLE_MISSING',
  'TITLE_MEANINGLESS',
  'VALUE_TOO_LONG',
  'TEXT_GARBLED',
  'DATE_UNREAD',
  'DATE_CODED',
  'ROLE_UNKNOWN',
  'ISBN_INVALID',
  'ISSN_INVALID',
  'CSBN_INVALID',
  'CENSUS_INVALID',
  'IDENTIFIER_INVALID',
  'BIDI_REMOVED',
] as const;
export type WarningCode = (typeof WARNINGS)[number];

export interface Warning {
  readonly code: WarningCode;
  /** As printed; empty when something is missing. */
  readonly value: string;
}

/** How many live documents of a source have a warning at least once. */
export interface WarningCount {
  readonly code: WarningCode;
  readonly documents: number;
}

/** A live document that has a warning. */
export interface WarnedDocument {
  readonly identifier: string;
  readonly title: string;
  /** Values as printed, for which it has the warning. */
  readonly values: readonly string[];
}
