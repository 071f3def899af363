/** What a library's page leads with: Chinese. */
import { n } from './number.ts';

export const portrait = {
  onlyTitle: '只有这里有',
  only: (works: number, share: string): string =>
    `全市只有本馆收藏的文献 ${n(works)} 种，占馆藏的 ${share}。`,
  onlyHint: '按版本和载体计：别的馆有另一版本、另一载体的，也算独有。',
  allOnly: (works: number): string => `列出全部 ${n(works)} 种独有文献`,
  strongTitle: '馆藏特色',
  strongHint: '在本馆所占的比例高于全市的；色条是本馆的比例，竖线是全市的。',
  strong: { type: '类型', class: '学科', subject: '主题' },
  share: (works: number, share: string, cityShare: string): string =>
    `${n(works)} 种，占本馆 ${share}，全市 ${cityShare}`,
  periods: '馆藏年代',
  nothingYet: '本馆还没有文献收录进来。',
  sourcesAndUpdates: '数据来源和收割情况',
  hits: '本库文献',
};
