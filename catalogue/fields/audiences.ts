/**
 * Readers that a document is meant for 读者对象, a closed list, from the codes of CNMARC and MARC21 and from
 * the words of notes (333, 521, dcterms:audience). The two MARCs use the same letters for different ages.
 */
import { fold } from '../text/text.ts';

export const AUDIENCES = [
  'preschool',
  'primary',
  'teen',
  'youth',
  'juvenile',
  'adult',
  'specialist',
  'general',
] as const;
/** 学龄前 · 小学生 · 少年 (9–14) · 青年 (14–20) · 青少年不分年龄 · 成人 · 专业与研究 · 各类读者 */
export type Audience = (typeof AUDIENCES)[number];

/** 100$a/17-19, GB/T 33286-2016; u is unknown. */
const CNMARC: Readonly<Record<string, Audience>> = {
  a: 'juvenile',
  b: 'preschool',
  c: 'primary',
  d: 'teen',
  e: 'youth',
  k: 'specialist',
  m: 'adult',
};

/** 008/22; blank is unknown. */
const MARC21: Readonly<Record<string, Audience>> = {
  a: 'preschool',
  b: 'primary',
  c: 'teen',
  d: 'youth',
  e: 'adult',
  f: 'specialist',
  g: 'general',
  j: 'juvenile',
};

/** On folded text; a note may name several. 中学生 are of two ages, 中小学生 of three. */
const WORDS: readonly (readonly [RegExp, readonly Audience[]])[] = [
  [/学龄前|幼儿|婴幼|亲子|preschool/u, ['preschool']],
  [/小学|[5-9]-1[0-2]岁|primary|elementary/u, ['primary']],
  [/中小学|中学|(?:junior|middle|high) school/u, ['teen', 'youth']],
  [/初中|(?<!青)少年(?!儿童)|teen|pre-?adolescent/u, ['teen']],
  [/高中|(?:^|[^老中])青年|young adult|(?<!pre-?)adolescent/u, ['youth']],
  [/青少年|少年儿童|少儿|儿童|未成年|juvenile|children/u, ['juvenile']],
  [/成人|成年(?!以)|中老年|老年|adult(?!hood)/u, ['adult']],
  [
    /研究|学者|专家|专业|科研|教学|教师|高校|大学|高等院校|大专|院校|从业|工作者|specialist|scholar|research|college|undergraduate|expert/u,
    ['specialist'],
  ],
  [/大众|公众|一般读者|普通读者|广大|各类读者|爱好者|general/u, ['general']],
];

/** 不适合儿童, 少儿不宜: whoever is named there is not meant. */
const REFUSAL = /不(?:适合|适宜|宜)[^,;，；。]*|(?<![^,;，；。])[^,;，；。]*(?:不宜|除外)/gu;

/** @param codes 100$a/17-19, up to three letters */
export function cnmarcAudience(codes: string): Audience[] {
  return inOrder(Array.from(codes.toLowerCase()).flatMap((code) => CNMARC[code] ?? []));
}

/** @param code 008/22 */
export function marc21Audience(code: string): Audience[] {
  return inOrder([MARC21[code.toLowerCase()]].filter((one) => one !== undefined));
}

/** Whom a note names: 本书适合中小学生阅读 = `primary`, `teen` and `youth`; none when it names nobody known. */
export function readAudience(note: string): Audience[] {
  const text = fold(note.slice(0, 500)).replace(REFUSAL, '');
  return inOrder(WORDS.filter(([words]) => words.test(text)).flatMap(([, audiences]) => audiences));
}

/** Each once, the youngest first. */
export function inOrder(audiences: readonly Audience[]): Audience[] {
  return AUDIENCES.filter((one) => audiences.includes(one));
}
