/**
 * Dynasties and other named spans of Chinese history, with the names a catalogue gives them.
 *
 * A dynasty does two things: alone it is a period (清刻本 = 1644 to 1911), and in front of a reign
 * title it chooses among eras of one name (元至元, 唐上元). The beginning and the end of a period
 * (清末, 明初) have no sharp edge; those here are the usual ones, and a reading of them says so.
 */

export interface Dynasty {
  /** Years, inclusive, astronomical. */
  readonly first: number;
  readonly last: number;
  /** Values of `Era.dynasty` that it may stand before; none for a mere period such as 近代. */
  readonly courts: readonly string[];
  /** True when the name alone is enough; 吴, 梁 or 周 need 朝, 代, brackets or an era. */
  readonly standsAlone: boolean;
}

/** Names | first | last | courts. A `*` marks names that do not stand alone. */
const TABLE = `
夏商|-2069|-1046|
夏*|-2069|-1600|
商*,殷商,殷*|-1600|-1046|
周*|-1045|-255|武周 后周 北周
西周|-1045|-770|
东周|-769|-255|
春秋|-769|-475|
战国|-474|-220|
先秦|-2069|-221|
秦|-220|-206|
汉,两汉|-201|220|西汉 新 东汉
西汉,前汉|-201|8|西汉
新莽,新*|9|23|新
东汉,后汉|25|220|东汉 后汉
三国|220|280|魏 蜀 吴
魏*,曹魏|220|265|魏 北魏
蜀*,蜀汉|221|263|蜀
吴*,孙吴,东吴|222|280|吴 南吴
晋,两晋|265|420|西晋 东晋 后晋
西晋|265|317|西晋
东晋|317|420|东晋
魏晋|220|420|魏 西晋 东晋
六朝|222|589|吴 东晋 刘宋 南齐 梁 陈
南北朝|420|589|刘宋 南齐 梁 陈 北魏 东魏 西魏 北齐 北周
魏晋南北朝|220|589|魏 蜀 吴 西晋 东晋 刘宋 南齐 梁 陈 北魏 东魏 西魏 北齐 北周
南朝|420|589|刘宋 南齐 梁 陈
北朝|386|581|北魏 东魏 西魏 北齐 北周
刘宋,南朝宋|420|479|刘宋
齐*,南齐,萧齐,南朝齐|479|502|南齐 北齐
梁*,萧梁,南朝梁|502|557|梁 后梁
陈*,南朝陈|557|589|陈
北魏,后魏,元魏|386|534|北魏
东魏|534|550|东魏
西魏|535|556|西魏
北齐|550|577|北齐
北周|557|581|北周
隋|581|618|隋
隋唐|581|907|隋 唐
唐|618|907|唐 武周
武周|690|705|武周
五代,五代十国|907|960|后梁 后唐 后晋 后汉 后周 南吴 南唐
后梁|907|923|后梁
后唐|923|936|后唐
后晋|936|947|后晋
后周|951|960|后周
南吴,杨吴|902|937|南吴
南唐|937|975|南唐
前蜀|907|925|
后蜀|934|965|
吴越|907|978|
南汉|917|971|
北汉|951|979|
后赵|319|351|
前秦|350|394|
后秦|384|417|
辽|916|1125|辽
宋,两宋|960|1279|北宋 南宋 刘宋
北宋|960|1127|北宋
南宋|1127|1279|南宋
西夏|1038|1227|
金|1115|1234|金
元|1271|1368|元
韩宋|1355|1366|韩宋
明|1368|1644|明 南明
南明|1644|1683|南明
后金|1616|1636|后金
大顺|1644|1645|大顺
大西|1644|1646|大西
吴周|1674|1681|吴周
清,前清,满清|1644|1911|清 后金 太平天国
民国,中华民国|1912|1949|民国 中华帝国
太平天国|1851|1864|太平天国
满洲国,伪满,伪满洲国,满洲帝国,大满洲帝国,伪*|1932|1945|满洲国
日本|*|*|日本 江户
近代|1840|1949|
抗战,抗日战争|1937|1945|
解放战争|1945|1949|
北洋政府,北洋|1912|1928|
文革,文化大革命|1966|1976|
`;

export const DYNASTIES: ReadonlyMap<string, Dynasty> = new Map(
  TABLE.trim()
    .split('\n')
    .flatMap((line) => {
      const [names = '', first, last, courts = ''] = line.split('|');
      return names.split(',').map((printed): [string, Dynasty] => {
        const name = printed.replace('*', '');
        const span = { first: Number(first), last: Number(last) };
        const standsAlone = name === printed && !Number.isNaN(span.first);
        return [name, { ...span, courts: courts.split(' ').filter(Boolean), standsAlone }];
      });
    }),
);

export const LONGEST_DYNASTY_NAME = Math.max(...[...DYNASTIES.keys()].map((name) => name.length));

export type Phase = 'early' | 'middle' | 'late';

/** Usual edges: 明初 to 宣德, 明末 from 万历; 清初 to 雍正, 晚清 from 1840; 民国初 to 1927. */
const EDGES: ReadonlyMap<number, Readonly<Record<Phase, readonly [number, number]>>> = new Map([
  [1368, { early: [1368, 1435], middle: [1436, 1572], late: [1573, 1644] }],
  [1644, { early: [1644, 1735], middle: [1736, 1839], late: [1840, 1911] }],
  [1912, { early: [1912, 1927], middle: [1928, 1937], late: [1938, 1949] }],
]);

/**
 * First or last year of the early, middle or late part of a span: the usual edges for 明, 清 and 民国,
 * thirds of the span for all others.
 */
export function phaseOf(span: { first: number; last: number }, phase: Phase): [number, number] {
  const usual = span.last - span.first > 30 ? EDGES.get(span.first)?.[phase] : undefined;
  if (usual !== undefined && usual[1] <= span.last) return [...usual];
  const third = (span.last - span.first + 1) / 3;
  const cut = (thirds: number): number => span.first + Math.round(third * thirds);
  const step = { early: 0, middle: 1, late: 2 }[phase];
  return [cut(step), Math.max(cut(step), cut(step + 1) - 1)];
}

/** The years in which the great dynasties end that have left carved blocks. */
const LAST_YEARS = [907, 960, 1279, 1368, 1644, 1911, 1949];

/** Last year of the dynasty that a year belongs to; undefined for one of our own time. */
export function endOfDynasty(year: number): number | undefined {
  return LAST_YEARS.find((last) => year < last);
}

/** True when a dynasty or named span stands at the beginning of `text`. */
export function hasDynasty(text: string): boolean {
  for (let size = 1; size <= LONGEST_DYNASTY_NAME; size++) {
    if (DYNASTIES.has(text.slice(0, size))) return true;
  }
  return false;
}
