/**
 * What of a document is compared with another, read once into small plain JSON: the readings of its title, its
 * place in sets and serials, its part, edition, carrier, dates, publishers, names and numbers.
 *
 * Nothing here decides anything. What a record does not say is null, '' or an empty list, and means unknown:
 * neither equal nor different. `headings.ts` takes titles apart, `edition-marks.ts` reads words of editions,
 * `imprint.ts` dates, extent and who published.
 */
import { displayTitle } from '../../document.ts';
import type { CatalogueDocument, DocumentId } from '../../document.ts';
import { readCreators } from '../../fields/names.ts';
import type { Creator } from '../../fields/names.ts';
import { isClassTitle, isMeaningless } from '../../fields/titles.ts';
import type { TypeCode } from '../../fields/types.ts';
import { shortened } from '../../text/bounds.ts';
import { fold, titleKey } from '../../text/text.ts';
import { readMarks } from './edition-marks.ts';
import type { EditionMarks } from './edition-marks.ts';
import { numberOf } from './hashed.ts';
import { readHeading } from './headings.ts';
import { dayNumber, titleAndPart, withYears } from './heading-words.ts';
import type { Heading } from './headings.ts';
import { imprintOf } from './imprint.ts';
import type { Imprint } from './imprint.ts';
import { namesOf } from './statement-names.ts';
import type { StatedName } from './statement-names.ts';
import { numbersOf } from './statement-numbers.ts';
import type { StatedNumbers } from './statement-numbers.ts';
import { readParts } from './parts.ts';
import type { PartNumber } from './parts.ts';
import { carrierIn, editionWords, loneEdition, thesisIn, typeIn } from './statement-editions.ts';
import type { StatedCarrier } from './statement-editions.ts';
import { SERIES_TITLE, aboveOf, belowOf, isMarc, levelOf } from './statement-wholes.ts';
import type { Above, Level } from './statement-wholes.ts';

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

/** Whether a reading is the title of what the document stands in. */
export function isOfWhole({ from }: Reading): boolean {
  return from === 'set' || from === 'host';
}

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
  /** True when nobody wrote a title: marks alone, 无题名, a file name. It is neither like nor unlike another. */
  readonly isNameless: boolean;
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
  /** Equal where abstracts begin alike; '' for none, or a short one. */
  readonly abstract: string;
  /** Keys of what is noted of a picture, a letter and whatever nobody published. */
  readonly views: readonly string[];
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

const LONGEST_PRINTED = 120;

/** Of an abstract, code units that are compared; shorter ones say too little. */
const ABSTRACT = 60;

const LEAST_ABSTRACT = 16;

export function statementOf(document: CatalogueDocument): MatchStatement {
  const heading = readHeading(wholeTitle(document));
  const own = ownReading(document, heading);
  const above = aboveOf(document, heading);
  const hasPart = own.numbers.length > 0 || own.name !== '';
  const creators = creatorsOf(document);
  const notes = shortNotes(document);
  const folded = notes.map(fold);
  const said = document.edition;
  const marks = readMarks(editionWords(document, heading, creators, notes), [
    ...heading.editions,
    ...[...notes, ...document.dates.map(({ raw }) => raw)].flatMap(loneEdition),
    said?.statement ?? '',
    said?.kind === null ? said.raw : '',
  ]);
  const imprint = imprintOf(document, notes, folded);
  const numbers = numbersOf(document, folded);
  const isMoving = document.type.code === 'video' || document.type.code === 'audio';
  const carrier = carrierIn(document, heading);
  const titles = [fold(document.titles[0]?.text ?? ''), ...folded].join(' ');
  return {
    id: document.id,
    library: document.library,
    source: document.source,
    isMarc: isMarc(document),
    type: typeIn(document, marks),
    readings: readingsOf(document, own, above, notes),
    isClass: isClassTitle(own.core) || own.core.length <= 2,
    isNameless: isNameless(document.titles[0]?.text ?? ''),
    above,
    below: belowOf(document, heading),
    level: levelOf(document, heading, hasPart, imprint, numbers, folded),
    span: heading.span,
    round: roundIn(titles),
    reign: heading.reign || (own.name === '' ? '' : readHeading(own.name).reign),
    juan: heading.juan ?? imprint.juan,
    hall: heading.hall || fold(document.clan?.halls[0] ?? ''),
    branch: heading.branch,
    scale: heading.scale || imprint.scale,
    sheet: imprint.sheet,
    isCut: heading.isCut,
    isMore: heading.isMore,
    face: heading.face,
    marks,
    thesis: thesisIn(document, folded),
    carrier,
    isCarrierSaid: document.carrier !== 'unknown' || isMoving,
    languages: document.languages,
    imprint,
    names: namesOf(creators, document),
    numbers,
    abstract: abstractKey(document.abstract),
    views: viewsOf(document, imprint, numbers, notes),
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
      carrier: carrierSaid(document.carrier, carrier),
    },
  };
}

/** A file is named where the record says it in other words only; of what is not said paper is no more than a guess. */
function carrierSaid(said: CatalogueDocument['carrier'], understood: StatedCarrier): string {
  if (said !== 'unknown') return said;
  return understood === 'electronic' ? understood : '';
}

/** 1984 is a title. */
function isNameless(title: string): boolean {
  return isMeaningless(title) && !/^\d+$/.test(title);
}

/** Dublin Core has one element for other titles and for what stands behind the title. */
const ONLY_YEAR = /^\s?(?:19|20)\d\d年?卷?\s?$/u;

/** The title with its other information behind colons, as Dublin Core would have it; and of that what was taken off it. */
function wholeTitle(document: CatalogueDocument): string {
  const { titles, volume } = document;
  const main = titles[0]?.text ?? '';
  const remainder = titles
    .filter(
      ({ kind, text }) => kind === 'remainder' || (kind === 'variant' && ONLY_YEAR.test(text)),
    )
    .map(({ text }) => text);
  const isTaken = !isMarc(document) && volume !== null && !main.includes(volume.raw);
  const part = isTaken ? [volume.raw, volume.name ?? ''].filter(Boolean).join(', ') : '';
  return [part === '' ? main : `${main}. ${part}`, ...remainder].join(' : ');
}

/** What 200$h and $i say of the part counts before what stands in the title itself. */
function ownReading(document: CatalogueDocument, heading: Heading): Reading {
  const volume = isMarc(document) ? document.volume : null;
  const day = dayNumber(volume?.raw ?? '');
  const said = day !== null ? [day] : readParts(withYears(fold(volume?.raw ?? ''))).numbers;
  const named = titleAndPart(withYears(fold(volume?.name ?? '')));
  const inside = readParts(named.title);
  const name =
    titleKey(inside.numbers.length > 0 ? inside.rest : named.title) || titleKey(named.name);
  const further = [...inside.numbers, ...named.numbers];
  // 经部, 天集, 春: a part that is no number is a name.
  const worded = volume !== null && said.length === 0 ? titleKey(volume.raw) : '';
  return {
    core: heading.core,
    remainder: heading.remainder,
    numbers: heading.numbers.length > 0 ? heading.numbers : [...said, ...further],
    name: heading.name || `${worded}${name}`,
    from: 'title',
  };
}

const TRANSLATED = /^《?(.{3,30}?)》?的?[英日法德俄韩]文?(?:版|译本|译)$/u;

function readingsOf(
  document: CatalogueDocument,
  own: Reading,
  above: readonly Above[],
  notes: readonly string[],
): Reading[] {
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
  const translated = notes
    .map((note) => note.trim())
    .filter((note) => /[版本译]$/u.test(note))
    .flatMap((note) => TRANSLATED.exec(note)?.[1] ?? []);
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

function roundIn(folded: string): number | null {
  if (!/轮|续修志/u.test(folded)) return null;
  if (/第二轮|二轮|续修志|新一轮/u.test(folded)) return 2;
  return /第一轮|首轮|一轮/u.test(folded) ? 1 : null;
}

/** Notes of a line; longer ones are prose. */
function shortNotes({ notes, abstract }: CatalogueDocument): string[] {
  const all = abstract === null ? notes : [...notes, abstract];
  return all.filter((note) => note.length <= 80).slice(0, 20);
}

function creatorsOf({ creators, responsibility }: CatalogueDocument): readonly Creator[] {
  if (creators.length > 0 || responsibility === null) return creators;
  return readCreators(responsibility, true);
}

/** Its count and size, and where it is kept, say nothing of what is to be seen on it. */
const NO_VIEW =
  /^[\d一二三四五六七八九十]{1,4}\s?[张幅页叶通枚件帧纸]|[馆藏库室]|石在|出土|cm|^.{0,2}[黑彩]|复制|翻拍|扫描|捐赠|来源|原件|底版|选自|同名/u;

const LONGEST_VIEW = 40;

/** Books have houses, numbers and pages, and many notes that say nothing of which they are. */
function viewsOf(
  { hosts = [] }: CatalogueDocument,
  { publishers, pages }: Imprint,
  { isbns }: StatedNumbers,
  notes: readonly string[],
): string[] {
  if (publishers.length > 0 || pages !== null || isbns.length > 0) return [];
  return notes
    .filter((note) => note.length <= LONGEST_VIEW && !NO_VIEW.test(note) && !hosts.includes(note))
    .map(titleKey)
    .filter((key) => key.length >= 3);
}

function abstractKey(abstract: string | null): string {
  if (abstract === null) return '';
  const key = titleKey(abstract.slice(0, 3 * ABSTRACT));
  // Only compared: as text it would be a third of what is stored.
  return key.length < LEAST_ABSTRACT ? '' : numberOf(key.slice(0, ABSTRACT)).toString(36);
}
