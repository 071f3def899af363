/**
 * What a document is part of and what is part of it, as its record says it: series (225, 410, 461), hosts of pieces
 * (463, dc:source), contents (327, 464, lists in descriptions), and whether it is itself a set or a serial.
 */
import type { CatalogueDocument } from '../../document.ts';
import { fold } from '../../text/text.ts';
import { readHeading } from './headings.ts';
import type { Heading } from './headings.ts';
import type { Imprint } from './imprint.ts';
import { readParts } from './parts.ts';
import type { PartNumber } from './parts.ts';
import type { StatedNumbers } from './statement-numbers.ts';

/** `host`: a book, album or issue that a piece is said to come from. */
export type WholeKind = 'set' | 'series' | 'serial' | 'host';

/** A set, series or serial that the document says it stands in. */
export interface Above {
  readonly core: string;
  readonly numbers: readonly PartNumber[];
  readonly kind: WholeKind;
}

/** As far as the record says it: a whole set, a serial as a whole, a piece of something, or one thing. */
export type Level = 'set' | 'serial' | 'piece' | 'one' | 'unknown';

const MOST_ABOVE = 6;

const MOST_BELOW = 100;

const SERIAL =
  /文史资料|文史$|史志$|学报|[月季旬周年]刊|双月刊|杂志|年鉴|通讯$|简报$|会刊|院刊|校刊|学刊|[日晚时周早]报|画报|新报|民报|集刊/u;

const SERIES = /丛书|丛刊|丛编|文库|全书|集成|大系|系列|汇刊|书系|译丛|论丛|文丛|丛稿/u;

export const SERIES_TITLE = /(?:丛书|丛刊|丛编|文库|全书|集成|大系|系列|书系|译丛|文丛)$/u;

/** Whether works of this title go on and on: a set of them is a serial. */
export function isSerialTitle(core: string): boolean {
  return SERIAL.test(core);
}

function kindOf(core: string): WholeKind {
  return SERIES.test(core) ? 'series' : SERIAL.test(core) ? 'serial' : 'set';
}

/** 丛书: 金陵全书 ; 12, 载于《南京史志》1985年第2期: what a note says the document stands in. */
const STANDS_IN =
  /^(?:所属)?(?:丛书名?|丛编项?|丛刊|系列|套书|总题名|专辑名|载于?|见于?|出自|刊于|原载|收入|收于|收录于|选自|摘自|来源|所属[^:]{1,6}|is ?part ?of|in|series)\s?[:《]\s?(.{2,80})$/u;

export function aboveOf(document: CatalogueDocument, heading: Heading): Above[] {
  const above = new Map<string, Above>();
  const add = (core: string, numbers: readonly PartNumber[], kind = kindOf(core)): void => {
    if (core.length < 2 || above.size >= MOST_ABOVE) return;
    const known = above.get(core);
    if (known === undefined || known.numbers.length === 0) above.set(core, { core, numbers, kind });
  };
  // A crosswalk gives the series as one more title.
  for (const { kind, text } of document.titles.slice(1, 10)) {
    if (kind !== 'variant' || !SERIES.test(text)) continue;
    const { core, numbers } = readHeading(text);
    if (SERIES_TITLE.test(core)) add(core, numbers);
  }
  for (const { title, number } of document.series) {
    const read = readHeading(title);
    const numbers = number === null ? [] : readParts(fold(number)).numbers;
    add(read.core, read.numbers.length > 0 ? read.numbers : numbers);
  }
  for (const { core, numbers } of heading.series) add(core, numbers);
  const hosts = document.hosts ?? [];
  for (const note of [...hosts, document.abstract ?? '', ...document.notes].slice(0, 30)) {
    const inside = hostIn(note, hosts.includes(note));
    if (inside === undefined) continue;
    const read = readHeading(inside.title);
    const numbers = read.numbers.length > 0 ? read.numbers : readParts(inside.number).numbers;
    const kind = kindOf(read.core);
    const isHost = kind === 'set' && numbers.length === 0 && hosts.includes(note);
    add(read.core, numbers, isHost ? 'host' : kind);
  }
  above.delete(heading.core);
  return [...above.values()];
}

/** (四库全书存目丛书. 史部 ; 33): a note that is a series statement and nothing else. */
const SERIES_STATEMENT = /^[([][^()[\]]{4,60}[)\]]$/u;

/** What a source or relation may be that is no place to stand in. */
const NO_HOST =
  /^(?:改名|更名|继承|续于|前身|后身|原名|又名|另有|参见|馆藏|来源)|图书馆|档案馆|博物馆|^https?:|^isbn/u;

/** @param isHost true for elements that say where something stands */
function hostIn(note: string, isHost: boolean): { title: string; number: string } | undefined {
  if (note.length > 100) return undefined;
  const folded = fold(note).trim();
  const said = STANDS_IN.exec(folded)?.[1];
  const inside =
    said ??
    (SERIES_STATEMENT.test(folded)
      ? folded.slice(1, -1)
      : isHost && !NO_HOST.test(folded)
        ? folded
        : undefined);
  if (inside === undefined) return undefined;
  const at = inside.search(/ ?[;》]|, ?(?=\d|第|总|v)/u);
  if (at < 2) return { title: inside, number: '' };
  return { title: inside.slice(0, at), number: inside.slice(at).replace(/^[\s;》,]+/u, '') };
}

export function belowOf(document: CatalogueDocument, heading: Heading): string[] {
  const pieces = document.titles.filter(({ kind }) => kind === 'analytic').map(({ text }) => text);
  const told = pieces.length > 0 ? pieces : listedIn(document);
  const found = told.slice(0, MOST_BELOW).map((text) => readHeading(text).core);
  // What is called like the whole is a volume of it.
  const own = found.filter((key) => key.length >= 2 && key !== heading.core);
  return [...new Set([...heading.pieces, ...own])];
}

const LISTED =
  /^(?:(?:本[书册辑]|全书)?(?:收录|收入|收有|收|内容|子目|目次|目录|篇目|含|包括)[:：])/u;

const BETWEEN = /\s?(?:--|——|[;；、])\s?/u;

const LONGEST_LISTED = 30;

/** 收：白鹭洲 / 后湖志 -- 雨花石谱 / 白鹭洲、聚宝门、三汊河口: lists of contents where Dublin Core has no element for them. */
function listedIn(document: CatalogueDocument): string[] {
  if (isMarc(document)) return [];
  const { notes, abstract, hosts = [] } = document;
  const all = abstract === null ? notes : [abstract, ...notes];
  return all.slice(0, 60).flatMap((note) => {
    if (note.length > 1_000 || hosts.includes(note)) return [];
    const isSaid = LISTED.test(note);
    const isParted = /--|——/u.test(note);
    if (!isSaid && !isParted && /[。，,:：]/u.test(note)) return [];
    const items = note.replace(LISTED, '').split(BETWEEN);
    const isList = isSaid || items.length >= (isParted ? 2 : 3);
    return isList && items.every((item) => item.length <= LONGEST_LISTED) ? items : [];
  });
}

const WHOLE_SET =
  /全书?(?:共|分)?[一二三四五六七八九十\d]{1,3}[册卷]|[共分为][上中下]{2,3}[册卷]|共[一二三四五六七八九十\d]{1,3}册/u;

/** Before it nothing came out again and again. */
const FIRST_SERIALS = 1800;

const ONE = /^1册|^\d{1,4}页/u;

/** @param folded short notes */
export function levelOf(
  { level, type, dates, extent, hosts = [] }: CatalogueDocument,
  heading: Heading,
  hasPart: boolean,
  imprint: Imprint,
  numbers: StatedNumbers,
  folded: readonly string[],
): Level {
  // 江海学刊2005年第1期, 45-58页
  const isInside = hosts.some((host) =>
    /\d\s?[-~—–]\s?\d{1,4}\s?页|第\s?\d{1,4}\s?页|\bpp?\.?\s?\d/u.test(fold(host)),
  );
  if (level === 'piece' || type.code === 'article' || isInside) return 'piece';
  if (hasPart && level !== 'set') return 'one';
  const isOpen = dates.some(
    ({ precision, kind }) => precision === 'open' && kind === 'publication',
  );
  const printed = fold(extent ?? '');
  const goesOn = ['serial', 'newspaper', 'yearbook', 'memoir-series'].includes(type.code);
  if (type.raw.some((word) => /丛书|套书/u.test(word))) return 'set';
  if (heading.isSerial) return 'serial';
  const { when } = imprint;
  const isLong = when !== null && when.to - when.from >= 2 && when.from >= FIRST_SERIALS;
  if (level === 'serial' || isOpen || (goesOn && isLong)) return 'serial';
  if (goesOn && !ONE.test(printed) && (numbers.issns.length > 0 || /v\.|册$/u.test(printed)))
    return 'serial';
  if (level === 'set' || heading.isSet || (imprint.volumes ?? 1) > 1) return 'set';
  if (numbers.isbns.some(({ ofSet }) => ofSet) && imprint.pages === null) return 'set';
  if (folded.some((note) => /[册卷]/u.test(note) && WHOLE_SET.test(note))) return 'set';
  return ONE.test(printed) || imprint.pages !== null ? 'one' : 'unknown';
}

export function isMarc({ format }: CatalogueDocument): boolean {
  return format === 'cnmarc' || format === 'marc21';
}
