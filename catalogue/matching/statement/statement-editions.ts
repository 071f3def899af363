/**
 * What a document is made of and how its edition came about: the carrier, the words of editions wherever a record has
 * them, and whether it is a thesis.
 */
import type { CatalogueDocument } from '../../document.ts';
import { carrierOf } from '../../fields/access.ts';
import type { Carrier } from '../../fields/access.ts';
import type { Creator } from '../../fields/names.ts';
import type { TypeCode } from '../../fields/types.ts';
import { fold } from '../../text/text.ts';
import { mayTellEdition, tellsEdition } from './edition-marks.ts';
import type { EditionMarks } from './edition-marks.ts';
import type { Heading } from './headings.ts';

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
  | 'record'
  /** Something that no word here names, and no paper. */
  | 'other';

/** A picture that is a rubbing is catalogued as a picture. */
export function typeIn({ type }: CatalogueDocument, marks: EditionMarks): TypeCode {
  const isPicture = type.code === 'image' || type.code === 'artwork' || type.code === 'other';
  return isPicture && marks.making === 'rubbing' ? 'rubbing' : type.code;
}

/** @param folded short notes */
export function thesisIn({ type }: CatalogueDocument, folded: readonly string[]): 'is' | 'of' | '' {
  const notes = folded.filter((note) => note.includes('论文'));
  if (notes.some((note) => /据.{0,10}论文(?:修订|修改|增订|整理|改写|出版)/u.test(note)))
    return 'of';
  return type.code === 'thesis' || notes.some((note) => /[博硕]士.{0,4}论文/u.test(note))
    ? 'is'
    : '';
}

const MEDIA: readonly (readonly [RegExp, StatedCarrier])[] = [
  [/vcd|影碟/u, 'vcd'],
  [/dvd(?!-rom)|蓝光|video ?dis[ck]|视频光?盘|视盘/u, 'dvd'],
  [/录像带|vhs|video ?(?:cassette|tape)/u, 'video-tape'],
  [/录音(?:磁)?带|盒式(?:录音)?带|磁带|cassette|(?:sound|audio) ?tape/u, 'tape'],
  [/密纹唱片|黑胶|(?<!激光)唱片|\blp\b|phonodisc|\brpm\b/u, 'record'],
  [/激光唱[片盘]|音频光盘|\bcd\b(?!-rom)|compact disc|(?:sound|audio) dis[ck]/u, 'cd'],
];

/** 附CD 2张: what comes with a book. */
const BESIDE = /^[附含随]|^[+＋]/u;

/** Each of the words has one of these. */
const MAY_BE_MEDIA = /[碟光盘带片胶]|cd|dvd|vhs|cassette|lp|dis[ck]|tape|rpm/u;

/** Of things that are heard and seen, what they are on; of all else paper, a file or film. */
export function carrierIn(
  { carrier: said, type, extent, holdings, notes, extra }: CatalogueDocument,
  { editions, remainder }: Pick<Heading, 'editions' | 'remainder'>,
): StatedCarrier {
  const carrier =
    said === 'unknown' || said === 'print'
      ? carrierBehind([...editions, ...remainder], said)
      : said;
  if (carrier === 'micro') return carrier;
  const formats = extra['format'] ?? [];
  const isCounted = extent !== null && /[页叶册]/u.test(extent);
  if (!isCounted) {
    const short = notes.filter((note) => note.length <= 30 && !BESIDE.test(note));
    const words = fold([extent ?? '', ...formats, ...type.raw, ...short].join(' '));
    const medium = MAY_BE_MEDIA.test(words)
      ? MEDIA.find(([pattern]) => pattern.test(words))?.[1]
      : undefined;
    if (medium !== undefined) return medium;
  }
  if (carrier === 'electronic') return carrier;
  if (type.code === 'audio') return 'sound';
  if (type.code === 'video') return 'moving';
  if (carrier !== 'unknown') return 'paper';
  if (!holdings.some(isOnShelf) && holdings.some((one) => one.carrier === 'electronic'))
    return 'electronic';
  const isOther = !isCounted && !ON_PAPER.has(type.code) && formats.some(isOtherMaterial);
  return isOther ? 'other' : 'paper';
}

/** A copy with a call number or counted in 册 is a thing, also where it can be read online as well. */
function isOnShelf({ callNumber, volumes }: CatalogueDocument['holdings'][number]): boolean {
  return callNumber !== null || volumes !== null;
}

/** 浦口火车站[电子书]: the carrier in brackets behind the title. */
function carrierBehind(words: readonly string[], otherwise: Carrier): Carrier {
  const found = carrierOf(words.filter(({ length }) => length <= LONGEST_CARRIER));
  return found === 'electronic' || found === 'micro' ? found : otherwise;
}

const LONGEST_CARRIER = 6;

/** Pictures, letters and maps are described by what they are drawn or printed with. */
const ON_PAPER: ReadonlySet<TypeCode> = new Set([
  'image',
  'artwork',
  'archive',
  'rubbing',
  'map',
  'ticket',
]);

/** What things on paper are called, and how they are measured. */
const PAPER_WORD =
  /[纸本书刊报图画照相影印刻册页叶张幅函开装卷轴折稿件札拓碑档文谱志期]|[不未]|^其[他它]$|\d|cm|text|print|image|picture|photo|book|volume|paper|serial|map/u;

/** A word of two to twelve characters that names no paper: 幻灯片, U盘. */
function isOtherMaterial(printed: string): boolean {
  const word = fold(printed.slice(0, 40)).replace(/[^\p{L}\p{N}]/gu, '');
  return word.length >= 2 && word.length <= 12 && !PAPER_WORD.test(word);
}

/** A note, or what stands behind the year, that is the statement of an edition and nothing else. */
const LONE_EDITION =
  /^(?:版本(?:说明)?\s?[:：]\s?(\S{2,12})|(?:\d{4}年?)?(\p{Script=Han}{2,8}[版本]))$/u;

/** The statement of an edition in a note, which is where Dublin Core has it; mostly none. */
export function loneEdition(note: string): string[] {
  const [, labelled, bare] = LONE_EDITION.exec(note.trim()) ?? [];
  return [labelled ?? bare ?? ''].filter((words) => words !== '');
}

const COLLATING = /点校|校点|标点|标校|校注|句读|断句|校勘|校理/u;

/** Where the edition is told of. */
export function editionWords(
  { edition, dates, type, responsibility, extent, publications, extra }: CatalogueDocument,
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
    ...[...notes, extent ?? '', ...(extra['format'] ?? [])]
      .filter((note) => mayTellEdition(fold(note)))
      .flatMap((note) =>
        note
          .split(/[;；,，。]|(?<=版本)[:：]/u)
          .map((part) => part.trim())
          .filter(
            (part) =>
              part !== '' &&
              part.length <= 16 &&
              !/^原|底本/u.test(part) &&
              tellsEdition(fold(part)),
          ),
      ),
    ...publications.map(({ raw }) => raw).filter((raw) => /影印|油印/u.test(raw)),
  ];
}
