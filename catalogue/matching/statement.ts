/**
 * What of a document is compared with another, read once into small plain JSON: the readings of its title, its
 * place in sets and serials, its part, edition, carrier, dates, publishers, names and numbers.
 *
 * Nothing here decides anything. What a record does not say is null, '' or an empty list, and means unknown:
 * neither equal nor different. `headings.ts` takes titles apart, `edition-marks.ts` reads words of editions,
 * `imprint.ts` dates, extent and who published.
 */
import { displayTitle } from '../document.ts';
import type { CatalogueDocument, DocumentId } from '../document.ts';
import { readCreators } from '../fields/names.ts';
import type { Creator } from '../fields/names.ts';
import { isClassTitle } from '../fields/titles.ts';
import type { TypeCode } from '../fields/types.ts';
import { shortened } from '../text/bounds.ts';
import { fold, titleKey } from '../text/text.ts';
import { readMarks, tellsEdition } from './edition-marks.ts';
import type { EditionMarks } from './edition-marks.ts';
import { dayNumber, readHeading, titleAndPart } from './headings.ts';
import type { Heading } from './headings.ts';
import { imprintOf } from './imprint.ts';
import type { Imprint } from './imprint.ts';
import { namesOf } from './statement-names.ts';
import type { StatedName } from './statement-names.ts';
import { numbersOf } from './statement-numbers.ts';
import type { StatedNumbers } from './statement-numbers.ts';
import { readParts } from './parts.ts';
import type { PartNumber } from './parts.ts';

/** One way in which a document can be called. */
export interface Reading {
  readonly core: string;
  readonly remainder: readonly string[];
  readonly numbers: readonly PartNumber[];
  /** Key of the name of the part; '' for none. */
  readonly name: string;
  /** Where it comes from: the title itself, another form of it, the name of its part, or what it stands in: a set, or the host of a piece. */
  readonly from: 'title' | 'variant' | 'name' | 'set' | 'host';
}

/** A set, series or serial that the document says it stands in. */
export interface Above {
  readonly core: string;
  readonly numbers: readonly PartNumber[];
  readonly kind: WholeKind;
}

export type StatedCarrier =
  | 'paper'
  | 'electronic'
  | 'micro'
  | 'sound'
  | 'moving'
  | 'cd'
  | 'dvd'
  | 'vcd'
  | 'tape'
  | 'video-tape'
  | 'record';

/** `host`: a book, album or issue that a piece is said to come from. */
export type WholeKind = 'set' | 'series' | 'serial' | 'host';

/** Whether a reading is the title of what the document stands in. */
export function isOfWhole({ from }: Reading): boolean {
  return from === 'set' || from === 'host';
}

/** As far as the record says it: a whole set, a serial as a whole, a piece of something, or one thing. */
export type Level = 'set' | 'serial' | 'piece' | 'one' | 'unknown';

export interface MatchStatement {
  readonly id: DocumentId;
  readonly library: string;
  readonly source: string;
  readonly isMarc: boolean;
  readonly type: TypeCode;
  /** The title first. */
  readonly readings: readonly Reading[];
  /** True for 县志, 文集, 年鉴 and titles of two characters: many works are called so. */
  readonly isClass: boolean;
  readonly above: readonly Above[];
  /** Keys of the pieces that it names as its own 子目. */
  readonly below: readonly string[];
  readonly level: Level;
  readonly span: string;
  /** 1 or 2 of a gazetteer 第一轮, 第二轮; null when it is not said. */
  readonly round: number | null;
  readonly reign: string;
  readonly juan: number | null;
  readonly hall: string;
  readonly branch: string;
  readonly scale: number;
  /** 图幅号 and the like; '' for none. */
  readonly sheet: string;
  readonly isCut: boolean;
  /** 外三种, 合刊: it contains more texts than the one it is called by. */
  readonly isMore: boolean;
  /** 背面, 碑阴; '' for the front and for what has none. */
  readonly face: string;
  readonly marks: EditionMarks;
  /** 学位论文: `is` one; `of` one when it says that it was made of one. */
  readonly thesis: 'is' | 'of' | '';
  /** What it is made of; discs, tapes and records are told apart. */
  readonly carrier: StatedCarrier;
  /** False when the record does not say it, and paper is taken. */
  readonly isCarrierSaid: boolean;
  readonly languages: readonly string[];
  readonly imprint: Imprint;
  readonly names: readonly StatedName[];
  readonly numbers: StatedNumbers;
  /** Key of the beginning of the abstract; '' for none, or a short one. */
  readonly abstract: string;
  /** As the record prints it, for reasons. */
  readonly printed: Printed;
}

export interface Printed {
  readonly title: string;
  readonly names: string;
  readonly series: string;
  readonly edition: string;
  readonly carrier: string;
}

const MOST_READINGS = 6;
const MOST_ABOVE = 6;
const MOST_BELOW = 100;
const LONGEST_PRINTED = 120;
/** Of an abstract, code units that are compared; shorter ones say too little. */
const ABSTRACT = 60;
const LEAST_ABSTRACT = 16;

const SERIAL =
  /文史资料|文史$|史志$|学报|[月季旬周年]刊|双月刊|杂志|年鉴|通讯$|简报$|会刊|院刊|校刊|学刊|[日晚时周早]报|画报|新报|民报|集刊/u;
const SERIES = /丛书|丛刊|丛编|文库|全书|集成|大系|系列|汇刊|书系|译丛|论丛|文丛|丛稿/u;

const SERIES_TITLE = /(?:丛书|丛刊|丛编|文库|全书|集成|大系|系列|书系|译丛|文丛)$/u;

/** Whether works of this title go on and on: a set of them is a serial. */
export function isSerialTitle(core: string): boolean {
  return SERIAL.test(core);
}

export function statementOf(document: CatalogueDocument): MatchStatement {
  const heading = readHeading(wholeTitle(document));
  const own = ownReading(document, heading);
  const above = aboveOf(document, heading);
  const creators = creatorsOf(document);
  const notes = shortNotes(document);
  const marks = readMarks(editionWords(document, heading, creators, notes));
  const imprint = imprintOf(document, notes);
  const numbers = numbersOf(document, notes);
  const isMoving = document.type.code === 'video' || document.type.code === 'audio';
  const titles = `${document.titles[0]?.text ?? ''} ${notes.join(' ')}`;
  return {
    id: document.id,
    library: document.library,
    source: document.source,
    isMarc: isMarc(document),
    type: typeIn(document, marks),
    readings: readingsOf(document, own, above),
    isClass: isClassTitle(own.core) || own.core.length <= 2,
    above,
    below: belowOf(document, heading),
    level: levelOf(document, heading, own, imprint, numbers, notes),
    span: heading.span,
    round: roundIn(fold(titles)),
    reign: heading.reign,
    juan: heading.juan ?? imprint.juan,
    hall: heading.hall || fold(document.clan?.halls[0] ?? ''),
    branch: heading.branch,
    scale: heading.scale || imprint.scale,
    sheet: imprint.sheet,
    isCut: heading.isCut,
    isMore: heading.isMore,
    face: heading.face,
    marks,
    thesis: thesisIn(document, notes),
    carrier: carrierIn(document),
    isCarrierSaid: document.carrier !== 'unknown' || isMoving,
    languages: document.languages,
    imprint,
    names: namesOf(creators, document),
    numbers,
    abstract: abstractKey(document.abstract),
    printed: {
      title: shortened(displayTitle(document), LONGEST_PRINTED),
      names: shortened(creators.map(({ raw }) => raw).join('；'), LONGEST_PRINTED),
      series: shortened(
        document.series
          .map(({ title, number }) => [title, number].filter(Boolean).join(' ; '))
          .join('；'),
        LONGEST_PRINTED,
      ),
      edition: shortened(
        [...new Set([document.edition?.statement, document.edition?.raw, ...heading.editions])]
          .filter(Boolean)
          .join('；'),
        LONGEST_PRINTED,
      ),
      carrier: document.carrier,
    },
  };
}

/** A picture that is a rubbing is catalogued as a picture. */
function typeIn({ type }: CatalogueDocument, marks: EditionMarks): TypeCode {
  const isPicture = type.code === 'image' || type.code === 'artwork' || type.code === 'other';
  return isPicture && marks.making === 'rubbing' ? 'rubbing' : type.code;
}

function thesisIn({ type }: CatalogueDocument, notes: readonly string[]): MatchStatement['thesis'] {
  const folded = notes.map(fold);
  if (folded.some((note) => /据.{0,10}论文(?:修订|修改|增订|整理|改写|出版)/u.test(note)))
    return 'of';
  return type.code === 'thesis' || folded.some((note) => /[博硕]士.{0,4}论文/u.test(note))
    ? 'is'
    : '';
}

const MEDIA: readonly (readonly [RegExp, StatedCarrier])[] = [
  [/vcd|影碟/u, 'vcd'],
  [/dvd|蓝光/u, 'dvd'],
  [/录像带|vhs|videocassette/u, 'video-tape'],
  [/录音(?:磁)?带|盒式(?:录音)?带|磁带|audiocassette|cassette/u, 'tape'],
  [/密纹唱片|黑胶|唱片|\blp\b|phonodisc/u, 'record'],
  [/激光唱[片盘]|\bcd\b(?!-rom)|compact disc/u, 'cd'],
];

/** Of things that are heard and seen, what they are on; of all else paper, a file or film. */
function carrierIn({ carrier, type, extent, holdings, notes }: CatalogueDocument): StatedCarrier {
  if (carrier === 'micro') return carrier;
  const isHeard =
    type.code === 'audio' ||
    type.code === 'video' ||
    type.code === 'music' ||
    type.code === 'oral-history';
  if (isHeard || (extent !== null && /\d\s?[盘盒碟]/u.test(extent))) {
    const words = fold(
      [extent ?? '', ...type.raw, ...notes.filter(({ length }) => length <= 30)].join(' '),
    );
    const said = MEDIA.find(([pattern]) => pattern.test(words))?.[1];
    if (said !== undefined) return said;
  }
  if (carrier === 'electronic') return carrier;
  if (type.code === 'audio') return 'sound';
  if (type.code === 'video') return 'moving';
  return holdings.some((one) => one.carrier === 'electronic') && carrier === 'unknown'
    ? 'electronic'
    : 'paper';
}

/** The title with its other information behind colons, as Dublin Core would have it; and of that what was taken off it. */
function wholeTitle(document: CatalogueDocument): string {
  const { titles, volume } = document;
  const main = titles[0]?.text ?? '';
  const remainder = titles.filter(({ kind }) => kind === 'remainder').map(({ text }) => text);
  const isTaken = !isMarc(document) && volume !== null && !main.includes(volume.raw);
  const part = isTaken ? [volume.raw, volume.name ?? ''].filter(Boolean).join(', ') : '';
  return [part === '' ? main : `${main}. ${part}`, ...remainder].join(' : ');
}

function isMarc({ format }: CatalogueDocument): boolean {
  return format === 'cnmarc' || format === 'marc21';
}

/** What 200$h and $i say of the part counts before what stands in the title itself. */
function ownReading(document: CatalogueDocument, heading: Heading): Reading {
  const volume = isMarc(document) ? document.volume : null;
  const day = dayNumber(volume?.raw ?? '');
  const said = day !== null ? [day] : readParts(fold(volume?.raw ?? '')).numbers;
  const named = titleAndPart(fold(volume?.name ?? ''));
  const inside = readParts(named.title);
  const name =
    titleKey(inside.numbers.length > 0 ? inside.rest : named.title) || titleKey(named.name);
  const further = [...inside.numbers, ...named.numbers];
  return {
    core: heading.core,
    remainder: heading.remainder,
    numbers: heading.numbers.length > 0 ? heading.numbers : [...said, ...further],
    name: heading.name || name,
    from: 'title',
  };
}

const TRANSLATED = /^《?(.{3,30}?)》?的?[英日法德俄韩]文?(?:版|译本|译)$/u;

function readingsOf(document: CatalogueDocument, own: Reading, above: readonly Above[]): Reading[] {
  const readings: Reading[] = [own];
  // 金陵全书. 12, 景定建康志: the part has a title of its own; 人物卷 and 交通志 are none.
  if (own.name.length >= 4 && !isClassTitle(own.name) && !/[卷篇编册部]$/u.test(own.name))
    readings.push({
      core: readHeading(own.name).core,
      remainder: own.remainder,
      numbers: [],
      name: '',
      from: 'name',
    });
  for (const { core, numbers, kind } of above)
    readings.push({
      core,
      remainder: [],
      numbers,
      name: own.core + own.name,
      from: kind === 'host' ? 'host' : 'set',
    });
  // 宝船厂史话英文版: the title in Chinese stands in a note.
  const translated = shortNotes(document).flatMap(
    (note) => TRANSLATED.exec(note.trim())?.[1] ?? [],
  );
  for (const text of translated.slice(0, 1))
    if (readings.length < MOST_READINGS)
      readings.push({ ...own, core: readHeading(text).core, from: 'variant' });
  for (const { kind, text } of document.titles.slice(1, 30)) {
    if (readings.length >= MOST_READINGS) break;
    if (kind !== 'variant' && kind !== 'uniform' && kind !== 'parallel') continue;
    const { core, remainder, numbers, name } = readHeading(text);
    if (core.length < 2 || SERIES_TITLE.test(core) || readings.some((one) => one.core === core))
      continue;
    readings.push({
      core,
      remainder,
      numbers: numbers.length > 0 ? numbers : own.numbers,
      name: name || own.name,
      from: 'variant',
    });
  }
  return readings;
}

/** 丛书: 金陵全书 ; 12, 载于《南京史志》1985年第2期: what a note says the document stands in. */
const STANDS_IN =
  /^(?:所属)?(?:丛书名?|丛编项?|丛刊|系列|套书|总题名|专辑名|载于?|见于?|出自|刊于|原载|收入|收于|收录于|选自|摘自|来源|所属[^:]{1,6}|is ?part ?of|in|series)\s?[:《]\s?(.{2,80})$/u;

function aboveOf(document: CatalogueDocument, heading: Heading): Above[] {
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

function kindOf(core: string): WholeKind {
  return SERIES.test(core) ? 'series' : SERIAL.test(core) ? 'serial' : 'set';
}

function belowOf(document: CatalogueDocument, heading: Heading): string[] {
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
    const items = note.replace(LISTED, '').split(BETWEEN);
    const isList =
      isSaid ||
      (items.length >= 2 && /--|——/u.test(note)) ||
      (items.length >= 3 && !/[。，,:：]/u.test(note));
    return isList && items.every((item) => item.length <= LONGEST_LISTED) ? items : [];
  });
}

const WHOLE_SET =
  /全书?(?:共|分)?[一二三四五六七八九十\d]{1,3}[册卷]|[共分为][上中下]{2,3}[册卷]|共[一二三四五六七八九十\d]{1,3}册/u;
/** Before it nothing came out again and again. */
const FIRST_SERIALS = 1800;
const ONE = /^1册|^\d{1,4}页/u;

function levelOf(
  { level, type, dates, extent, hosts = [] }: CatalogueDocument,
  heading: Heading,
  own: Reading,
  imprint: Imprint,
  numbers: StatedNumbers,
  notes: readonly string[],
): Level {
  // 江海学刊2005年第1期, 45-58页
  const isInside = hosts.some((host) =>
    /\d\s?[-~—–]\s?\d{1,4}\s?页|第\s?\d{1,4}\s?页|\bpp?\.?\s?\d/u.test(fold(host)),
  );
  if (level === 'piece' || type.code === 'article' || isInside) return 'piece';
  const hasPart = own.numbers.length > 0 || own.name !== '';
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
  if (notes.some((note) => WHOLE_SET.test(fold(note)))) return 'set';
  return ONE.test(printed) || imprint.pages !== null ? 'one' : 'unknown';
}

function roundIn(folded: string): number | null {
  if (/第二轮|二轮|续修志|新一轮/u.test(folded)) return 2;
  return /第一轮|首轮|一轮/u.test(folded) ? 1 : null;
}

/** Notes of a line; longer ones are prose. */
function shortNotes({ notes, abstract }: CatalogueDocument): string[] {
  const all = abstract === null ? notes : [...notes, abstract];
  return all.filter((note) => note.length <= 80).slice(0, 20);
}

const COLLATING = /点校|校点|标点|标校|校注|句读|断句|校勘|校理/u;

/** Where the edition is told of. */
function editionWords(
  { edition, dates, type, responsibility, extent, publications }: CatalogueDocument,
  heading: Heading,
  creators: readonly Creator[],
  notes: readonly string[],
): string[] {
  const isOld = creators.some(({ dynasty }) => dynasty !== undefined);
  const roles = creators
    .map(({ role }) => role ?? '')
    .filter((role) => COLLATING.test(fold(role)) || (isOld && role === '整理'));
  const published = dates.filter(({ kind }) => kind !== 'original' && kind !== 'system');
  return [
    ...heading.editions,
    edition?.statement ?? '',
    edition?.raw ?? '',
    ...published.map(({ raw }) => raw),
    ...type.raw.filter((word) => word.endsWith('本')),
    ...(roles.length > 0 ? ['点校'] : []),
    ...(responsibility === null || !/点校|校点|标点|點校|標點/u.test(responsibility)
      ? []
      : ['点校']),
    // 大字本；2册, 版本：第2版, 英文版 ; 240页
    ...[...notes, extent ?? ''].flatMap((note) =>
      note
        .split(/[;；,，。]|(?<=版本)[:：]/u)
        .map((part) => part.trim())
        .filter(
          (part) =>
            part !== '' && part.length <= 16 && !/^原|底本/u.test(part) && tellsEdition(fold(part)),
        ),
    ),
    ...publications.map(({ raw }) => raw).filter((raw) => /影印|油印/u.test(raw)),
  ];
}

function creatorsOf({ creators, responsibility }: CatalogueDocument): readonly Creator[] {
  if (creators.length > 0 || responsibility === null) return creators;
  return readCreators(responsibility, true);
}

function abstractKey(abstract: string | null): string {
  if (abstract === null) return '';
  const key = titleKey(abstract.slice(0, 3 * ABSTRACT));
  return key.length < LEAST_ABSTRACT ? '' : key.slice(0, ABSTRACT);
}
