/** Opening hours: Chinese. */
export const hours = {
  title: '开放时间',
  weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  days: '日期',
  open: '开放',
  closedDay: '闭馆',
  soon: '近期的不同安排',
  between: '；',
  span: (from: string, until: string | null): string =>
    until === null ? from : `${from}至${until}`,
  openUntil: (time: string): string => `现在开放，${time} 闭馆`,
  closed: (why: string): string => (why === '' ? '现在闭馆' : `现在闭馆（${why}）`),
  closedUntil: (why: string, day: string, time: string): string =>
    `现在闭馆${why === '' ? '' : `（${why}）`}，${day} ${time} 开馆`,
  today: '今天',
  tomorrow: '明天',
};
