/**
 * A title statement taken apart into what can be compared: the core, other title information, the part, the set
 * in brackets, words of the edition, the years it covers (断限), the reign in front of an old gazetteer, the number of
 * 卷, the hall and branch of a register of families, the scale of a map.
 *
 * Dublin Core glues all of this into one line – `[江宁区文史资料] 江宁古桥`, `南京通史（上册）`, `江宁文史资料 第3辑 古桥专辑`,
 * `白下琐言十卷 / （清）甘熙撰` – where MARC has fields. Only what is surely not title is taken off; both sides of a
 * comparison go through here, so that what is left in both is equal.
 */
import { withoutExtent, withoutGmd } from '../../fields/titles.ts';
import { readNumeral } from '../../text/chinese-numerals.ts';
import { fold, titleKey } from '../../text/text.ts';
import { takeBrackets, takeFront, takeSeriesTitle } from './heading-brackets.ts';
import type { Work } from './heading-brackets.ts';
import {
  takeCollection,
  takeEdition,
  takeFace,
  takeHouse,
  takePart,
  takeRemainder,
  takeResponsible,
  takeSpanAndScale,
} from './heading-parts.ts';
import { isPartName, isRegister, withUnknowns, withYears } from './heading-words.ts';
import type { PartNumber } from './parts.ts';

export interface Heading {
  /** Key of the title proper; unknown characters are `UNKNOWN`. */
  readonly core: string;
  /** Keys of other title information, in order. */
  readonly remainder: readonly string[];
  readonly numbers: readonly PartNumber[];
  /** Key of the name of the part; '' for none. */
  readonly name: string;
  /** Sets and series named in brackets. */
  readonly series: readonly { readonly core: string; readonly numbers: readonly PartNumber[] }[];
  /** Words of the edition. */
  readonly editions: readonly string[];
  /** 断限 1978-2005; '' for none. */
  readonly span: string;
  /** Reign or dynasty in front: 嘉庆; '' for none. */
  readonly reign: string;
  /** 二十四卷; null when it is not said. */
  readonly juan: number | null;
  /** 敦睦堂; '' for none. */
  readonly hall: string;
  /** 长房, 二支; '' for none. */
  readonly branch: string;
  /** 全三册, 套装. */
  readonly isSet: boolean;
  /** （季刊）: a serial as a whole. */
  readonly isSerial: boolean;
  /** 外三种, 合刊: more texts than the one it is called by. */
  readonly isMore: boolean;
  /** Keys of the pieces that the title itself names: 后湖志·雨花石谱合刊. */
  readonly pieces: readonly string[];
  /** 背面, 碑阴, 盖: one face of a thing; '' for none, and for the front. */
  readonly face: string;
  /** 1:10000 as 10000; 0 for none. */
  readonly scale: number;
  /** The title ends in … or ...: some of it is lacking. */
  readonly isCut: boolean;
}

/** Longer titles are prose; of them the beginning is compared. */
const LONGEST = 200;

/** 存卷三至五, 缺第2册: of the copy. */
const SURVIVING =
  /[\s,;([〔](?:残?存|[缺佚阙残])(?:卷|册|第)?\s?[\d首末一二三四五六七八九十百].{0,40}$/u;

/** @param printed one title as printed, with whatever is glued to it */
export function readHeading(printed: string): Heading {
  const folded = withYears(withUnknowns(fold(withoutGmd(printed.slice(0, LONGEST)))))
    .replace(/\s+/gu, ' ')
    .trim();
  const work: Work = {
    text: folded.replace(/(?:\.{3,6}|…{1,4}|。)$/u, ''),
    extent: '',
    remainder: [],
    numbers: [],
    name: '',
    sets: [],
    editions: [],
    span: '',
    reign: '',
    isSet: false,
    isSerial: false,
    isMore: false,
    pieces: [],
    face: '',
    scale: 0,
  };
  const isCut = /(?:\.{3,6}|…)$/u.test(folded);
  work.text = work.text.replace(SURVIVING, '');
  takeResponsible(work);
  takeFront(work);
  takeSeriesTitle(work);
  takeBrackets(work);
  takeRemainder(work);
  takeBrackets(work);
  takeEdition(work);
  takeCollection(work);
  takePart(work);
  takeFace(work);
  takeSpanAndScale(work);
  const { hall, branch } = takeHouse(work);
  const { core, juan } = coreOf(work);
  const partLike = work.name === '' && work.remainder.length > 0 && isPartName(work.remainder[0]);
  return {
    core,
    remainder: keys(partLike ? work.remainder.slice(1) : work.remainder).filter(
      (key) => key !== core,
    ),
    numbers: work.numbers,
    name: titleKey(partLike ? (work.remainder[0] ?? '') : work.name),
    series: work.sets.map(setIn).filter((set) => set.core.length >= 2),
    editions: work.editions,
    span: work.span,
    reign: work.reign,
    juan,
    hall,
    branch,
    isSet: work.isSet,
    isSerial: work.isSerial,
    isMore: work.isMore,
    pieces: keys(work.pieces),
    face: work.face,
    scale: work.scale,
    isCut,
  };
}

/** Brackets in brackets are no deeper than a title is long. */
function setIn(printed: string): Heading['series'][number] {
  const { core, numbers } = readHeading(printed);
  return { core, numbers };
}

function keys(texts: readonly string[]): string[] {
  return texts.map(titleKey).filter((key) => key !== '');
}

/** In front of an old gazetteer: how the blocks were made, not what is written. */
const MADE_AGAIN = /^(?:重刊|重刻|重镌|新刊|新刻|新镌|重印|影印|钦定|御定|御纂|御制)(?=.{3})/u;

const DISTRICT =
  /^(?:江苏省?)?(?:南京市?)?(?=(?:玄武|秦淮|建邺|鼓楼|浦口|栖霞|雨花台?|江宁|六合|溧水|高淳|白下|下关|大厂|江浦)(?:[区县市]|.{2}))/u;

const JUAN_AT_END = /(?:^|\D)(\d{1,3}|[零一二三四五六七八九十百]{1,6})卷/u;

/** 江宁湖熟杨氏宗谱: the village says where they live, and the county before it is said or not. */
const COUNTY_OF_REGISTER =
  /^(?:江苏|南京|江宁|上元|金陵|溧水|高淳|六合|江浦|句容|白下)[省府市县区]?(?=\p{Script=Han}{3,5}氏.{0,4}谱)/u;

const LETTER_AT_END = /(?<=[致与复].{2,8})(?:手札|信札|书信|书|信|札)$/u;

const KIND_AT_END = /(?<=.{3})(?:拓片|拓本|老?照片)$|(?<=墓志)铭(?:拓片|拓本)?$/u;

function coreOf(work: Work): { core: string; juan: number | null } {
  const whole = titleKey(`${work.text}${work.extent}`);
  // 续编 : 六卷 is a title and its extent, and not 续编六卷.
  const own = titleKey(work.text);
  const bare = work.extent !== '' && !own.endsWith('卷') ? own : withoutExtent(whole);
  const numeral = bare.length < 2 ? undefined : JUAN_AT_END.exec(whole.slice(bare.length))?.[1];
  const juan =
    numeral === undefined ? null : /^\d/.test(numeral) ? Number(numeral) : readNumeral(numeral);
  let core = bare.length < 2 ? whole : bare;
  core = core.replace(MADE_AGAIN, '').replace(DISTRICT, '');
  // 江宁杨氏重修族谱; 胡适致某某信札, 书, 函; 校官碑拓片.
  if (isRegister(core))
    core = core.replace(
      /(?:重修|续修|新修|增修|合修|[二三四五六七八九十]{1,2}修)(?=.{0,4}谱)/u,
      '',
    );
  core = core.replace(COUNTY_OF_REGISTER, '');
  if (/[札信书片本铭]$/u.test(core))
    core = core.replace(LETTER_AT_END, '函').replace(KIND_AT_END, '');
  // A crosswalk that writes the title twice.
  const half = core.length / 2;
  if (core.length >= 6 && Number.isInteger(half) && core.slice(0, half) === core.slice(half))
    core = core.slice(0, half);
  return { core: core.length >= 2 ? core : titleKey(work.text), juan };
}
