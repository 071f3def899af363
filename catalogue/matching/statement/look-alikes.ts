/**
 * Whether two keys differ only where scanning, typing by shape or coding has spoilt a character: 城墙 and 城樯, 白下□言,
 * 与 for 和. Characters that only sound alike (石记, 食记) are no such thing: titles of two books differ in them.
 */

/** Stands for a character that could not be read or coded: □, ■, 〓, one of a private area. No text has it. */
export const UNKNOWN = '\u4DBE';

/** Characters that are taken for one another. */
const SHAPES =
  '己已巳 未末 日曰 人入 土士 干千于 天夭 大太犬 王玉 木本术 今令 刀力 乌鸟 戊戌戍成 治冶 侯候 折拆析 徒徙 住往佳 晴睛 蓝篮 历厉 陈阵 季李 旦且 白自 目日 间问 代伐 免兔 洒酒 茶荼 晋普 崇祟 辨辩辫 汨汩 札礼 沾沽 壁璧 栗粟 斋齐 暑署 史吏 束朿 竞竟 幕墓慕暮 埤陴 淮准 泰秦 桥侨挢 榕桨 钟锺 闻间 陵陖 云去 拍柏 汤扬 杨场 粱梁 爪瓜 拔拨 氏民 卯卵 宫官 拾捨 贷货 矢失 甲申由田 毫亳 券卷 籍藉 陕峡 既即 杨扬 拢扰 鸣呜 弋戈 元无 厂广 儿几 个介 子孑 小少 口囗 了丁 杭抗 裹里 祖租 未来 名各 古石右 刑邢 巨臣 卢庐 护户 场汤 谏谋 墙樯 栖牺 陵棱 城域 陲睡 溧漂 淳谆 浦捕 玄宏 雨两 花化 台合 建健 邺业 鼓彭 金全 六亢 永水 录绿 宁寕 锁琐 赘赞 记纪 志忘 县悬 府俯 州洲 湖潮 江汪 堂堂 宗宋 谱谐 文交 学字 校枚 教致 政攻 考老 古吉 迹述 遗遣 闻闾 闲间 庙届 寺待 塔搭 观现 园圆 图围 画尽 书韦 诗侍 词同 集隼 选逸 辑缉 编偏 年午 月用 光先 明朋 清情 民氏 国围 抗杭 战站 革草 命令 运远 动劝 传转 略路 要耍 论沦 稿槁'.split(
    ' ',
  );
/** Written for one another as well. */
const JOINING = '与和及暨';

/** Stems, branches and numerals tell parts and years apart, however alike they look: 甲 and 申, 戊 and 戌. */
const COUNTING = /[甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥一二三四五六七八九十]/u;

const SHAPE_OF = new Map<string, Set<string>>();
for (const group of [...SHAPES, JOINING]) {
  for (const character of group) {
    const others = SHAPE_OF.get(character) ?? new Set<string>();
    for (const other of group) others.add(other);
    SHAPE_OF.set(character, others);
  }
}

/**
 * Of one length, and where they differ a character is unknown, or one may be taken for the other: of each kind a
 * quarter at most. What either side could not read need not be in the same place.
 */
export function areNear(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < 2) return false;
  let [spoilt, unreadInA, unreadInB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a.charAt(i), b.charAt(i)];
    if (x === y) continue;
    if (COUNTING.test(x) && COUNTING.test(y)) return false;
    if (x === UNKNOWN) unreadInA++;
    else if (y === UNKNOWN) unreadInB++;
    else if (SHAPE_OF.get(x)?.has(y) === true) spoilt++;
    else return false;
  }
  const most = Math.max(1, Math.floor(a.length / 4));
  const isRead = unreadInA + unreadInB + spoilt <= Math.max(most, a.length / 2);
  return isRead && spoilt <= most && unreadInA <= most && unreadInB <= most;
}

/** One character is lacking in one of them, of which three or more are left. */
export function lacksOne(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 3 || long.length - short.length !== 1) return false;
  let from = 0;
  while (from < short.length && short[from] === long[from]) from++;
  return short.slice(from) === long.slice(from + 1);
}

/** One character of three or more is another. */
export function differsInOne(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < 3) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  return a.slice(from + 1) === b.slice(from + 1);
}
