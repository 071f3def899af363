/**
 * Nanjing and its parts, past and present: which of today's eleven districts a name of some year means,
 * or which larger unit of former times. A unit that covered several of today's districts is never one of
 * them: it is the city, and its own name stands below that (历史政区).
 *
 * Codes are GB/T 2260 of today. Years and mergers: 南京市行政区划 as the city publishes them, and for older
 * units the histories of the city; where a year is uncertain the span is taken wide.
 */
import { remembered } from '../text/remembered.ts';
import { fold } from '../text/text.ts';

export const CITY = '320100';

export type DistrictCode =
  | '320102'
  | '320104'
  | '320105'
  | '320106'
  | '320111'
  | '320113'
  | '320114'
  | '320115'
  | '320116'
  | '320117'
  | '320118';

/** Today's districts by code. */
export const DISTRICTS: Readonly<Record<DistrictCode, string>> = {
  '320102': '玄武区',
  '320104': '秦淮区',
  '320105': '建邺区',
  '320106': '鼓楼区',
  '320111': '浦口区',
  '320113': '栖霞区',
  '320114': '雨花台区',
  '320115': '江宁区',
  '320116': '六合区',
  '320117': '溧水区',
  '320118': '高淳区',
};

/** 秦淮区, 南京（全市）, 江宁府（历史政区）: what is looked for in lists; a code that nobody knows is its own name. */
export function placeName(value: string): string {
  const [code = '', unit] = value.split(':');
  if (unit !== undefined) return `${unit}（历史政区）`;
  if (code === CITY) return '南京（全市）';
  return isDistrict(code) ? DISTRICTS[code] : value;
}

interface Name {
  /** As folded text has it. */
  readonly name: string;
  /** A district of today, or the city for what was larger. */
  readonly code: string;
  /** Name of the former unit, shown below the city; undefined for what is a district or the city itself. */
  readonly former?: string;
  /** First year in which the name means this; what is older means something else. */
  readonly from?: number;
  /** Last year; later texts may still speak of it, unless `only`. */
  readonly until?: number;
  /** Outside of its years the name means something else. */
  readonly only?: true;
  /** True when only a field for places may be believed: in titles it means other things as well. */
  readonly asPlace?: true;
  /** Where these stand beside it, it is the place of the same name elsewhere. */
  readonly unless?: RegExp;
}

/** 江宁县 sat inside the city beside 上元县, and moved out to what is 江宁区 now. */
const JIANGNING_MOVED = 1934;

const former = (name: string, from?: number, until?: number, more: Partial<Name> = {}): Name => ({
  name,
  code: CITY,
  former: name,
  ...(from === undefined ? {} : { from }),
  ...(until === undefined ? {} : { until }),
  ...more,
});
const asPlace = { asPlace: true } as const;

/** Places elsewhere that share a name with one here. */
const NAMESAKES: Readonly<Record<string, RegExp>> = {
  鼓楼: /^(?!.*南京市?\P{L}{0,2}鼓楼).*(?:徐州|福州|开封|福建|河南|西安|陕西|北京|天津|宁波|兰州)/u,
  栖霞: /山东|烟台|登州|栖霞[县市]/u,
  下关: /大理|云南|日本|山口|马关/u,
  大厂: /河北|廊坊|三河|回族/u,
  江浦: /上海|江浦路/u,
  应天: /商丘|归德|河南|宋州/u,
  // Yanjing under Liao, Kaifeng under Jin, Shangqiu under Song; and the street of Shanghai.
  南京: /[辽金宋](?:代|朝|之|的)?南京|南京(?:析津|开封|留守|大名)|燕京|大名|上海南京[东西]?路|^南京[东西]?路$/u,
  江宁: /上海江宁路/u,
  夫子庙: /上海|苏州|北京|台北|扬州/u,
  石头城: /河北|新疆|塔什/u,
};
const unless = (name: string): Pick<Name, 'unless'> => {
  const elsewhere = Object.entries(NAMESAKES).find(([begins]) => name.startsWith(begins))?.[1];
  return elsewhere === undefined ? {} : { unless: elsewhere };
};

const NAMES: readonly Name[] = [
  ...Object.entries(DISTRICTS).map(([code, name]) => ({ name, code })),
  // Before 1368 the name was that of Yanjing under Liao and of Kaifeng under Jin.
  { name: '南京', code: CITY, from: 1368 },
  { name: '金陵', code: CITY },
  { name: '首都', code: CITY, from: 1927, until: 1949, only: true, asPlace: true },
  { name: '京师', code: CITY, from: 1368, until: 1420, only: true, asPlace: true },
  { name: '留都', code: CITY, from: 1421, until: 1644, only: true, asPlace: true },
  // Districts and counties that were merged into others, or became districts.
  { name: '白下区', code: '320104', until: 2013 },
  { name: '下关区', code: '320106', until: 2013 },
  { name: '大厂区', code: '320116', until: 2002 },
  { name: '江浦县', code: '320111', from: 1376, until: 2002 },
  { name: '六合县', code: '320116', until: 2002 },
  { name: '溧水县', code: '320117', from: 591, until: 2013 },
  { name: '溧水州', code: '320117', from: 1295, until: 1369 },
  { name: '高淳县', code: '320118', from: 1491, until: 2013 },
  { name: '江宁县', code: '320115', from: JIANGNING_MOVED, until: 2000, only: true },
  // After 2000 a text may speak of either: the city is never wrong.
  former('江宁县', 281),
  former('上元县', 761, 1912),
  // Of other years it is the era, or the fifteenth night of the year.
  former('上元', 761, 1912, { former: '上元县', only: true, ...asPlace }),
  // Prefectures, routes and the names of the city itself.
  former('金陵邑', undefined, -210),
  former('秣陵县', -210, 589),
  former('归化县', 620, 625, { only: true }),
  former('白下县', 626, 635, { only: true }),
  former('江宁府', 937, 1912),
  former('建康府', 1129, 1277),
  former('建康路', 1277, 1329),
  former('集庆路', 1329, 1356),
  former('金陵道', 1914, 1927),
  // From 1006 to 1127 the name was that of Shangqiu in Henan.
  former('应天府', 1356, 1645),
  former('应天', 1356, 1645, { former: '应天府', ...asPlace }),
  former('建业', 212, 313, asPlace),
  former('建邺', 282, 313, { only: true, ...asPlace }),
  former('建康', 313, 589, asPlace),
  former('丹阳郡', undefined, 589, { only: true, ...asPlace }),
  former('蒋州', 589, 607, asPlace),
  former('升州', 758, 1018, asPlace),
  former('天京', 1853, 1864, { only: true, ...asPlace }),
];

/** In a field for places the bare name of a district is the district; 江宁 and 建邺 were larger before. */
const BARE: readonly Name[] = [
  ...Object.entries(DISTRICTS).map(([code, name]): Name => {
    const wasLarger = code === '320115' || code === '320105';
    return {
      name: name.slice(0, -1),
      code,
      ...(wasLarger ? { from: JIANGNING_MOVED, only: true as const } : {}),
      ...asPlace,
    };
  }),
  ...['江宁', '建邺'].map((name) => ({ name, code: CITY, ...asPlace })),
  ...[
    ['白下', '320104'],
    ['夫子庙', '320104'],
    ['下关', '320106'],
    ['江浦', '320111'],
    ['浦镇', '320111'],
    ['摄山', '320113'],
    ['湖熟', '320115'],
    ['大厂', '320116'],
    ['棠邑', '320116'],
    ['淳溪', '320118'],
    ['石头城', CITY],
  ].map(([name = '', code = '']) => ({ name, code, ...asPlace })),
];

/** What books of other times and manners call the city; the known ones first. */
const CITY_NAMES = [
  '南京',
  '金陵',
  '江宁府',
  '应天府',
  '建康',
  '建业',
  '集庆路',
  '白下',
  '秣陵',
  '石头城',
] as const;

/**
 * The other names of a place, to be offered to whoever looks for it by one of them.
 *
 * @param word as typed
 * @returns undefined when the word is not the name of a place here
 */
export function placeNamed(
  word: string,
): { readonly value: string; readonly others: readonly string[] } | undefined {
  const typed = fold(word).trim();
  const known = BY_LENGTH.find(({ name, only }) => name === typed && only !== true);
  const isCity = (CITY_NAMES as readonly string[]).includes(typed);
  if (known === undefined && !isCity) return undefined;
  const code = known?.code ?? CITY;
  const names =
    code === CITY
      ? CITY_NAMES
      : NAMES.filter((one) => one.code === code).map(({ name }) => name.replace(/[区县州]$/u, ''));
  return {
    value: known?.former === undefined ? code : `${CITY}:${known.former}`,
    // A longer name is found by the shorter one in it.
    others: [...new Set(names)].filter((name) => !name.includes(typed) && !typed.includes(name)),
  };
}

/** Codes of former districts and counties, and of the city; those of today are `DISTRICTS`. */
const FORMER_CODES: Readonly<Record<string, string>> = {
  '320101': CITY,
  '320103': '320104',
  '320107': '320106',
  '320112': '320116',
  '320121': '320115',
  '320122': '320111',
  '320123': '320116',
  '320124': '320117',
  '320125': '320118',
};

/** Longest first: 江宁府 is not 江宁. Of equal ones those of certain years before those of any. */
const BY_LENGTH = [...NAMES, ...BARE]
  .map((one): Name => ({ ...one, ...unless(one.name) }))
  .toSorted(
    (a, b) => b.name.length - a.name.length || Number(b.only ?? false) - Number(a.only ?? false),
  );

/** 句容 and 溧阳 belonged to the prefecture, and lie outside of the city. */
const NEIGHBOURS = /(?:江宁府|应天府|建康府|建康路|集庆路)?[-—·/\s]{0,3}(?:句容|溧阳)[县市州]?/gu;

/** What became a part of this district, or was its name: 白下区 for 秦淮区, 江浦县 for 浦口区. Folded. */
export function formerNames(code: string): string[] {
  return NAMES.filter((one) => one.code === code && code !== CITY && one.until !== undefined).map(
    ({ name }) => name,
  );
}

/**
 * Facet values of a text: the code of a district with that of the city before it, or the city with
 * `320100:江宁府` below it.
 *
 * @param year of the text; null = unknown, then names of certain years only are not believed
 * @param isPlace true for fields that hold places only
 */
export function placesIn(text: string, year: number | null, isPlace: boolean): string[] {
  const folded = fold(text);
  let rest = folded.replace(NEIGHBOURS, '|');
  const found = new Set<string>(isPlace ? byCode(folded.trim()) : []);
  for (const one of standingIn(folded)) {
    if (one.asPlace === true && !isPlace) continue;
    if (!rest.includes(one.name) || !isInForce(one, year)) continue;
    if (one.unless?.test(folded) === true) continue;
    // What a longer name has taken is not read again as a shorter one.
    rest = rest.replaceAll(one.name, '|');
    found.add(CITY);
    if (one.former !== undefined) found.add(`${CITY}:${one.former}`);
    else if (one.code !== CITY) found.add(one.code);
  }
  return [...found];
}

/** Names that a text may mean. */
const standingIn = remembered((folded): readonly Name[] =>
  BY_LENGTH.filter(({ name }) => folded.includes(name)),
);

/** 320104, or the longer code of a street in it. */
function byCode(text: string): string[] {
  const printed = /^(\d{6})(?:\d{3}|\d{6})?$/.exec(text)?.[1] ?? '';
  const code = FORMER_CODES[printed] ?? printed;
  if (code === CITY) return [CITY];
  return isDistrict(code) ? [CITY, code] : [];
}

function isInForce({ only, from, until }: Name, year: number | null): boolean {
  if (year === null) return only !== true;
  return (
    (from === undefined || year >= from) && (only !== true || until === undefined || year <= until)
  );
}

export function isDistrict(code: string): code is DistrictCode {
  return Object.hasOwn(DISTRICTS, code);
}
