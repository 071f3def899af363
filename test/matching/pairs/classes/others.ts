/** Ordinary pairs of one edition; gazetteers of one place under two reigns; titles that only sound alike. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { hashOf, isbnOf } from '../description.ts';
import type { Base, Description } from '../description.ts';
import { DIFFERENT, SAME, byTurn, without, ways } from './case.ts';
import type { PairClass } from './case.ts';

const ORDINARY: PairClass = {
  name: 'ordinary',
  expected: SAME,
  kinds: ['modern', 'old', 'oldgaz', 'republic', 'gazetteer', 'genealogy', 'set'],
  needs: [],
  variants: ways(
    (base) => ({ a: base, b: base }),
    (base) => ({ a: without(base, 'isbn'), b: without(base, 'extent') }),
    (base) => ({ a: { ...base, form: '纸质' }, b: base }),
    (base) => ({
      a: { ...base, subjects: ['南京', '地方史'] },
      b: without({ ...base, subjects: ['江苏—南京—文化史'] }, 'place'),
    }),
  ),
};

/** Another compilation of the same place's gazetteer. */
const REIGNS: readonly (readonly [reign: string, date: string, by: string])[] = [
  ['洪武', '明洪武十年', '(明)张伯颜 纂'],
  ['天启', '明天启四年', '(明)韩仲孝 修；(明)丁彦良 纂'],
  ['顺治', '清顺治十四年', '(清)闵派鲁 修；(清)林古鹤 纂'],
  ['乾隆', '清乾隆四十九年', '(清)何廷凤 纂修'],
  ['咸丰', '清咸丰六年', '(清)周伯义 修；(清)张崇兰 纂'],
  ['宣统', '清宣统三年', '(清)孙云锦 修；(清)姚德钧 纂'],
];

const REIGN: PairClass = {
  name: 'two-reigns',
  expected: DIFFERENT,
  kinds: ['oldgaz'],
  needs: ['date', 'by'],
  variants: ways(
    (base, turn) => ({ a: base, b: anotherReign(base, turn, (reign, place) => reign + place) }),
    (base, turn) => ({
      a: { ...base, title: placeOf(base) },
      b: anotherReign(base, turn, (_reign, place) => place),
    }),
    (base, turn) => ({
      a: base,
      b: anotherReign(base, turn, (reign, place) => `(${reign})${place}`),
    }),
    (base, turn) => ({
      a: {
        ...base,
        publisher: '凤凰出版社',
        place: '南京',
        date: '2014',
        edition: '影印本',
        original: `据${base.date ?? ''}刻本影印`,
      },
      b: {
        ...anotherReign(base, turn, (reign, place) => reign + place),
        publisher: '凤凰出版社',
        place: '南京',
        date: '2014',
        edition: '影印本',
        original: `据${byTurn(REIGNS, turn)[1]}刻本影印`,
      },
    }),
  ),
};

function placeOf(base: Base): string {
  return base.title.replace(
    /^(?:景定|至正|万历|嘉庆重刊|同治续纂|嘉庆|同治|康熙|道光|正德|乾隆|雍正|光绪|嘉靖|顺治|民国)/u,
    '',
  );
}

function anotherReign(
  base: Base,
  turn: number,
  title: (reign: string, place: string) => string,
): Description {
  const [reign, date, by] = byTurn(REIGNS, turn);
  return {
    ...without(base, 'rest', 'extent'),
    title: title(reign, placeOf(base)),
    date,
    by,
    edition: '刻本',
  };
}

interface Homophone {
  readonly heard: string;
  readonly base: Base;
}

function titlesIn(file: string): string[] {
  return readFileSync(path.join(import.meta.dirname, '..', 'bibliography', `${file}.txt`), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}

const AUTHORS = [
  '庄锡昌',
  '樊树志',
  '邵玉健',
  '陈济民',
  '吴伯威',
  '蒋慧',
  '程光裕',
  '冯志卿',
  '沈旭晖',
  '季士家',
  '郑自修',
];
const HOUSES = ['南京出版社', '江苏人民出版社', '凤凰出版社', '河海大学出版社', '作家出版社'];

/** A book of this title; what else is true of it follows from the seed. `other` is by somebody else. */
function bookCalled(title: string, seed: string, other?: Base): Base {
  const turn = hashOf(`author ${seed}`);
  const name = byTurn(AUTHORS, turn);
  const author = other?.by.startsWith(name) === true ? byTurn(AUTHORS, turn + 1) : name;
  const publisher = byTurn(HOUSES, hashOf(`house ${seed}`));
  const date = String(1988 + (hashOf(`year ${seed}`) % 30));
  return {
    title,
    by: `${author} 著`,
    place: publisher === '作家出版社' ? '北京' : '南京',
    publisher,
    date,
    extent: `${String(120 + (hashOf(seed) % 300))}页`,
    isbn: [isbnOf(publisher, seed, Number(date))],
    type: '图书',
    more: [],
  };
}

/** Two titles of one sound; the lines of `homophones.txt` with the facts of a book around them. */
function homophones(): Homophone[] {
  return titlesIn('homophones').map((line) => {
    const [title = '', heard = ''] = line.split(' — ');
    return { heard, base: bookCalled(title, title) };
  });
}

const HEARD = new Map(homophones().map(({ heard, base }) => [base.title, heard]));

export function homophoneBases(): Base[] {
  return homophones().map(({ base }) => base);
}

function heardAs(base: Base): string {
  return HEARD.get(base.title) ?? base.title;
}

export const HOMOPHONE: PairClass = {
  name: 'homophones',
  expected: DIFFERENT,
  kinds: [],
  needs: [],
  variants: ways(
    (base) => ({
      a: base,
      b: {
        ...base,
        title: heardAs(base),
        by: '汤国祥 编著',
        isbn: [isbnOf(base.publisher ?? '', heardAs(base), Number(base.date))],
        extent: '205页',
      },
    }),
    (base) => ({
      a: without(base, 'isbn'),
      b: without(
        { ...base, title: heardAs(base), by: '罗训森 著', date: String(Number(base.date) + 2) },
        'isbn',
        'extent',
      ),
    }),
    (base) => ({
      a: base,
      b: {
        ...base,
        title: heardAs(base),
        isbn: [isbnOf(base.publisher ?? '', heardAs(base), Number(base.date))],
        date: String(Number(base.date) + 1),
      },
    }),
    (base) => ({
      a: base,
      b: without(
        {
          ...base,
          title: heardAs(base),
          by: '王志忠 等 著',
          publisher: '文津出版社',
          place: '台北',
        },
        'isbn',
      ),
    }),
  ),
};

/** A title that many books have, with the facts of one of them. */
export function namesakeBases(): Base[] {
  return titlesIn('namesakes').map((title) => bookCalled(title, title));
}

const ELSEWHERE = [
  '栖霞区作家协会',
  '南京市玄武中学',
  '溧水县文化馆',
  '江浦诗词学会',
  '六合区老年大学',
];

export const NAMESAKES: PairClass = {
  name: 'namesakes',
  expected: DIFFERENT,
  kinds: [],
  needs: ['by', 'publisher', 'date'],
  variants: ways(
    (base) => ({ a: base, b: bookCalled(base.title, `${base.title}又`, base) }),
    (base, turn) => ({
      a: base,
      b: {
        title: base.title,
        by: `${byTurn(ELSEWHERE, turn)} 编`,
        publisher: byTurn(ELSEWHERE, turn),
        date: String(1984 + (turn % 30)),
        type: '图书',
      },
    }),
    (base) => ({
      a: without(base, 'isbn'),
      b: without(
        { ...bookCalled(base.title, `${base.title}三`, base), date: base.date ?? '' },
        'isbn',
        'extent',
      ),
    }),
    (base) => ({
      a: base,
      b: { ...bookCalled(base.title, `${base.title}四`, base), publisher: base.publisher ?? '' },
    }),
  ),
};

export const OTHER_CLASSES: readonly PairClass[] = [ORDINARY, REIGN];
