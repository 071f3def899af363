/**
 * Fields of a description that can be kept from readers one by one, and what is left without them. Names are those
 * of the document as programs read it, and those of Dublin Core for who thinks in these. The title cannot be taken
 * out alone: nobody could tell what the rest describes.
 */
import type { CatalogueDocument, Holding } from '../document.ts';

/** What a field comes to when it is taken out. */
interface Emptied {
  readonly document?: Partial<CatalogueDocument>;
  readonly holding?: Partial<Holding>;
  /** Taken out as a whole. */
  readonly without?: readonly ('clan' | 'hosts')[];
}

const FIELDS = {
  // The statement of responsibility prints the names once more.
  creators: { document: { creators: [], responsibility: null } },
  responsibility: { document: { responsibility: null } },
  edition: { document: { edition: null } },
  publications: { document: { publications: [] } },
  digitisers: { document: { digitisers: [] } },
  dates: { document: { dates: [] } },
  extent: { document: { extent: null } },
  identifiers: { document: { identifiers: [] } },
  price: { document: { price: null } },
  languages: { document: { languages: [] } },
  audience: { document: { audience: [] } },
  subjects: { document: { subjects: [] } },
  classes: { document: { classes: [] } },
  places: { document: { places: [] } },
  clan: { without: ['clan'] },
  series: { document: { series: [] }, without: ['hosts'] },
  abstract: { document: { abstract: null } },
  contents: { document: { contents: [] } },
  notes: { document: { notes: [] }, without: ['hosts'] },
  // Where a description without a name of its own has gone depends on the format.
  description: { document: { abstract: null, contents: [], notes: [] }, without: ['hosts'] },
  extra: { document: { extra: {} } },
  location: { holding: { location: null } },
  callNumber: { holding: { callNumber: null } },
  rights: { holding: { rights: null } },
} satisfies Record<string, Emptied>;

export type FieldName = keyof typeof FIELDS;
export const FIELD_NAMES = Object.keys(FIELDS) as readonly FieldName[];

/** Other names of the same. */
const ALSO: Readonly<Record<string, FieldName>> = {
  creator: 'creators',
  contributor: 'creators',
  publication: 'publications',
  publisher: 'publications',
  date: 'dates',
  format: 'extent',
  identifier: 'identifiers',
  language: 'languages',
  subject: 'subjects',
  coverage: 'places',
  relation: 'series',
};

/** @returns undefined for what is no field that can be taken out alone */
export function fieldCalled(name: string): FieldName | undefined {
  return ALSO[name] ?? FIELD_NAMES.find((one) => one === name);
}

/** Whether it is the title that is meant, which cannot be taken out. */
export function isTitle(name: string): boolean {
  return name === 'title' || name === 'titles' || name === 'volume';
}

/** The description without this field. */
export function withoutField(document: CatalogueDocument, name: FieldName): CatalogueDocument {
  const { document: emptied, holding, without = [] }: Emptied = FIELDS[name];
  const { clan, hosts, ...rest } = { ...document, ...emptied };
  return {
    ...rest,
    ...(clan === undefined || without.includes('clan') ? {} : { clan }),
    ...(hosts === undefined || without.includes('hosts') ? {} : { hosts }),
    holdings: document.holdings.map((one) => ({ ...one, ...holding })),
  };
}
