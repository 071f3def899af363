/**
 * What a document is made of and how its edition came about: the carrier, the words of editions wherever a record has
 * them, and whether it is a thesis.
 */
import type { CatalogueDocument } from '../document.ts';
import type { Creator } from '../fields/names.ts';
import type { TypeCode } from '../fields/types.ts';
import { fold } from '../text/text.ts';
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
  | 'record';

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
  [/dvd|蓝光/u, 'dvd'],
  [/录像带|vhs|videocassette/u, 'video-tape'],
  [/录音(?:磁)?带|盒式(?:录音)?带|磁带|audiocassette|cassette/u, 'tape'],
  [/密纹唱片|黑胶|唱片|\blp\b|phonodisc/u, 'record'],
  [/激光唱[片盘]|\bcd\b(?!-rom)|compact disc/u, 'cd'],
];

/** Each of the words has one of these. */
const MAY_BE_MEDIA = /[碟光带片胶]|cd|dvd|vhs|cassette|lp|disc/u;

/** Of things that are heard and seen, what they are on; of all else paper, a file or film. */
export function carrierIn({
  carrier,
  type,
  extent,
  holdings,
  notes,
  extra,
}: CatalogueDocument): StatedCarrier {
  if (carrier === 'micro') return carrier;
  const formats = extra['format'] ?? [];
  const isCounted = extent !== null && /[页叶册]/u.test(extent);
  if (!isCounted) {
    const short = notes.filter(({ length }) => length <= 30);
    const words = fold([extent ?? '', ...formats, ...type.raw, ...short].join(' '));
    const said = MAY_BE_MEDIA.test(words)
      ? MEDIA.find(([pattern]) => pattern.test(words))?.[1]
      : undefined;
    if (said !== undefined) return said;
  }
  if (carrier === 'electronic') return carrier;
  if (type.code === 'audio') return 'sound';
  if (type.code === 'video') return 'moving';
  return holdings.some((one) => one.carrier === 'electronic') && carrier === 'unknown'
    ? 'electronic'
    : 'paper';
}

const COLLATING = /点校|校点|标点|标校|校注|句读|断句|校勘|校理/u;

/** Where the edition is told of. */
export function editionWords(
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
    ...[...notes, extent ?? '']
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
