/**
 * What a column of a sheet may mean, whoever made it: a library that hands over its list, a supplier that offers
 * books. Which column means what is guessed from its heading, shown, corrected by a person, and remembered.
 */
export const COLUMN_MEANINGS = [
  'title',
  'subtitle',
  'volume',
  'creator',
  'creator2',
  'edition',
  'place',
  'publisher',
  'imprint',
  'date',
  'extent',
  'binding',
  'series',
  'isbn',
  'isbn2',
  'issn',
  'bookNumber',
  'price',
  'class',
  'subject',
  'region',
  'type',
  'carrier',
  'language',
  'audience',
  'abstract',
  'contents',
  'note',
  'callNumber',
  'location',
  'copies',
  'barcode',
  'access',
  'link',
  'identifier',
] as const;
export type ColumnMeaning = (typeof COLUMN_MEANINGS)[number];

/** What the columns of a list of offers mean besides. 码洋 is price × copies, 实洋 what is paid of it. */
export const ORDER_MEANINGS = [
  'discount',
  'netPrice',
  'listTotal',
  'netTotal',
  'offered',
  'orderNumber',
] as const;

/** A column as it is read; `other`: nothing of it is taken. */
export interface Column {
  /** As it stands in the sheet; merged heads are joined by a blank. */
  readonly heading: string;
  readonly meaning: ColumnMeaning | 'other';
}

/** What is found in a sheet, before anybody says what it means. */
export interface FoundSheet {
  readonly name: string;
  /** The row of its heads, as seen, from 1; 0 = it has none, and nothing of it is taken. */
  readonly headRow: number;
  /** Rows below the head that hold anything. */
  readonly rows: number;
  readonly columns: readonly FoundColumn[];
}

export interface FoundColumn extends Column {
  /** A, B … as the sheet shows it. */
  readonly letter: string;
  /** Values of it that differ, the first few, shortened. */
  readonly samples: readonly string[];
}
