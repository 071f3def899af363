/**
 * Pinyin of titles and names: a key to sort by, and the terms that a query made of letters alone may begin.
 *
 * Each character has one reading, the usual one of `reading-table.ts`; what that gets wrong in local
 * titles (六合 is Luhe, 家乘 is jiasheng) stands in two small tables here, and how surnames are read in
 * `surnames.ts`, for names of persons alone. Pinyin never says that two works are the same.
 */
import { readNumeral } from './chinese-numerals.ts';
import { PART_MARK, withPartNumbers } from './part-numbers.ts';
import { READINGS } from './reading-table.ts';
import { clanReadings, surnameReadings } from './surnames.ts';
import { fold } from './text.ts';

/** Only the beginning of a title decides its place. Code points. */
const LONGEST_SORTED = 48;
const LONGEST_SYLLABLES = 24;
const LONGEST_INITIALS = 12;
/** Readings followed side by side from one character; with two polyphones in a row there are four. */
const MOST_READINGS = 4;
const MOST_CHARACTERS = 100;

/** Words in which a character is not read as it mostly is. Folded, so that 乾 stands as 干. */
const WORDS = `
六合 lu4 he2,六安 lu4 an1,重修 chong2 xiu1,重刊 chong2 kan1,重刻 chong2 ke4,重订 chong2 ding4,重校 chong2 jiao4,
重纂 chong2 zuan3,重印 chong2 yin4,重编 chong2 bian1,重镌 chong2 juan1,重增 chong2 zeng1,重辑 chong2 ji2,重建 chong2 jian4,
重游 chong2 you2,重九 chong2 jiu3,重阳 chong2 yang2,重庆 chong2 qing4,家乘 jia1 sheng4,埤乘 pi2 sheng4,志乘 zhi4 sheng4,
史乘 shi3 sheng4,族乘 zu2 sheng4,野乘 ye3 sheng4,长江 chang2 jiang1,校长 xiao4 zhang3,局长 ju2 zhang3,部长 bu4 zhang3,
市长 shi4 zhang3,县长 xian4 zhang3,成长 cheng2 zhang3,音乐 yin1 yue4,乐府 yue4 fu3,乐谱 yue4 pu3,乐章 yue4 zhang1,礼乐 li3 yue4,
银行 yin2 hang2,行业 hang2 ye4,商行 shang1 hang2,西藏 xi1 zang4,地藏 di4 zang4,
道藏 dao4 zang4,大藏 da4 zang4,藏经 zang4 jing1,宝藏 bao3 zang4,三藏 san1 zang4,
会稽 kuai4 ji1,会计 kuai4 ji4,句容 ju4 rong2,浒墅 xu3 shu4,干隆 qian2 long2,干嘉 qian2 jia1,干道 qian2 dao4,干元 qian2 yuan2,
干德 qian2 de2,干宁 qian2 ning2,干符 qian2 fu2,干坤 qian2 kun1,干佑 qian2 you4,干兴 qian2 xing1,朝阳 chao2 yang2,
今朝 jin1 zhao1,小调 xiao3 diao4,曲调 qu3 diao4,弹词 tan2 ci2,黄埔 huang2 pu3,十里堡 shi2 li3 pu4,学校 xue2 xiao4,校史 xiao4 shi3,校友 xiao4 you3,校园 xiao4 yuan2,校刊 xiao4 kan1,校庆 xiao4 qing4,高校 gao1 xiao4,母校 mu3 xiao4,
传统 chuan2 tong3,传说 chuan2 shuo1,传播 chuan2 bo1,传承 chuan2 cheng2,传奇 chuan2 qi2,宣传 xuan1 chuan2,流传 liu2 chuan2,遗传 yi2 chuan2,单县 shan4 xian4,番禺 pan1 yu2,东阿 dong1 e1,大厂 da4 chang3,厦门 xia4 men2,星宿 xing1 xiu4,
蔚州 yu4 zhou1,尉氏 yu4 shi4,召陵 shao4 ling2,召伯 shao4 bo2,解州 xie4 zhou1,解池 xie4 chi2,
尉迟 yu4 chi2,万俟 mo4 qi2,仇英 qiu2 ying1,单士 shan4 shi4,解缙 xie4 jin4`;

/** Characters that titles mostly read otherwise than running text does. */
const READ_IN_TITLES = '都du1 校jiao4 曾zeng1 传zhuan4 缪miao4 伧cang1 嚣xiao1';

/** Characters with a second reading that a reader may type. */
const SECOND_READINGS =
  '六lu 重chong 长zhang 乐yue 行hang 校xiao 传chuan 乘sheng 都dou 藏zang 朝zhao 调tiao 曾ceng 会kuai 句gou 卷juan ' +
  '参shen 省xing 车ju 厦xia 浒xu 宿xiu 盛cheng 弹dan 角jue 堡pu 埔pu 柏bo 禅shan 莘xin 干qian ' +
  '阿e 厂chang 着zhuo 降xiang 给ji 缪miu 蔚yu';

const wordsByFirst = new Map<string, { characters: string; readings: readonly string[] }[]>();
for (const entry of WORDS.trim().split(/,\s*/)) {
  const [characters = '', ...readings] = entry.split(' ');
  const first = characters.charAt(0);
  wordsByFirst.set(first, [...(wordsByFirst.get(first) ?? []), { characters, readings }]);
}
for (const words of wordsByFirst.values()) {
  words.sort((a, b) => b.characters.length - a.characters.length);
}

const secondReadings = new Map(
  SECOND_READINGS.split(' ').map((entry) => [entry.charAt(0), entry.slice(1)]),
);

/** Character to syllable with tone, `nan2`; filled when first asked, as most threads never do. */
const readings = new Map<string, string>();

function readingOf(character: string): string {
  if (readings.size === 0) fillReadings();
  // A character without a reading sorts behind all others, by its code point.
  return (
    readings.get(character) ?? `|${character.codePointAt(0)?.toString(16).padStart(5, '0') ?? ''}`
  );
}

function fillReadings(): void {
  for (const [, syllable = '', characters = ''] of READINGS.matchAll(
    /(?<![a-z])([a-z]+\d)([^a-z]+)/g,
  )) {
    for (const character of characters) readings.set(character, syllable);
  }
  for (const entry of READ_IN_TITLES.split(' ')) readings.set(entry.charAt(0), entry.slice(1));
}

/** What a text is: a name of a person begins with a surname, any other text with words. */
export type SpokenAs = 'words' | 'person';

/**
 * ASCII key under which titles and names sort by pinyin: digits (by their value), then letters, then Han by
 * syllable and tone. Marks and blanks are passed over. Numbers of parts sort by their value in every
 * form (`part-numbers.ts`), right behind the title without a part. At most the first 48 characters
 * count, and the first number of a part behind them. Compare keys by code unit.
 */
export function sortKey(title: string, as: SpokenAs = 'words'): string {
  const text = withPartNumbers(withoutAccents(fold(title.slice(0, LONGEST_SORTED * 4))));
  const all = Array.from(text);
  const characters = all.slice(0, LONGEST_SORTED);
  const part =
    all.length > LONGEST_SORTED
      ? PART.exec(all.slice(LONGEST_SORTED - 6).join(''))?.[1]
      : undefined;
  const surname = as === 'person' ? surnameReadings(text) : [];
  let key = surname.map(([reading = '']) => `{${reading} `).join('');
  for (let i = surname.length; i < characters.length;) {
    const character = characters[i] ?? '';
    if (character >= '㐀') {
      const numeral = character === '第' ? numeralAt(characters, i + 1) : null;
      if (numeral !== null) {
        key += `{${readingOf(character)} ${numberKey(numeral.value)} `;
        i += 1 + numeral.length;
        continue;
      }
      const word = wordAt(characters, i);
      if (word !== undefined) {
        for (const reading of word) key += `{${reading} `;
        i += word.length;
        continue;
      }
      if (isHan(character)) key += `{${readingOf(character)} `;
      i++;
    } else {
      const run = runAt(characters, i);
      key += run === '' ? '' : `${/^\d/.test(run) ? numberKey(run) : run} `;
      i += Math.max(run.length, 1);
    }
  }
  return part === undefined ? key.trimEnd() : `${key}${numberKey(part)}`;
}

const PART = new RegExp(`${PART_MARK}(\\d{1,20})`);

/**
 * What a title begins with for browsing: its first Han, folded; its first letter as a capital; `0` for a
 * digit; `…` for anything else.
 */
export function titleHead(title: string): string {
  for (const character of withoutAccents(fold(title.slice(0, LONGEST_SORTED * 4)))) {
    if (isHan(character)) return character;
    if (/\p{N}/u.test(character)) return '0';
    if (/\p{L}/u.test(character)) return /[a-z]/.test(character) ? character.toUpperCase() : '…';
  }
  return '…';
}

/** The letter under which a folded text stands by 音序; `…` for what has no pinyin. */
export function initialOf(text: string, as: SpokenAs = 'words'): string {
  const head = titleHead(text);
  if (!isHan(head)) return head;
  const [surname] = as === 'person' ? surnameReadings(text) : [];
  const [first = ''] = surname?.[0] ?? readingOf(head);
  return /[a-z]/.test(first) ? first.toUpperCase() : '…';
}

function withoutAccents(text: string): string {
  return /[\u00c0-\u024f\u1e00-\u1eff]/.test(text)
    ? text.normalize('NFD').replace(/\p{Mn}/gu, '')
    : text;
}

/** The digits with their count in front, so that 9 comes before 10. */
function numberKey(digits: string): string {
  const significant = digits.replace(/^0+(?=\d)/, '');
  return `${String(Math.min(significant.length, 99)).padStart(2, '0')}${significant}`;
}

function numeralAt(
  characters: readonly string[],
  from: number,
): { value: string; length: number } | null {
  let length = 0;
  while (length < 8 && /[零一二三四五六七八九十百]/.test(characters[from + length] ?? '')) length++;
  const value = length === 0 ? null : readNumeral(characters.slice(from, from + length).join(''));
  return value === null ? null : { value: String(value), length };
}

/** One reading for each character of a word, or of a surname before 氏, that begins here. */
function wordAt(characters: readonly string[], from: number): readonly string[] | undefined {
  const words = wordsByFirst.get(characters[from] ?? '');
  const word = words?.find((one) =>
    Array.from(one.characters).every((character, i) => characters[from + i] === character),
  );
  return word?.readings ?? clanReadings(characters, from);
}

/** Digits alone or letters alone, from this place on; empty at a mark. */
function runAt(characters: readonly string[], from: number): string {
  let run = '';
  for (let i = from; i < characters.length; i++) {
    const character = characters[i] ?? '';
    const isRun =
      run === ''
        ? /[a-z0-9]/.test(character)
        : /\d/.test(run)
          ? /\d/.test(character)
          : /[a-z]/.test(character);
    if (!isRun) break;
    run += character;
  }
  return run;
}

function isHan(character: string): boolean {
  return /^\p{Script=Han}$/u.test(character);
}

/**
 * Terms of letters a–z for search by pinyin, to be matched by their beginning: from each character
 * the syllables joined (cut at 24 letters) and the initials (cut at 12), with both readings of a
 * polyphone (六合: liuhe and luhe) and all of a surname (单士厘: shan and dan). Marks are passed over;
 * letters and digits end what is joined.
 *
 * @param text title or name; the first 100 characters count
 * @returns distinct terms; none for a text without Han
 */
export function pinyinTerms(text: string, as: SpokenAs = 'words'): string[] {
  const terms = new Set<string>();
  const characters = Array.from(fold(text.slice(0, MOST_CHARACTERS * 2))).slice(0, MOST_CHARACTERS);
  for (const run of hanRuns(characters)) {
    const said = readingsIn(run, as);
    const initials = said.map(initialsOf);
    for (let from = 0; from < said.length; from++) {
      for (const term of joined(said, from, LONGEST_SYLLABLES)) terms.add(term);
      for (const term of joined(initials, from, LONGEST_INITIALS)) terms.add(term);
    }
  }
  return [...terms];
}

/**
 * Pinyin as a reader or a record spells it, in the letters of the terms: tone marks off, blanks and
 * capitals away (Lu He xian zhi, LuHe XianZhi), ü and the yu of passports as v.
 */
export function plainPinyin(spelled: string): string {
  return fold(spelled)
    .normalize('NFD')
    .replace(/u\u0308/gu, 'v')
    .replace(/\b([ln])yu/gu, '$1v')
    .replace(/[^a-z]/gu, '');
}

/**
 * A text spelled out from its beginning, for suggestions: the syllables joined, and the initials, with
 * both readings of a polyphone and all of a surname; letters and digits stand as they are (第3辑: di3ji, d3j).
 *
 * @returns distinct; none for a text without Han
 */
export function spelledOut(text: string, as: SpokenAs = 'words'): string[] {
  const characters = Array.from(fold(text.slice(0, LONGEST_SYLLABLES * 2)));
  if (!characters.some(isHan)) return [];
  const said = readingsIn(characters, as);
  const initials = said.map(initialsOf);
  return [
    ...new Set([...joined(said, 0, LONGEST_SYLLABLES), ...joined(initials, 0, LONGEST_INITIALS)]),
  ];
}

function hanRuns(characters: readonly string[]): string[][] {
  const runs: string[][] = [[]];
  for (const character of characters) {
    if (isHan(character)) runs.at(-1)?.push(character);
    else if (/[\p{L}\p{N}]/u.test(character)) runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

/** For each character its readings without tone; a letter or digit is read as itself, a mark not at all. */
function readingsIn(characters: readonly string[], as: SpokenAs): (readonly string[])[] {
  const said = characters.map((character) =>
    isHan(character) ? readingsOf(character) : /[a-z0-9]/.test(character) ? [character] : [],
  );
  const surname = as === 'person' ? surnameReadings(characters.join('')) : [];
  for (const [i, own] of surname.entries()) said[i] = inOne(own, said[i]);
  for (let i = surname.length; i < characters.length; i++) {
    for (const [k, own] of (wordAt(characters, i) ?? []).entries())
      said[i + k] = inOne([own], said[i + k]);
  }
  return said;
}

/** The readings of a surname or word before those that the character mostly has. */
function inOne(own: readonly string[], mostly: readonly string[] = []): readonly string[] {
  const plain = own.map((reading) => reading.replace(/\d$/, ''));
  return plain.every((reading) => mostly.includes(reading)) && plain[0] === mostly[0]
    ? mostly
    : [...new Set([...plain, ...mostly])];
}

/** Readings of Han as terms have them; filled as characters are met. */
const untoned = new Map<string, readonly string[]>();

/** Readings without tone, the usual one first; none for a character that has none. */
function readingsOf(character: string): readonly string[] {
  const known = untoned.get(character);
  if (known !== undefined) return known;
  const usual = readingOf(character).replace(/[0-5]$/, '');
  // 吕 is lv to most keyboards, and lu to those who have no ü.
  const second = secondReadings.get(character) ?? usual.replace('v', 'u');
  const all = second === usual ? [usual] : [usual, second];
  const spoken = all.filter((reading) => !reading.startsWith('|'));
  untoned.set(character, spoken);
  return spoken;
}

function initialsOf(spoken: readonly string[]): readonly string[] {
  if (spoken.length === 1) return [spoken[0]?.charAt(0) ?? ''];
  return [...new Set(spoken.map((reading) => reading.charAt(0)))];
}

function joined(said: readonly (readonly string[])[], from: number, longest: number): string[] {
  let terms = [''];
  for (let i = from; i < said.length && terms.some((term) => term.length < longest); i++) {
    const next = said[i] ?? [];
    if (next.length === 0) continue;
    // Nearly all characters have one reading.
    if (terms.length === 1 && next.length === 1) {
      terms = [`${terms[0] ?? ''}${next[0] ?? ''}`];
      continue;
    }
    terms = terms
      .flatMap((term) => (term.length >= longest ? [term] : next.map((reading) => term + reading)))
      .slice(0, MOST_READINGS);
  }
  return terms.map((term) => term.slice(0, longest)).filter((term) => term !== '');
}
