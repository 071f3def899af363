/**
 * Words for what somebody did, as they stand behind a name (甘熙撰), before it (主编：张塞) or in brackets.
 *
 * The words are simplified and what is compared with them is folded first, so that 副主編, 副主编 and a mixture
 * of both are one word; what is given back is always as printed. `roles.ts` puts them into groups.
 */
import { isCompoundSurname } from '../text/surnames.ts';
import { fold } from '../text/text.ts';

const WORDS = `
撰 著 着 编 修 纂 辑 译 注 校 绘 画 书 摄 述 记 选 刻 题 作 评 疏 集 订 补 续 笺 释 讲 录 抄 写 篆 镌 拓 临 摹 跋 序
主编 主修 主纂 主笔 主审 主校 主撰 主译 主讲 主持 主演 副主编 副总编 副总纂 总主编 总编 总编辑 总编纂 总纂 总修 总校 总策划
执行主编 执行副主编 执行编辑 常务主编 常务副主编 名誉主编 特邀主编 特邀编辑 特约编辑 责任编辑 责任校对 责编 文字编辑 美术编辑
分纂 分修 分编 分校 分辑 合著 合编 合纂 合修 合撰 合译 合辑 合校 合注 合绘 同修 同纂 同撰 同编 同辑 同校 同订 同阅
参修 参纂 参编 参订 参校 参阅 参辑 参注 参撰 协修 协纂 协编 协辑 原著 原编 原辑 原修 原纂 原撰 原注 初修 初纂 创修 创纂 始纂
续修 续纂 续辑 续编 续撰 续著 续补 续增 续写 重修 重纂 重辑 重编 重订 重校 重刊 重刻 增修 增补 增辑 增纂 增编 增订 增注 增校
增删 增撰 补编 补辑 补修 补纂 补撰 补注 补正 补遗 补订 补写 补刻 补校 敕撰 敕修 敕纂 敕编 敕辑 敕译 奉敕撰 奉敕纂 奉敕修
奉敕编 奉敕辑 奉敕译 奉旨撰 奉旨纂 奉旨修 奉旨编 御撰 御纂 御制 御定 御批 御选 御编
编著 编写 编辑 编纂 编撰 编绘 编译 编选 编校 编述 编订 编注 编释 编制 编印 编次 编定 编集 编录 编剧 编曲 编审 编修 编导 编拟
纂修 纂辑 纂编 纂集 纂述 纂定 纂订 纂注 纂校 修纂 修撰 修辑 修订 修改 修补 撰述 撰写 撰文 撰稿 撰集 撰辑 撰注 撰修 撰著 撰书
撰序 供稿 统稿 著述 著作 著录 著绘 创作 写作 执笔 起草 辑录 辑佚 辑校 辑注 辑补 辑刊 辑译 辑释 辑评 辑订 辑著 集录 集注 集解
集释 集校 集评 集说 集传 集辑 校注 校勘 校点 校订 校正 校释 校证 校补 校刊 校刻 校录 校阅 校对 校译 校笺 校理 校辑 校编 校定
校读 校改 校审 点校 标点 标校 标注 点注 句读 断句 圈点 评点 批点 批校 批注 眉批 评注 评选 评校 评定 评述 评论 评阅 详注 详解
详校 注释 注疏 注解 注译 注析 注评 注校 笺注 笺释 笺证 笺疏 笺校 疏证 疏义 疏注 义疏 正义 索隐 音义 音释 音注 解题 释义 释注
训诂 考证 考释 考订 考辨 考异 章句 订补 订正 订误 刊误 题解 赏析 译注 译著 译述 译校 译释 译编 译解 翻译 口译 笔译 意译 今译 选译 节译 选编 选注 选辑
选录 选评 选校 选集 选释 选定 节选 节录 节编 摘编 摘录 摘抄 类编 类辑 类纂 汇编 汇辑 汇纂 汇刊 汇校 汇注 汇评 汇录 汇集 会纂
会校 会注 会辑 丛辑 搜集 搜辑 收集 采集 采录 采写 采编 采辑 采访 采风 征集 口述 口授 笔录 笔述 笔记 笔受 记录 记述 记谱 整理
讲述 讲授 演讲 访谈 录音 录像 誊录 抄录 手录 手抄 缮写 缮录 传抄 抄写 摄影 拍摄 摄制 摄像 绘图 绘画 绘制 测绘 测量 勘测 制图
插图 配图 插画 编画 绘编 临摹 摹绘 摹刻 摹写 摹勒 书写 书法 书丹 篆额 篆盖 篆书 篆刻 治印 镌刻 刻石 勒石 雕刻 刻印 刊刻 刊印
刊行 梓行 监刻 监制 监修 监纂 拓印 手拓 传拓 题签 题跋 题记 题字 题词 装帧 设计 作词 作曲 填词 谱曲 改编 改写 导演 策划 制片
制作 演唱 演奏 表演 朗诵 播讲 演播 配音 作序 审订 审校 审定 审阅 审核 审稿 鉴定 鉴赏 收藏 珍藏 捐赠
`;

const ROLE_WORDS: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/u));
/** What they end in. */
const ROLE_ENDS: ReadonlySet<string> = new Set([...ROLE_WORDS].map((word) => word.at(-1) ?? ''));
/** Characters of the longest of them. */
export const LONGEST_ROLE = Math.max(...[...ROLE_WORDS].map((word) => word.length));

/** Roles that end many a name as well: 欧阳修, 李文书, 田中正义. */
const DOUBTFUL: ReadonlySet<string> = new Set([
  ...Array.from('修述记集作书画题订补续评选刻疏笺释讲录抄写篆镌拓临摹跋序'),
  ...'正义 书法 原编 原辑 原修 原纂 原撰 原注 初修 初纂 增编 增辑 增纂 增注 增校 增撰'.split(' '),
]);
/** What nobody does alone: 周应合纂 is 周应合, who compiled; 甘熙、周应合纂 are two. */
const JOINT = /^(?:合[修纂撰辑校注绘译]|同[修纂撰编辑校订阅])$/u;

/** True for a word that says what somebody did and nothing else, in either script. */
export function isRoleWord(text: string): boolean {
  return text.length <= LONGEST_ROLE * 2 && ROLE_WORDS.has(fold(text));
}

/** True for a role that may as well be the end of a name. */
export function isDoubtfulRole(text: string): boolean {
  return DOUBTFUL.has(fold(text));
}

/** 主编：张塞, 編者 張塞: the role in front, and what follows it; the blank alone needs two characters. */
export function roleInFront(text: string): { role: string | null; rest: string } | undefined {
  const found = /^(\p{Script=Han}{1,6})(?:\s*[:：]\s*|\s+)(?=\P{P})/u.exec(text);
  if (found?.[1] === undefined) return undefined;
  const [whole, printed] = found;
  if (!/[:：]/u.test(whole) && printed.length < 2) return undefined;
  const rest = text.slice(whole.length);
  const word = fold(printed);
  if (word === '责任者') return { role: null, rest };
  if (word === '作者') return { role: '著', rest };
  const role = isRoleWord(printed) ? printed : printed.replace(/[者人]$/u, '');
  return isRoleWord(role) ? { role, rest } : undefined;
}

/**
 * Takes the role off the end. A role that stands alone after a blank is certain; one that is joined to
 * the name is taken only when two characters of a name are left, and a doubtful one only when three are:
 * (清)陈文述 is a name. 修 is taken off two when a dynasty says that this is how the statement is made.
 * Two roles in a row (搜集整理, 撰并書) are one.
 *
 * @param isAlone true when the statement names nobody else
 */
export function takeRole(
  name: string,
  hasDynasty: boolean,
  isAlone = true,
): { readonly rest: string; readonly role: string | null } {
  // 张塞（主编、审订）
  const [bracketed, inside = ''] = BRACKETED_ROLE.exec(name) ?? [];
  const words = inside.split(/[、，,]/u).map((word) => word.trim());
  if (bracketed !== undefined && words.every(isRoleWord))
    return { rest: name.slice(0, -bracketed.length).trim(), role: inside.trim() };
  const last = lastRole(name, hasDynasty, isAlone);
  if (last === undefined) return { rest: name, role: null };
  const and = last.isSpaced ? undefined : /[并並幷竝兼及]$/u.exec(last.rest)?.[0];
  const first =
    and === undefined ? undefined : lastRole(last.rest.slice(0, -and.length), hasDynasty, isAlone);
  if (and !== undefined && first !== undefined)
    return { rest: first.rest.trim(), role: `${first.role}${and}${last.role}` };
  const before = last.role.length > 1 ? lastRole(last.rest, hasDynasty, isAlone) : undefined;
  const isRow = before !== undefined && before.role.length > 1 && !last.isSpaced;
  return isRow
    ? { rest: before.rest.trim(), role: `${before.role}${last.role}` }
    : { rest: last.rest.trim(), role: last.role };
}

const BRACKETED_ROLE = /[[［(（〔【]([^\]］)）〕】]{1,20})[\]］)）〕】]$/u;

function lastRole(
  text: string,
  hasDynasty: boolean,
  isAlone: boolean,
): { rest: string; role: string; isSpaced: boolean } | undefined {
  // Mostly it is a name and nothing else, or what was left of one.
  if (!mayEndInRole(text)) return undefined;
  const tail = Array.from(text.slice(-2 * LONGEST_ROLE)).slice(-LONGEST_ROLE);
  const folded = tail.map(fold);
  let words = folded.join('');
  for (let from = 0; from < tail.length; from++) {
    const word = words;
    words = words.slice(folded[from]?.length);
    if (!ROLE_WORDS.has(word)) continue;
    const role = tail.slice(from).join('');
    const rest = text.slice(0, text.length - role.length);
    const isSpaced = rest !== rest.trimEnd();
    const isOfName = isDoubtfulRole(role) || (isAlone && JOINT.test(fold(role)));
    const least = isSpaced ? 1 : isOfName ? leastLeft(role, rest.trim(), hasDynasty) : 2;
    if (charactersOf(rest) >= least) return { rest, role, isSpaced };
  }
  return undefined;
}

/** False where the last character ends no role; what is folded to nothing may stand behind one. */
function mayEndInRole(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  const folded = last >= 0xd800 && last <= 0xdfff ? '' : fold(text.slice(-1));
  return folded === '' ? text !== '' : ROLE_ENDS.has(folded.charAt(folded.length - 1));
}

/** How many characters of a name must be left for a role that may be part of it. */
function leastLeft(role: string, stem: string, hasDynasty: boolean): number {
  return fold(role) === '修' && hasDynasty && !isCompoundSurname(stem) ? 2 : 3;
}

/** Characters of the name, without 等 and the marks before it. */
function charactersOf(text: string): number {
  const stem = text.trimEnd().replace(/[[［(（]?等[\]］)）]?$/u, '');
  return Array.from(stem.replace(/[\s….]/gu, '')).length;
}
