/**
 * Words that tell two things apart and stand in no list of the matching: what a librarian may write tomorrow.
 * Each half has its own, so that the final figures say how new words are met.
 */
import type { Half } from '../halves.ts';

type Words = Readonly<Record<Half, readonly string[]>>;
type Couples = Readonly<Record<Half, readonly (readonly [string, string])[]>>;

/** Behind a title they make another work of it. */
export const TAILS: Words = {
  tuning: [
    '匾额小集',
    '匠人名册',
    '测绘札记',
    '修缮始末',
    '口碑拾零',
    '寻访手记',
    '竣工验收报告',
    '灯谜集',
    '题画诗',
    '票据展图册',
    '人物小传',
    '唱词本',
    '保护规划文本',
    '学生习作',
    '价目表',
    '旧影题跋',
  ],
  final: [
    '楹帖荟萃',
    '师徒谱系',
    '踏勘日志',
    '拆迁始末记',
    '父老闲谈',
    '采访提纲',
    '施工组织设计',
    '谜面汇存',
    '咏物词',
    '藏品清册',
    '群像剪影',
    '唱段曲谱',
    '环境影响评价书',
    '征文获奖作品',
    '收费标准',
    '老照片背后的话',
  ],
};

/** Behind the first two characters, a place, they name a smaller one or another body. */
export const INSETS: Words = {
  tuning: ['北乡', '第二', '老街', '民办', '河东', '城厢', '西片', '附属'],
  final: ['南圩', '第四', '集镇', '私营', '山前', '乡间', '东片', '联营'],
};

/** Two in one slot of a number are two parts. */
export const PARTS: Couples = {
  tuning: [
    ['春册', '夏册'],
    ['智字号', '仁字号'],
    ['左编', '右编'],
    ['首辑', '末辑'],
    ['天部', '地部'],
    ['甲戌编', '乙亥编'],
    ['日班讲义', '夜班讲义'],
    ['一分册', '三分册'],
  ],
  final: [
    ['秋帙', '冬帙'],
    ['忠字函', '孝字函'],
    ['内篇', '外篇'],
    ['头卷', '尾卷'],
    ['山部', '水部'],
    ['庚午集', '辛未集'],
    ['晨读本', '晚读本'],
    ['二分卷', '五分卷'],
  ],
};

/** Two in one slot of other title information are two works. */
export const RESTS: Couples = {
  tuning: [
    ['桥梁部分', '道路部分'],
    ['少年组', '成人组'],
    ['油画作品', '版画作品'],
    ['初级班用', '高级班用'],
    ['东线', '西线'],
    ['手工业', '商业'],
    ['竹器', '漆器'],
    ['教师用书', '学生用书'],
  ],
  final: [
    ['供水专册', '供电专册'],
    ['老年组', '青年组'],
    ['摄影作品', '剪纸作品'],
    ['上学期', '下学期'],
    ['沿江段', '沿湖段'],
    ['渔业', '林业'],
    ['锡器', '瓷器'],
    ['干部读本', '群众读本'],
  ],
};

/** Edition statements of a text that was worked over. */
export const REVISIONS: Words = {
  tuning: ['增益版', '重编本', '再修本', '扩充版', '新订版', '改写本', '合订增广版', '续订版'],
  final: ['补益本', '重理本', '三修本', '拓展版', '另订版', '易稿本', '足本增页版', '更新版'],
};

/** Edition statements of a setting for other readers. */
export const READERS: Words = {
  tuning: ['亲子共读版', '拼音绘图本', '速读本', '口袋本', '触摸版', '教学版'],
  final: ['幼童彩图版', '注音认读本', '简写本', '掌中本', '凸字版', '课堂版'],
};

export const CARRIERS: Words = {
  tuning: ['有声读物', '幻灯片', 'VCD', '软盘', '数据库', 'Kindle'],
  final: ['音频流', '反转片', '蓝光盘', 'U盘', '微信小程序', 'MOBI'],
};

/** Ways of making an old book. */
export const TECHNIQUES: Words = {
  tuning: ['写刻本', '蜡刻本', '翻刻本', '泥活字本', '套印本'],
  final: ['巾箱刻本', '钢板誊写本', '覆刻本', '铜活字本', '朱墨本'],
};

/** Before or behind a title they continue it. */
export const CONTINUATIONS: Words = {
  tuning: ['再谈#', '#之余', '#又编', '#新录', '后#', '#二续', '#增遗', '#接编'],
  final: ['重说#', '#外录', '#又一编', '#后记集', '别#', '#三续', '#剩编', '#赓编'],
};

/** What a library notes of two pictures of one title. */
export const VIEWS: Couples = {
  tuning: [
    ['底片第31号', '底片第32号'],
    ['东侧台阶', '西侧台阶'],
    ['雨后行人', '雪中独轮车'],
    ['档号 C3-18', '档号 C3-47'],
    ['画面有三名船工', '画面为空船'],
  ],
  final: [
    ['胶卷第7格', '胶卷第19格'],
    ['南檐斗拱', '北檐斗拱'],
    ['晨雾中的挑夫', '午后的茶摊'],
    ['登记号 A112', '登记号 A211'],
    ['近处有孩童嬉戏', '近处停着黄包车'],
  ],
};

/** Volumes of a set that names none of them. */
export const VOLUMES: Words = {
  tuning: ['街巷分册', '第二函', '人物卷', '丙编', '卷三 物产', '附册'],
  final: ['河湖分册', '第五函', '匠作卷', '丁部', '卷六 祠庙', '别册'],
};

/** What one library writes and another does not, of the same thing. */
export const HARMLESS: Words = {
  tuning: ['内部资料', '馆藏本', '赠阅', '附图', '精装', '乡土教材'],
  final: ['内部交流', '特藏', '非卖品', '有插图', '布面', '市社科基金资助'],
};
