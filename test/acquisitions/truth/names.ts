/** Words of which titles, persons and houses of the city's works are put together; none of it is a real description. */
import type { Random } from '../../support/random.ts';

const words = (text: string): readonly string[] => text.split(' ');

export const PLACES = words(
  '江宁 秦淮 六合 高淳 溧水 栖霞 浦口 玄武 鼓楼 雨花台 建邺 白下 下关 汤山 湖熟 秣陵 禄口 固城 桠溪 竹镇 瓜埠 桥林 汤泉 石湫 漆桥 龙潭',
);
const LOCAL_THEMES = words(
  '水利 古桥 民歌 书院 祠堂 茶事 碑刻 地名 航运 烈士 街巷 戏曲 医药 教育 佛寺 物产 商会 气象 园林 方言 民居 移民 粮食 庙会',
);
const LOCAL_KINDS = words(
  '考略 史料选 图录 调查报告 口述史 档案选编 杂记 史话 丛谈 大事记 资料汇编 概览 论集',
);
const TOPICS = words(
  '机器学习 宏观经济学 有机化学 线性代数 数据库系统 市场营销 组织行为学 刑法学 民事诉讼法 中医诊断学 儿科护理 园艺栽培 建筑力学 桥梁工程 信号处理 操作系统 古代汉语 比较文学 教育心理学 社会学 人力资源管理 财务会计 国际贸易 公共管理 食品安全 环境监测 遥感技术 城市规划 文物保护 图书馆学 档案管理 摄影艺术 书法 国画技法 声乐 舞蹈编导 篮球训练 营养学 急救医学 口腔医学 统计学 复变函数 电路分析 材料力学 免疫学 植物分类 土壤学 世界史 哲学 逻辑学 传播学 广告学 旅游管理 语言学 翻译学',
);
const FORMS = words(
  '导论 教程 十讲 原理 案例精选 基础 概论 实验指导 习题集 手册 前沿 通识课 入门 新编 实务 研究方法 简史',
);
const MOODS = words(
  '漫长的 最后的 看不见的 沉默的 遥远的 迟到的 燃烧的 消失的 午后的 北方的 透明的 失眠的 第七个 被遗忘的 没有名字的 逆行的 盐碱地上的 寄往南方的 夜航船上的 零度的 山那边的 借来的 半开的 无人的 失重的 夏天的 未寄出的 南下的 倒叙的 二十岁的 雪线上的 玻璃的',
);
const THINGS = words(
  '雨季 邮差 站台 灯塔 麦田 花园 证人 木匠 河流 信箱 渡口 棋手 厨房 合唱团 冬天 地图 候鸟 钟表匠 病房 驯鹿 剧场 矿工 舅舅 长堤 相册 晚宴 沙丘 旅店 铁匠铺 月台 群岛 告别 房间 证词 苹果树 列车 海岸 独白 家书 缝纫机 黄昏 秘密 乐谱 墙 夜班 礼物 桥洞 收音机',
);
const SURNAMES = Array.from(
  '陈王李张刘周吴徐孙朱马胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈',
);
const GIVEN = Array.from('文华国明建德志宏永秀云海清松柏春林玉堂景石泉之元亨伯仲平安晓雯思远梓涵');
/** Name, place, number in the ISBN. */
export const HOUSES: readonly (readonly [string, string, string])[] = [
  ['南京出版社', '南京', '5533'],
  ['江苏人民出版社', '南京', '214'],
  ['南京大学出版社', '南京', '305'],
  ['东南大学出版社', '南京', '5641'],
  ['译林出版社', '南京', '5447'],
  ['江苏凤凰文艺出版社', '南京', '5594'],
  ['凤凰出版社', '南京', '5506'],
  ['中华书局', '北京', '101'],
  ['人民文学出版社', '北京', '02'],
  ['科学出版社', '北京', '03'],
  ['高等教育出版社', '北京', '04'],
  ['清华大学出版社', '北京', '302'],
  ['机械工业出版社', '北京', '111'],
  ['方志出版社', '北京', '5144'],
  ['生活·读书·新知三联书店', '北京', '108'],
  ['上海古籍出版社', '上海', '5325'],
  ['广西师范大学出版社', '桂林', '5598'],
  ['浙江文艺出版社', '杭州', '5339'],
];
export const SERIES = words('大学通识丛书 江南文化研究丛书 博雅文库 名家小说系列 二十一世纪教材');
const SUBTITLES = words(
  '一部社会史 从入门到精通 理论与实践 以江南为中心 1949—1978 方法、案例与反思 我的前半生 口述与记忆',
);
const OLD_KINDS = words(
  '竹枝词 风土记 碑目 水道考 金石志 乡土志 杂咏 胜迹录 里乘 艺文略 寺观记 物产谱 耆旧传 纪事诗',
);
const OLD_DATES = words(
  '清乾隆四十二年 清嘉庆十六年 清道光二十年 清咸丰二年 清同治十三年 清光绪四年 清光绪二十五年 清宣统二年 民国六年 民国十四年 民国二十二年',
);
const HALLS = words('友恭堂 可园 津逮楼 翠微亭 敦睦堂 五松书屋 诗礼堂 冶城书局 聚珍书局');

/** Titles that have not been given yet. */
export class Titles {
  readonly #given = new Set<string>();
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  local(): string {
    return this.#fresh((one) => one(PLACES) + one(LOCAL_THEMES) + one(LOCAL_KINDS));
  }

  lesson(): string {
    return this.#fresh((one) => one(TOPICS) + one(FORMS));
  }

  novel(): string {
    return this.#fresh((one) => one(MOODS) + one(THINGS));
  }

  old(): string {
    return this.#fresh((one) => one(PLACES) + one(OLD_KINDS));
  }

  #fresh(make: (one: (list: readonly string[]) => string) => string): string {
    for (let tried = 0; tried < 10_000; tried++) {
      const title = make((list) => this.#random.one(list));
      if (this.#given.has(title)) continue;
      this.#given.add(title);
      return title;
    }
    throw new Error('there are too few words for so many titles');
  }
}

export function person(random: Random): string {
  const second = random.next() < 0.75 ? random.one(GIVEN) : '';
  return random.one(SURNAMES) + random.one(GIVEN) + second;
}

export const subtitle = (random: Random): string => random.one(SUBTITLES);
export const oldDate = (random: Random): string => random.one(OLD_DATES);
export const hall = (random: Random): string => random.one(HALLS);
