/**
 * A statement as it is stored: JSON of what it says. What it does not say is most of it and the same in all of
 * them, so it is left out, and put back when it is read: with it a million documents take two gigabytes more, and
 * each is read again for every other that is compared with it.
 */
import { NO_MARKS } from '../../../../catalogue/matching/statement/edition-marks.ts';
import type { EditionMarks } from '../../../../catalogue/matching/statement/edition-marks.ts';
import type {
  Imprint,
  Publisher,
  Years,
} from '../../../../catalogue/matching/statement/imprint.ts';
import type { StatedName } from '../../../../catalogue/matching/statement/statement-names.ts';
import type {
  StatedIsbn,
  StatedNumbers,
} from '../../../../catalogue/matching/statement/statement-numbers.ts';
import type {
  MatchStatement,
  Printed,
  Reading,
} from '../../../../catalogue/matching/statement/statement.ts';

/** What is compared; the rest stands in columns of its own. */
export type Compared = Omit<MatchStatement, 'id' | 'library' | 'source'>;

type PrintedImprint = Imprint['printed'];

/** In the order in which fields are made: equal statements are equal as JSON as well. */
const NOTHING_PRINTED: Printed = { title: '', names: '', series: '', edition: '', carrier: '' };
const NO_PRINTED_IMPRINT: PrintedImprint = { publisher: '', date: '', extent: '' };
const NO_NUMBERS: StatedNumbers = {
  isbns: [],
  csbns: [],
  permits: [],
  issns: [],
  union: [],
  lasting: [],
  local: [],
  addresses: [],
  printed: '',
};
const NO_IMPRINT: Imprint = {
  when: null,
  isDoubtful: false,
  original: null,
  isLaterPrinting: false,
  printings: [],
  publishers: [],
  places: [],
  pages: null,
  volumes: null,
  juan: null,
  scale: 0,
  sheet: '',
  size: '',
  binding: '',
  printed: NO_PRINTED_IMPRINT,
};
/** Of a book on paper, as most are. */
const NOTHING: Compared = {
  isMarc: false,
  type: 'book',
  readings: [],
  isClass: false,
  isNameless: false,
  above: [],
  below: [],
  level: 'unknown',
  span: '',
  round: null,
  reign: '',
  juan: null,
  hall: '',
  branch: '',
  scale: 0,
  sheet: '',
  isCut: false,
  isMore: false,
  face: '',
  marks: NO_MARKS,
  thesis: '',
  carrier: 'paper',
  isCarrierSaid: true,
  languages: [],
  imprint: NO_IMPRINT,
  names: [],
  numbers: NO_NUMBERS,
  abstract: '',
  views: [],
  printed: NOTHING_PRINTED,
};
const A_READING: Reading = { core: '', remainder: [], numbers: [], name: '', from: 'title' };
const A_NAME: StatedName = {
  key: '',
  isBody: false,
  group: 'author',
  isPrimary: true,
  isForeign: false,
  isOld: false,
};
const AN_ISBN: StatedIsbn = {
  body: '',
  isSure: true,
  isValid: true,
  ofSet: false,
  binding: '',
  volume: '',
};

/** 1987 and nothing else. */
function yearsFrom(from: number): Years {
  return { from, to: from, point: '', isLoose: false, raw: String(from) };
}

function publisherOf(key: string): Publisher {
  return { key, isSchool: false, body: key };
}

type Stored<T, Parts extends object> = Partial<Omit<T, keyof Parts>> & {
  readonly [Key in keyof Parts]?: Parts[Key] | undefined;
};

type StoredStatement = Stored<
  Compared,
  {
    readings: readonly Partial<Reading>[];
    marks: Partial<EditionMarks>;
    imprint: Stored<
      Imprint,
      {
        when: Partial<Years> | null;
        original: Partial<Years> | null;
        publishers: readonly Partial<Publisher>[];
        printed: Partial<PrintedImprint>;
      }
    >;
    names: readonly Partial<StatedName>[];
    numbers: Stored<StatedNumbers, { isbns: readonly Partial<StatedIsbn>[] }>;
    printed: Partial<Printed>;
  }
>;

export function storedForm(statement: MatchStatement): string {
  const { readings, marks, imprint, names, numbers, printed } = statement;
  const stored: StoredStatement = {
    ...said<Compared>(statement, NOTHING),
    readings: readings.map((one) => said(one, A_READING)),
    marks: marks === NO_MARKS ? undefined : said(marks, NO_MARKS),
    imprint: {
      ...said(imprint, NO_IMPRINT),
      when: imprint.when === null ? undefined : saidOfYears(imprint.when),
      original: imprint.original === null ? undefined : saidOfYears(imprint.original),
      publishers: imprint.publishers.map((one) => ({
        ...said(one, publisherOf(one.key)),
        key: one.key,
      })),
      printed: said(imprint.printed, NO_PRINTED_IMPRINT),
    },
    names: names.map((one) => said(one, A_NAME)),
    numbers: {
      ...said(numbers, NO_NUMBERS),
      isbns:
        numbers.isbns.length === 0 ? undefined : numbers.isbns.map((one) => said(one, AN_ISBN)),
    },
    printed: said(printed, NOTHING_PRINTED),
  };
  return JSON.stringify(stored);
}

/** @param json as parsed */
export function statementIn(json: unknown): Compared {
  const stored = json as StoredStatement;
  const { readings = [], marks, imprint = {}, names = [], numbers = {}, printed } = stored;
  return {
    ...NOTHING,
    ...stored,
    readings: readings.map((one) => ({ ...A_READING, ...one })),
    marks: { ...NO_MARKS, ...marks },
    imprint: {
      ...NO_IMPRINT,
      ...imprint,
      when: yearsIn(imprint.when),
      original: yearsIn(imprint.original),
      publishers: (imprint.publishers ?? []).map((one) => ({
        ...publisherOf(one.key ?? ''),
        ...one,
      })),
      printed: { ...NO_PRINTED_IMPRINT, ...imprint.printed },
    },
    names: names.map((one) => ({ ...A_NAME, ...one })),
    numbers: {
      ...NO_NUMBERS,
      ...numbers,
      isbns: (numbers.isbns ?? []).map((one) => ({ ...AN_ISBN, ...one })),
    },
    printed: { ...NOTHING_PRINTED, ...printed },
  };
}

/** What of the fields that `nothing` has is otherwise there. */
function said<T extends object>(value: T, nothing: T): Partial<T> {
  const found: Partial<T> = {};
  // Gone through dozens of times for each record: no list of the fields is made.
  for (const field in nothing) {
    const [one, none] = [value[field], nothing[field]];
    if (one !== none && !(isEmpty(one) && isEmpty(none))) found[field] = one;
  }
  return found;
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function saidOfYears(years: Years): Partial<Years> {
  return { ...said(years, yearsFrom(years.from)), from: years.from };
}

function yearsIn(years: Partial<Years> | null | undefined): Years | null {
  return years === null || years === undefined ? null : { ...yearsFrom(years.from ?? 0), ...years };
}
