/**
 * How surnames are read: 单 is Shàn, 仇 is Qiú, 尉迟 is Yùchí. Only for names of persons in fields of names and
 * before 氏: 单位 and 解放军 keep the readings of words, and so do foreign names (查理, 约翰·拉贝).
 *
 * Readings after 现代汉语词典 (7th edition, entries marked 姓) and 中国姓氏大辞典 (2010); where families differ, the
 * more usual one is first and decides the order of lists, the others help to find. Surnames that are not
 * here are read as the character always is (`reading-table.ts`). Written as `fold` leaves them.
 */
import { fold } from './text.ts';

/** Surname, the reading by which it is put in order, then others that families or readers use. */
const SINGLE = `
单 shan4,仇 qiu2,解 xie4,查 zha1,区 ou1,乐 yue4 le4,郗 xi1 chi1,牟 mu4 mou2,任 ren2,朴 piao2,盖 ge3,曾 zeng1,缪 miao4 miu4 mou2,员 yun4,
种 chong2,秘 bi4,燕 yan1,过 guo1,华 hua4,那 na1,纪 ji3,洗 xian3,覃 qin2 tan2 xun2,翟 zhai2 di2,召 shao4,折 she2,繁 po2,隗 wei3 kui2,谌 chen2 shen4,
佴 nai4,车 che1 ju1,黑 he4,柏 bai3 bo2,宓 mi4 fu2,祭 zhai4,尉 wei4 yu4,哈 ha3,撒 sa3,令 ling2,郇 xun2 huan2,郄 qie4 xi4,相 xiang4,要 yao1,
强 qiang2,角 jue2,隽 juan4 jun4,莘 shen1 xin1,薄 bo2,丌 ji1,圈 juan4,干 gan1,曲 qu1,炅 gui4,炔 gui4,能 nai4,蔚 yu4,晟 cheng2,
耏 er2,颉 xie2,俱 ju1,句 gou1,么 yao1,应 ying1,费 fei4 bi4,宿 su4,盛 sheng4,褚 chu3,厍 she4,毌 guan4,澹 tan2,訾 zi1`;

/** Compound surnames, with all their syllables. */
const COMPOUND = `
尉迟 yu4 chi2,澹台 tan2 tai2,万俟 mo4 qi2,长孙 zhang3 sun1,令狐 ling2 hu2,单于 chan2 yu2,宰父 zai3 fu3,乐正 yue4 zheng4,子车 zi3 ju1,毌丘 guan4 qiu1,
欧阳 ou1 yang2,司马 si1 ma3,上官 shang4 guan1,诸葛 zhu1 ge3,东方 dong1 fang1,皇甫 huang2 fu3,公孙 gong1 sun1,慕容 mu4 rong2,宇文 yu3 wen2,司徒 si1 tu2,
夏侯 xia4 hou2,端木 duan1 mu4,南宫 nan2 gong1,独孤 du2 gu1,闻人 wen2 ren2,淳于 chun2 yu2,轩辕 xuan1 yuan2,太史 tai4 shi3,申屠 shen1 tu2,公冶 gong1 ye3,
濮阳 pu2 yang2,钟离 zhong1 li2,鲜于 xian1 yu2,司空 si1 kong1,赫连 he4 lian2,呼延 hu1 yan2,拓跋 tuo4 ba2,百里 bai3 li3,东郭 dong1 guo1,西门 xi1 men2,
完颜 wan2 yan2,叶赫 ye4 he4,纳兰 na4 lan2,公羊 gong1 yang2,宗政 zong1 zheng4,太叔 tai4 shu1,仲孙 zhong4 sun1,闾丘 lv2 qiu1,亓官 qi2 guan1,司寇 si1 kou4,
仉督 zhang3 du1,颛孙 zhuan1 sun1,巫马 wu1 ma3,公西 gong1 xi1,漆雕 qi1 diao1,壤驷 rang3 si4,公良 gong1 liang2,夹谷 jia2 gu3,谷梁 gu3 liang2,
段干 duan4 gan1,南门 nan2 men2,羊舌 yang2 she2,梁丘 liang2 qiu1,左丘 zuo3 qiu1,东门 dong1 men2,第五 di4 wu3,句龙 gou1 long2,哥舒 ge1 shu1,贺兰 he4 lan2,
贺若 he4 ruo4,斛律 hu2 lv4,斛斯 hu2 si1,豆卢 dou4 lu2,厍狄 she4 di2,沮渠 ju1 qu2,秃发 tu1 fa4,乞伏 qi3 fu2,达奚 da2 xi1,屈突 qu1 tu1,仆固 pu2 gu4,
叱干 chi4 gan1,长鱼 zhang3 yu2,相里 xiang4 li3,胡母 hu2 wu2,胡毋 hu2 wu2,綦毋 qi2 wu2,毋丘 guan4 qiu1,即墨 ji2 mo4,
士孙 shi4 sun1,主父 zhu3 fu3,费莫 fei4 mo4,那拉 na4 la1,乌古 wu1 gu3,蒲察 pu2 cha2,耶律 ye1 lv4,南荣 nan2 rong2,
公仪 gong1 yi2,公输 gong1 shu1`;

/** Words, bodies and foreigners that begin like a surname, so far as a record can give them for a person. */
const NO_SURNAMES =
  /^(?:单[位县元]|解[放剖元]|区[政志委府立公民文党档史图级]|乐[团队群山]|华[东北南中西人侨夏盛莱兹尔]|任务|查[询理尔普士拉]|过[云客]|纪[念委]|黑[白龙格]|折子|召集|秘书|车[站务间]|燕[京大]|强国|盖[茨洛斯]|曲艺|应用|费尔)/u;
/** Ends of bodies so short that nothing else tells them from persons: 解放社, 区党委. */
const BODY = /[社局院馆会部处厅署府所站组厂系委队团]$/u;

const singles = new Map<string, readonly string[]>();
const compounds = new Map<string, readonly string[]>();
for (const [table, entries] of [
  [singles, SINGLE],
  [compounds, COMPOUND],
] as const) {
  for (const entry of entries.trim().split(/,\s*/)) {
    const [surname = '', ...readings] = entry.split(' ');
    table.set(surname, readings);
  }
}

/** In either script. */
export function isCompoundSurname(text: string): boolean {
  return compounds.has(fold(text));
}

/**
 * The surname that a name of a person begins with, where it is read in its own way.
 *
 * @param name folded
 * @returns for each character of the surname its readings with tone, that of lists first; none for names of
 *   one character, foreign names, and names that are read as the characters always are
 */
export function surnameReadings(name: string): readonly (readonly string[])[] {
  if (!/^\p{Script=Han}{2,5}$/u.test(name)) return [];
  const compound = compounds.get(name.slice(0, 2));
  if (compound !== undefined && name.length > 2) return compound.map((reading) => [reading]);
  const single = singles.get(name.slice(0, 1));
  // No Chinese name with one of these surnames has four characters; 车尔尼雪 and 那波利贞 do.
  if (single === undefined || Array.from(name).length > 3) return [];
  return NO_SURNAMES.test(name) || (name.length > 2 && BODY.test(name)) ? [] : [single];
}

/**
 * How a surname is read that stands before 氏, in any text: 单氏宗谱 is the Shàn family's.
 *
 * @param characters folded
 * @returns one reading with tone for each of its characters; undefined where none stands or it is read as always
 */
export function clanReadings(
  characters: readonly string[],
  at: number,
): readonly string[] | undefined {
  const one = characters[at] ?? '';
  if (characters[at + 1] === '氏') return singles.get(one)?.slice(0, 1);
  return characters[at + 2] === '氏'
    ? compounds.get(`${one}${characters[at + 1] ?? ''}`)
    : undefined;
}
