/** What readers are told of something that was taken down: never what it was, nor why if nobody wrote that for them. */
export const takenDown = {
  title: '已下架',
  work: (by: string, day: string): string => `这种文献已于 ${day} 由${by}下架，不再公开。`,
  collection: (by: string, day: string): string => `这个特色库已于 ${day} 由${by}下架，不再公开。`,
  /** Who did it, when it was no library for its own. */
  city: '全市平台管理员',
  notice: '说明',
  ask: (library: string): string => `如有疑问，请向${library}询问，或在线留言，会有编号和答复。`,
  library: (library: string): string => `${library}的联系方式`,
  feedback: '在线留言',
};
