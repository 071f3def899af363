/** The nouns of a purchase list; they stand in the catalogue, where what is kept of a list is declared with them. */
export { LIST_FIELDS } from '../catalogue/checks/rows.ts';
export type {
  ListColumn,
  ListField,
  ListKind,
  ListLine,
  ListRow,
  Offered,
  Purpose,
  SkipReason,
  SkippedRow,
} from '../catalogue/checks/rows.ts';
