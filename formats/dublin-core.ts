/**
 * Simple and qualified Dublin Core. Crosswalks lose order and roles; what can be recovered is: a place
 * and its publisher from two dc:publisher, the date of publication among upload timestamps, ISBN and
 * addresses from dc:identifier, the supplying library out of the publishers.
 */
import { nameKey } from '../catalogue/fields/names.ts';
import { inOrder, readDates } from '../catalogue/dates/dates.ts';
import type { RecordFormat } from '../catalogue/document.ts';
import type { DateStatement } from '../catalogue/dates/reading.ts';
import { readEdition, editionKindIn } from '../catalogue/fields/editions.ts';
import { readIdentifiers } from '../catalogue/fields/identifiers.ts';
import { readLanguage } from '../catalogue/fields/languages.ts';
import { readLink } from '../catalogue/fields/links.ts';
import type { Library } from '../catalogue/library.ts';
import { readOriginalDate } from '../catalogue/dates/originals.ts';
import { readPublication } from '../catalogue/fields/publishers.ts';
import { gmdIn, readTitle } from '../catalogue/fields/titles.ts';
import { MOST_ANALYSED } from '../catalogue/text/bounds.ts';
import { readSuccessions, successionOf } from '../catalogue/fields/successions.ts';
import { classPath } from '../catalogue/fields/classification.ts';
import { valueOf } from './nested-names.ts';
import type { XmlElement } from './xml/xml.ts';
import { addAudience, creatorsIn, isWebAddress, keep, newDraft, tidy } from './draft.ts';
import type { Draft } from './draft.ts';

const DC = 'http://purl.org/dc/elements/1.1/';
const TERMS = 'http://purl.org/dc/terms/';

/** By the root, or by what stands in it: some providers invent a root of their own. */
export function isDublinCore(payload: XmlElement): boolean {
  const elements = payload.children.filter(
    (child): child is XmlElement => typeof child !== 'string',
  );
  if (payload.name === 'record' || payload.name === 'oai_marc') return elements.some(isDcElement);
  return (
    /^(?:dc|qualifieddc|dublin_?core|metadata|dcterms)$/i.test(payload.name) ||
    elements.some(isDcElement)
  );
}

function isDcElement({ namespace }: XmlElement): boolean {
  return namespace === DC || namespace === TERMS;
}

/** Elements by name in the order of the record; a qualifier (`title.alternative`, xsi:type) is kept apart. */
class Elements {
  readonly #values = new Map<string, Set<string>>();
  readonly qualified: boolean;

  constructor(payload: XmlElement) {
    let qualified = /qualified/i.test(payload.name);
    for (const child of payload.children) {
      if (typeof child === 'string') continue;
      qualified ||= child.namespace === TERMS;
      const value = valueOf(child);
      if (value === undefined) continue;
      const qualifier = child.attributes['qualifier'] ?? '';
      const name = nameOf(qualifier === '' ? child.name : `${child.name}.${qualifier}`, child.name);
      const values = this.#values.get(name);
      if (values === undefined) this.#values.set(name, new Set([value]));
      else values.add(value);
    }
    this.qualified = qualified;
  }

  take(...names: readonly string[]): string[] {
    const taken: string[] = [];
    for (const name of names) {
      const values = this.#values.get(name);
      if (values === undefined) continue;
      this.#values.delete(name);
      taken.push(...values);
    }
    return taken;
  }

  /** Values that are taken elsewhere. */
  seen(name: string): string[] {
    return [...(this.#values.get(name) ?? [])];
  }

  /** Whatever was not taken. */
  get rest(): [string, Iterable<string>][] {
    return [...this.#values];
  }
}

/** A qualified name of dates that is not known must not pass for the date of publication. */
function nameOf(qualified: string, plain: string): string {
  const known = QUALIFIED.get(qualified);
  if (known !== undefined) return known;
  return plain.startsWith('date') && qualified.includes('.') ? qualified : plain;
}

/** Old qualified DC put the qualifier in an attribute, or behind a dot. */
const QUALIFIED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'title.alternative': 'alternative',
    'date.issued': 'issued',
    'date.created': 'created',
    'date.available': 'available',
    'date.accessioned': 'available',
    'date.submitted': 'dateSubmitted',
    'date.updated': 'modified',
    'date.modified': 'modified',
    'date.digitized': 'digitised',
    'coverage.spatial': 'spatial',
    'coverage.temporal': 'temporal',
    'description.abstract': 'abstract',
    'description.tableofcontents': 'tableOfContents',
    'relation.ispartof': 'isPartOf',
    'relation.ispartofseries': 'isPartOf',
    'relation.haspart': 'hasPart',
    'relation.replaces': 'replaces',
    'relation.isreplacedby': 'isReplacedBy',
    'format.extent': 'extent',
    'format.medium': 'medium',
    'rights.accessrights': 'accessRights',
  }),
);

export function readDublinCore(payload: XmlElement, library: Library): [RecordFormat, Draft] {
  const elements = new Elements(payload);
  const draft = newDraft();
  readTitles(elements, draft);
  readDateElements(elements, draft);
  readPublishers(elements, draft, library);
  draft.creators = [
    ...elements.take('creator').flatMap((raw) => creatorsIn(draft, raw, true)),
    ...elements.take('contributor').flatMap((raw) => creatorsIn(draft, raw, false)),
  ];
  for (const raw of elements.take('identifier')) {
    draft.identifiers.push(...readIdentifiers(raw));
    if (isWebAddress(raw)) draft.links.push(readLink(raw, 'landing'));
  }
  draft.hosts = elements.take('bibliographicCitation', 'source');
  draft.notes.push(...draft.hosts);
  draft.languages = elements.take('language').flatMap((raw) => readLanguage(raw) ?? []);
  for (const raw of elements.take('audience', 'educationLevel')) addAudience(draft, raw);
  for (const raw of elements.take('subject')) readSubject(raw, draft);
  draft.places = elements.take('spatial', 'coverage');
  for (const raw of elements.take('temporal')) keep(draft, 'temporal', raw);
  readRelations(elements, draft);
  draft.contents = elements.take('tableOfContents');
  const [abstract, ...more] = elements.take('abstract');
  const described = elements.take('description');
  draft.abstract = abstract ?? described[0] ?? null;
  draft.notes.push(...more, ...described.slice(abstract === undefined ? 1 : 0));
  if (draft.dates.every(({ kind }) => kind !== 'original')) {
    const notes = [draft.abstract ?? '', ...draft.notes].slice(0, MOST_ANALYSED);
    const told = notes.flatMap(
      (note) => (note.length <= 100 ? readOriginalDate(note, false) : undefined) ?? [],
    );
    draft.dates.push(...told.slice(0, 1));
  }
  draft.typeWords = elements.take('type');
  const extents = elements.take('extent');
  const formats = elements.take('format', 'medium');
  draft.extent =
    extents[0] ??
    formats.find((raw) => /\d ?(?:册|冊|页|頁|叶|葉|卷|张|張|幅|cm|p\.)/u.test(raw)) ??
    null;
  for (const raw of formats) if (raw !== draft.extent) keep(draft, 'format', raw);
  draft.carrierWords.push(...extents, ...formats, ...draft.typeWords);
  draft.carrierWords.push(...editionWords(draft, formats));
  draft.rights = elements.take('accessRights', 'rights', 'license');
  readEditions(elements, draft, formats);
  readCallNumber(draft);
  for (const [name, values] of elements.rest) for (const value of values) keep(draft, name, value);
  return [elements.qualified ? 'qdc' : 'oai_dc', draft];
}

/** Of several dc:title the first is the main one; the others are variants of it. */
function readTitles(elements: Elements, draft: Draft): void {
  for (const [i, raw] of elements.take('title').entries()) {
    const title = readTitle(raw);
    if (i === 0) draft.carrierWords.push(...gmdIn(raw));
    draft.titles.push({ text: title.main, kind: i === 0 ? 'main' : 'variant' });
    for (const text of title.remainder) draft.titles.push({ text, kind: 'remainder' });
    for (const text of title.parallel) draft.titles.push({ text, kind: 'parallel' });
    if (i > 0) continue;
    draft.volume = title.volume;
    draft.responsibility = title.responsibility;
  }
  for (const text of elements.take('alternative')) draft.titles.push({ text, kind: 'variant' });
}

/** 丛书 and 子目 by name; where there is only an address, it is a link. */
function readRelations(elements: Elements, draft: Draft): void {
  const named = (...names: readonly string[]): string[] => {
    const all = elements.take(...names);
    for (const url of all.filter(isWebAddress)) draft.links.push(readLink(url, 'other'));
    return all.filter((raw) => !isWebAddress(raw));
  };
  for (const raw of named('isPartOf')) {
    // 南京稀见文献丛刊 ; 第3辑
    const [, title = raw, number = null] = /^(.+?) ?[;；] ?([^;；]{1,20})$/u.exec(raw) ?? [];
    draft.series.push({ title, number });
  }
  for (const raw of named('hasPart')) draft.titles.push({ text: raw, kind: 'analytic' });
  const related = named('relation');
  draft.hosts.push(...related);
  readChanges(elements, draft, related);
  draft.notes.push(...related, ...named('hasFormat', 'isFormatOf'));
  // edm:preview and elements that platforms add of their own.
  for (const url of elements.take('thumbnail', 'preview').filter(isWebAddress)) {
    draft.links.push(readLink(url, 'thumbnail'));
  }
}

/** 继承 and 改名: in words among the relations and notes, or in elements of their own. */
function readChanges(elements: Elements, draft: Draft, related: readonly string[]): void {
  const told = [...related, ...elements.seen('description')].slice(0, MOST_ANALYSED);
  draft.successions.push(...told.flatMap(readSuccessions));
  for (const [element, direction] of [
    ['replaces', 'before'],
    ['isReplacedBy', 'after'],
  ] as const) {
    const named = elements.take(element);
    for (const raw of named) {
      keep(draft, element, raw);
      if (!isWebAddress(raw)) draft.successions.push(...successionOf(direction, raw));
    }
  }
}

function readDateElements(elements: Elements, draft: Draft): void {
  const issued = elements.take('issued');
  const plain = elements.take('date');
  // With dcterms:issued the plain dc:date is at best a copy of it, at worst the upload.
  const publication = readDates(issued.length > 0 ? issued : plain, 'publication');
  const others = [
    ...(issued.length > 0 ? readDates(plain, 'system') : []),
    ...readDates(elements.take('created'), 'created'),
    ...readDates(elements.take('available', 'dateAccepted', 'dateSubmitted', 'modified'), 'system'),
  ];
  others.push(...readDates(elements.take('digitised', 'dateDigitized'), 'digitisation'));
  const seen = new Set<string>();
  draft.dates = inOrder([...publication, ...others]).filter((date: DateStatement) => {
    const fresh = !seen.has(date.raw);
    seen.add(date.raw);
    return fresh;
  });
}

/** The supplying library publishes the copy, not the work – when somebody else is named too. */
function readPublishers(elements: Elements, draft: Draft, library: Library): void {
  const all = elements.take('publisher');
  const own = new Set([library.name, `${library.shortName}图书馆`, library.nameEn].map(nameKey));
  const isOwn = (raw: string): boolean => own.has(nameKey(raw));
  const others = all.filter((raw) => !isOwn(raw));
  if (others.length > 0) draft.digitisers = all.filter(isOwn);
  draft.publications = readPublication(others.length > 0 ? others : all);
}

/** A class number, perhaps labelled; parts of it are put together by marks, K295.31-54. */
const CLASS = /^(?:clc|中图法|中图分类号?)?\s?[:：]?\s?([A-Z][\dA-Z]*(?:[.\-/:=][\dA-Z]*){0,4})$/u;
const LONGEST_CLASS = 60;

function readSubject(raw: string, draft: Draft): void {
  const code = raw.length > LONGEST_CLASS ? undefined : CLASS.exec(raw)?.[1];
  if (code !== undefined && classPath(code).length > 0 && /\d|^[A-Z]$/.test(code)) {
    draft.classes.push({ scheme: 'clc', code });
    return;
  }
  for (const text of raw.split(/[;；]|--|—/u).map(tidy)) {
    if (text !== undefined) draft.subjects.push({ text, kind: 'topic' });
  }
}

/** An edition may be told by an element of its own, or inside the date: 清光绪十年刻本. */
function readEditions(elements: Elements, draft: Draft, formats: readonly string[]): void {
  const [own] = elements.take('edition', 'hasVersion');
  const words = [own, ...editionWords(draft, formats)].find(
    (text) => text !== undefined && editionKindIn(text) !== null,
  );
  draft.edition =
    own !== undefined ? readEdition(own) : words === undefined ? null : readEdition(words);
}

/** Places in a DC record where 刻本, 影印 and the like stand. */
function editionWords(draft: Draft, formats: readonly string[]): string[] {
  return [
    ...draft.dates.map((date) => date.raw),
    ...draft.typeWords,
    ...(draft.extent === null ? [] : [draft.extent]),
    ...formats.filter((text) => /^\S{1,8}[本印]$/u.test(text)),
    ...draft.publications.map((one) => one.raw),
    ...draft.notes.filter((note) => note.length <= 40),
  ].filter((text) => editionKindIn(text) !== null);
}

/** `索书号:K295.31/12` among the identifiers belongs to the copy. */
function readCallNumber(draft: Draft): void {
  for (const identifier of draft.identifiers) {
    const callNumber = /^(?:索书号|索書號|call\s?number) ?[:：] ?(.+)$/iu.exec(identifier.raw)?.[1];
    if (callNumber === undefined) continue;
    draft.holdings.push({
      location: null,
      callNumber,
      volumes: null,
      completeness: null,
      copies: null,
      barcode: null,
      access: [],
    });
  }
  draft.identifiers = draft.identifiers.filter(
    (identifier) => !/^(?:索书号|索書號|call\s?number)/iu.test(identifier.raw),
  );
}
