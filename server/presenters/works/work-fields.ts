/**
 * The description of a work, field by field, from all its documents. A value that not every document
 * gives says which library it comes from, so that differing descriptions stay visible (`said.ts`). A page stays a
 * page whatever is in a record: what is left out is told, and stands in the work as JSON.
 */
import isbn from 'isbn3';
import type { CatalogueDocument } from '../../../catalogue/document.ts';
import { DATE_NAMES, dateName } from '../../../catalogue/fields/date-names.ts';
import type { Identifier } from '../../../catalogue/fields/identifiers.ts';
import type { Creator } from '../../../catalogue/fields/names.ts';
import type { Title } from '../../../catalogue/fields/titles.ts';
import type { QueryField } from '../../../catalogue/search/request.ts';
import { quotationOf } from '../../../catalogue/search/quotation.ts';
import { shortened } from '../../../catalogue/text/bounds.ts';
import { fold } from '../../../catalogue/text/text.ts';
import type { Work } from '../../../catalogue/work.ts';
import type { Messages } from '../../i18n/languages.ts';
import { understoodDate } from './dates.ts';
import { formlessKey, merged, shownValue } from './said.ts';
import type { FieldValue, Read, Said } from './said.ts';
import type { Labels } from '../../i18n/labels.ts';
import { writeSearchAddress } from '../../addresses/search-address.ts';

export interface Field {
  readonly label: string;
  readonly values: readonly FieldValue[];
  /** 共 2 000 项，此处列出 100 项; null when all are shown. */
  readonly more: string | null;
}

/** Documents that the description is made of: the oldest. */
export const MOST_DESCRIBED = 50;
const MOST_VALUES = 100;
/** UTF-16 units. */
const LONGEST_LABEL = 60;
/** Elements that we have no field for. */
const MOST_EXTRA = 50;

export function fieldsOf(work: Pick<Work, 'documents'>, labels: Labels, t: Messages): Field[] {
  const w = t.work;
  const fields: Field[] = [];
  const documents = work.documents.slice(0, MOST_DESCRIBED);
  const add = (label: string, read: Read, also?: Read): void => {
    const values = merged(documents, read, also);
    if (values.length === 0) return;
    const shown = values.slice(0, MOST_VALUES).map((value) => shownValue(value, documents, labels));
    const more =
      values.length > shown.length
        ? w.someOf(t.number(values.length), t.number(shown.length))
        : null;
    fields.push({ label: shortened(label, LONGEST_LABEL), values: shown, more });
  };
  const mains = new Set(documents.map((document) => formlessKey(mainTitle(document))));
  const isMain = ({ text }: Title): boolean => mains.has(formlessKey(text));
  add(
    w.title,
    (document) => [plain(mainTitle(document))],
    ({ titles }) => titles.filter(isMain).map(({ text }) => plain(text)),
  );
  for (const kind of ['parallel', 'variant', 'uniform', 'analytic'] as const) {
    add(t.titleKinds[kind], ({ titles }) =>
      titles
        .filter((title) => title.kind === kind && !isMain(title))
        .map(({ text }) => plain(text)),
    );
  }
  add(w.volume, ({ volume }) =>
    volume === null ? [] : [plain([volume.raw, volume.name ?? ''].filter(Boolean).join(' '))],
  );
  add(w.creator, creatorsOf(documents, true, t));
  add(w.contributor, creatorsOf(documents, false, t));
  add(w.responsibility, ({ responsibility }) => maybe(responsibility));
  add(w.edition, ({ edition }) => {
    if (edition === null) return [];
    const kind = edition.kind === null ? null : t.editionKinds[edition.kind];
    return [
      {
        ...plain(edition.raw),
        note: kind === null || fold(edition.raw).includes(fold(kind)) ? null : kind,
      },
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

/**
 * Those responsible, with dynasty, country and roles. A name is one as long as no two records say different things of
 * it (one leaves out the dynasty, one the role); what it did may differ, and is told together. Whoever is 责任者 in one
 * record is not said again where another has them among the others.
 */
function creatorsOf(documents: readonly CatalogueDocument[], primary: boolean, t: Messages): Read {
  const all = documents.flatMap(({ creators }) => creators);
  const mains = new Set(all.filter((one) => one.primary).map(({ name }) => formlessKey(name)));
  const of = ({ creators }: CatalogueDocument): Creator[] =>
    creators.filter(({ name }) => mains.has(formlessKey(name)) === primary);
  /** Of each name: dynasties, countries and dates that are said, and roles by what they are without their form. */
  const saidOf = new Map<string, readonly Map<string, string>[]>();
  for (const { name, dynasty = '', country = '', dates = '', role } of documents.flatMap(of)) {
    const said = [dynasty, country, dates, role ?? ''];
    const known = saidOf.get(formlessKey(name)) ?? said.map(() => new Map<string, string>());
    for (const [i, one] of said.entries()) {
      const key = formlessKey(one);
      if (one !== '' && known[i]?.has(key) === false) known[i].set(key, one);
    }
    saidOf.set(formlessKey(name), known);
  }
  return (document) =>
    of(document).map(({ name, dynasty = '', country = '', role, dates }) => {
      const origin = [dynasty, country].filter((part) => part !== '').map((part) => `〔${part}〕`);
      const did = (what: string): string =>
        [...origin, name, what === '' ? '' : ` ${what}`].join('');
      const key = formlessKey(name);
      const [roles = new Map<string, string>(), ...others] = (saidOf.get(key) ?? []).toReversed();
      const isOne = others.every(({ size }) => size < 2);
      return {
        text: did(role ?? ''),
        note: dates ?? null,
        href: searchFor('creator', name),
        ...(isOne ? { same: key } : {}),
        ...(isOne && roles.size > 1 ? { together: did([...roles.values()].join(t.site.and)) } : {}),
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
