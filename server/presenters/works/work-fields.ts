/**
 * The description of a work, field by field, from all its documents. A value that not every document
 * gives says which library it comes from, so that differing descriptions stay visible. A page stays a page
 * whatever is in a record: what is left out is told, and stands in the work as JSON.
 */
import isbn from 'isbn3';
import { followedIn, saying } from '../../../catalogue/card.ts';
import type { CatalogueDocument } from '../../../catalogue/document.ts';
import { DATE_NAMES, dateName } from '../../../catalogue/fields/date-names.ts';
import type { Identifier } from '../../../catalogue/fields/identifiers.ts';
import type { QueryField } from '../../../catalogue/search/request.ts';
import { quotationOf } from '../../../catalogue/search/quotation.ts';
import { shortened } from '../../../catalogue/text/bounds.ts';
import type { Work } from '../../../catalogue/work.ts';
import type { Messages } from '../../i18n/languages.ts';
import { understoodDate } from './dates.ts';
import type { Labels } from '../../i18n/labels.ts';
import { writeSearchAddress } from '../../addresses/search-address.ts';

export interface FieldValue {
  readonly text: string;
  /** What we understand by it, in brackets; null when that is no different. */
  readonly note: string | null;
  /** Leads to a search for the same; null when that would not help. */
  readonly href: string | null;
  /** Short names of the libraries that say so; empty when all do. */
  readonly libraries: readonly string[];
}

export interface Field {
  readonly label: string;
  readonly values: readonly FieldValue[];
  /** 共 2 000 项，此处列出 100 项; null when all are shown. */
  readonly more: string | null;
}

/** Documents that the description is made of: the oldest. */
export const MOST_DESCRIBED = 50;
const MOST_VALUES = 100;
/** UTF-16 units: an abstract is shown whole, a book in a note is not. */
const LONGEST_VALUE = 5_000;
const LONGEST_NOTE = 500;
const LONGEST_LABEL = 60;
/** Elements that we have no field for. */
const MOST_EXTRA = 50;

type Said = Omit<FieldValue, 'libraries'>;
type Read = (document: CatalogueDocument) => readonly Said[];

export function fieldsOf(work: Pick<Work, 'documents'>, labels: Labels, t: Messages): Field[] {
  const w = t.work;
  const fields: Field[] = [];
  const documents = work.documents.slice(0, MOST_DESCRIBED);
  const add = (label: string, read: Read): void => {
    const values = merged(documents, read);
    if (values.length === 0) return;
    const shown = values.slice(0, MOST_VALUES).map((value) => shownValue(value, documents, labels));
    const more =
      values.length > shown.length
        ? w.someOf(t.number(values.length), t.number(shown.length))
        : null;
    fields.push({ label: shortened(label, LONGEST_LABEL), values: shown, more });
  };
  add(w.title, (document) => [plain(mainTitle(document))]);
  for (const kind of ['parallel', 'variant', 'uniform', 'analytic'] as const) {
    add(t.titleKinds[kind], ({ titles }) =>
      titles.filter((title) => title.kind === kind).map(({ text }) => plain(text)),
    );
  }
  add(w.volume, ({ volume }) =>
    volume === null ? [] : [plain([volume.raw, volume.name ?? ''].filter(Boolean).join(' '))],
  );
  add(w.creator, (document) => creatorsOf(document, true));
  add(w.contributor, (document) => creatorsOf(document, false));
  add(w.responsibility, ({ responsibility }) => maybe(responsibility));
  add(w.edition, ({ edition }) => {
    if (edition === null) return [];
    const kind = edition.kind === null ? null : t.editionKinds[edition.kind];
    return [
      { ...plain(edition.raw), note: kind === null || edition.raw.includes(kind) ? null : kind },
    ];
  });
  add(w.publication, ({ publications }) =>
    publications.map(({ raw, publisher }) => ({
      ...plain(raw),
      href: publisher === null ? null : searchFor('publisher', publisher),
    })),
  );
  for (const name of DATE_NAMES) {
    add(w.dates[name], ({ dates, type }) =>
      dates
        .filter(({ kind }) => dateName(kind, type.code) === name)
        .map((date) => ({ ...plain(date.raw), note: understoodDate(date, t) })),
    );
  }
  add(w.extent, ({ extent }) => maybe(extent));
  add(w.series, ({ series }) =>
    series.map(({ title, number }) => ({
      ...plain(number === null ? title : `${title} ${number}`),
      href: searchFor('title', title),
    })),
  );
  for (const direction of ['before', 'after'] as const) {
    add(w.successions[direction], ({ successions = [] }) =>
      successions
        .filter((one) => one.direction === direction)
        .map(({ title }) => ({ ...plain(title), href: searchFor('title', title) })),
    );
  }
  add(w.type, ({ type }) => {
    const names = [type.code, ...(type.also ?? [])].map((code) => t.types[code]);
    const printed = type.raw.filter((raw) => !names.includes(raw) && raw !== '').join(t.site.and);
    return [{ ...plain(names.join(t.site.and)), note: printed === '' ? null : printed }];
  });
  add(w.language, ({ languages }) => languages.map((code) => plain(labels.of('language', code))));
  add(w.subjects, ({ subjects }) =>
    subjects.map(({ text, kind }) => ({
      text,
      note: kind === 'topic' || kind === 'free' ? null : t.subjectKinds[kind],
      href: searchFor('subject', text),
    })),
  );
  add(w.classes, ({ classes }) =>
    classes
      .filter(({ scheme }) => scheme === 'clc')
      .map(({ code }) => ({
        ...plain(code),
        note: headingOf(code, labels),
      })),
  );
  add(w.otherClasses, ({ classes }) =>
    classes.filter(({ scheme }) => scheme !== 'clc').map(({ code }) => plain(code)),
  );
  add(w.places, ({ places }) => places.map(plain));
  for (const [field, values] of [
    ['surname', 'surnames'],
    ['hall', 'halls'],
    ['seat', 'seats'],
  ] as const) {
    add(t.fields[field], ({ clan }) =>
      (clan?.[values] ?? []).map((text) => ({ ...plain(text), href: searchFor(field, text) })),
    );
  }
  for (const type of [
    'isbn',
    'issn',
    'csbn',
    'cn-serial',
    'internal',
    'census',
    'doi',
    'hdl',
    'union',
    'uri',
    'local',
  ] as const) {
    add(t.identifierTypes[type], ({ identifiers }) =>
      identifiers.filter((one) => one.type === type).map((one) => identifierOf(one, t)),
    );
  }
  add(t.facets.audience, ({ audience, extra }) => {
    const printed = (extra[AUDIENCE_NOTES] ?? []).join(t.site.and);
    const names = audience.map((code) => t.audiences[code]).join(t.site.and);
    if (names === '') return printed === '' ? [] : [plain(printed)];
    return [{ ...plain(names), note: printed === '' ? null : printed }];
  });
  add(w.price, ({ price }) => maybe(price));
  add(w.digitiser, ({ digitisers }) => digitisers.map(plain));
  add(w.abstract, (document) => maybe(document.abstract));
  add(w.contents, ({ contents }) => contents.map(plain));
  add(w.notes, ({ notes }) => notes.map(plain));
  const extras = new Set(documents.flatMap(({ extra }) => Object.keys(extra)));
  extras.delete(AUDIENCE_NOTES);
  const called: Readonly<Record<string, string>> = w.extraNames;
  for (const name of [...extras].slice(0, MOST_EXTRA)) {
    const label = Object.hasOwn(called, name) ? (called[name] ?? name) : name;
    add(label, ({ extra }) => (Object.hasOwn(extra, name) ? (extra[name] ?? []) : []).map(plain));
  }
  return fields;
}

/** The notes on readers as printed stand in `extra` under this name. */
const AUDIENCE_NOTES = 'audience';

/** 正题名 with the 其他题名信息 that belong after it. */
export function mainTitle({ titles }: CatalogueDocument): string {
  const main = titles.find(({ kind }) => kind === 'main') ?? titles[0];
  const remainder = titles.filter(({ kind }) => kind === 'remainder').map(({ text }) => text);
  return [main?.text ?? '', ...remainder].join(' : ');
}

/** The number with its hyphens, as printed on books; as it came when it does not check. */
export function shownIdentifier({ type, value, raw, valid }: Identifier): string {
  if (!valid) return raw;
  return type === 'isbn' ? (isbn.parse(value)?.isbn13h ?? value) : value;
}

function identifierOf(identifier: Identifier, t: Messages): Said {
  const text = shownIdentifier(identifier);
  const notes = [identifier.note ?? '', identifier.valid ? '' : t.work.invalid].filter(Boolean);
  return { ...plain(text), note: notes.length === 0 ? null : notes.join(t.site.and) };
}

function creatorsOf({ creators }: CatalogueDocument, primary: boolean): Said[] {
  return creators
    .filter((creator) => creator.primary === primary)
    .map(({ name, dynasty, country, role, dates }) => {
      const origin = [dynasty, country].filter((part) => part !== undefined && part !== '');
      return {
        text: [
          ...origin.map((part) => `〔${part ?? ''}〕`),
          name,
          role === null ? '' : ` ${role}`,
        ].join(''),
        note: dates ?? null,
        href: searchFor('creator', name),
      };
    });
}

/** The heading of a class; null when the code is all there is to say. */
function headingOf(code: string, labels: Labels): string | null {
  const heading = labels.of('class', code);
  return heading === code ? null : heading;
}

function searchFor(field: QueryField, words: string): string {
  return writeSearchAddress({
    query: { [field]: quotationOf(words) },
  });
}

function plain(text: string): Said {
  return { text, note: null, href: null };
}

function maybe(text: string | null): Said[] {
  return text === null || text === '' ? [] : [plain(text)];
}

/** A value, and the documents that say so. */
interface Merged {
  readonly said: Said;
  readonly by: Set<string>;
}

/** Equal values once: those of the document that is followed first, others in the order they are met. */
function merged(documents: readonly CatalogueDocument[], read: Read): Merged[] {
  const values = new Map<string, Merged>();
  const followed = followedIn(documents, (document) =>
    saying(
      read(document)
        .map(({ text }) => text)
        .join('\n'),
    ),
  );
  for (const document of documents.toSorted(
    (a, b) => Number(b === followed) - Number(a === followed),
  )) {
    for (const said of read(document)) {
      const key = `${said.text}\n${said.note ?? ''}`;
      const known = values.get(key);
      if (known === undefined) values.set(key, { said, by: new Set([document.id]) });
      else known.by.add(document.id);
    }
  }
  return [...values.values()];
}

/** With who says it when not everybody does. */
function shownValue(
  { said, by }: Merged,
  documents: readonly CatalogueDocument[],
  labels: Labels,
): FieldValue {
  const sayers = by.size === documents.length ? [] : documents.filter(({ id }) => by.has(id));
  return {
    text: shortened(said.text, LONGEST_VALUE),
    note: said.note === null ? null : shortened(said.note, LONGEST_NOTE),
    href: said.href,
    libraries: [...new Set(sayers.map(({ library }) => labels.libraryShort(library)))],
  };
}
