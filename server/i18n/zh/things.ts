/** What of a work is looked at and listened to, on its page and on the page of its pictures: Chinese. */
import type { ViewFault } from '../../../catalogue/things.ts';
import { n } from './number.ts';

export const things = {
  heading: '在线看与听',
  look: '看图',
  /** Beside the button, by what is there. */
  lookNotes: {
    iiif: '可逐级放大，成册的可翻页',
    picture: '可放大',
    small: '只有小图',
  },
  larger: (title: string): string => `看大图：${title}`,
  listen: (title: string): string => `试听：${title}`,
  watch: (title: string): string => `观看：${title}`,
  captionsUnknown: '来源没有注明有无字幕。',
  cannotPlay: (format: string): string =>
    `${format} 格式浏览器不能直接播放，请到来源下载后用播放器打开。`,
  atSource: (library: string): string => `到来源打开（${library}）`,
  playFault:
    '现在放不出来：来源没有回答，给的不是可播放的文件，或者从您这里同时播放的太多。请稍后再试，或到来源打开。',
  tooManyPlayed: '从您这里同时播放的太多',
  tooManyPlayedHint: (most: number, seconds: number): string =>
    `为了让别的读者也能听、能看，一处同时最多播放 ${most} 个录音或视频。请停下一个，等 ${seconds} 秒再试。`,
  allPlayed: '现在听的、看的人太多',
  allPlayedHint: (seconds: number): string =>
    `录音和视频的位子都占着。请等 ${seconds} 秒再试，或到来源打开。`,
  moreThings: (shown: number): string => `此处列出 ${n(shown)} 件，其余见“馆藏与获取”。`,
  rights: '权利',
  view: {
    title: (title: string): string => `看大图：${title}`,
    back: '返回文献页',
    /** Beside a title: 第 3 幅，共 12 幅 */
    page: (page: number, total: number): string => `第 ${n(page)} 幅，共 ${n(total)} 幅`,
    picture: (title: string, page: string): string => (page === '' ? title : `${title}，${page}`),
    part: (picture: string, zoom: number, column: number, row: number): string =>
      `${picture}，放大 ${zoom} 倍，第 ${row} 行第 ${column} 列`,
    previous: '上一幅',
    next: '下一幅',
    pages: '翻页',
    goTo: '翻到第几幅',
    go: '翻到',
    list: (shown: number, all: number): string =>
      shown < all ? `各幅名称（前 ${n(shown)} 幅）` : '各幅名称',
    unnamed: (page: number): string => `第 ${n(page)} 幅`,
    tooMany: (read: number): string => `这一册很长，这里只能翻到第 ${n(read)} 幅，其余请到来源看。`,
    others: '这种文献的其他图像',
    other: (number: number): string => `图像 ${n(number)}`,
    tools: '放大与缩小',
    zoomIn: '放大',
    zoomOut: '缩小',
    reset: '整幅',
    keys: '两指或按 ＋ 放大，− 缩小，方向键移动，0 回到整幅。',
    window: (title: string): string => `图像：${title}，可放大和移动`,
    closer: '放大',
    corners: ['左上', '右上', '左下', '右下'],
    beside: '移动',
    sides: { left: '向左', right: '向右', up: '向上', down: '向下' },
    whole: '整幅',
    wholeFile: '单独打开这幅图',
    source: '到来源看',
    imageFault: '图像的一部分现在取不到：来源没有回答。请稍后再试，或到来源看。',
    none: '这种文献没有可以在这里看的图像。图像只在收藏馆向所有人公开在线时显示；如何获取见文献页。',
    faults: {
      away: '图像现在取不到：来源没有回答，或者图像太大。请到来源看，或稍后再试。',
      unreadable: '来源给的不是我们能显示的图像。请到来源看。',
      empty: '这一幅没有图像。',
      beyond: '没有这一幅。',
    } satisfies Record<ViewFault, string>,
  },
};
