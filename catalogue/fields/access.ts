/**
 * How a reader gets at a holding: a closed list. Access comes from the record, else from the
 * collection's default; an address alone never makes a holding open.
 */
import { fold } from '../text/text.ts';

export const ACCESS = [
  'online',
  'login',
  'network',
  'onsite',
  'loan',
  'catalogue',
  'unknown',
] as const;

/**
 * `online` 在线全文 · `login` 登录可看（读者证） · `network` 馆内网络可看 · `onsite` 到馆阅览 ·
 * `loan` 可外借 · `catalogue` 仅目录 · `unknown` 未注明
 */
export type Access = (typeof ACCESS)[number];

/**
 * From the way by which a reader sees the document soonest to where it has to be asked for first: at home, at home
 * with a card, carried home, on the spot, on the spot at a computer.
 */
export const BEST_WAYS: readonly Access[] = [
  'online',
  'login',
  'loan',
  'onsite',
  'network',
  'catalogue',
  'unknown',
];

/** Whether it is seen at home, and nobody has to go for it. */
export function isAtHome(access: Access): boolean {
  return access === 'online' || access === 'login';
}

/** What a holding is made of. One ISBN may stand on a print and on an electronic record. */
export const CARRIERS = ['print', 'electronic', 'micro', 'manuscript', 'mixed', 'unknown'] as const;
export type Carrier = (typeof CARRIERS)[number];

/**
 * Phrases about access on folded text. Refusals come first, so that 不外借 is never read as 外借; among the
 * rest the more restrictive wins, because a reader sent away is worse served than one told to ask.
 */
const ACCESS_WORDS: readonly (readonly [RegExp, Access])[] = [
  [
    /仅(?:供)?目录|仅(?:限)?书目|只有目录|不提供(?:阅览|阅读|原文|全文)|无全文|metadata only/u,
    'catalogue',
  ],
  [
    /馆内(?:局域)?网|馆域网|局域网|内网|馆内(?:电脑|终端|机位)|intranet|library network/u,
    'network',
  ],
  [/登录|登陆|读者证|注册(?:用户|读者)|凭证(?:访问|阅读)|login|registered/u, 'login'],
  [
    /(?:馆内|到馆|现场|阅览室|特藏室)(?:查阅|查看|阅览|阅读|使用|收听|试听|聆听|观看|播放|欣赏)|限馆内|仅(?:供|限)?(?:馆内)?阅览|不外借|不可外借|不得外借|禁止外借|概不外借|馆藏阅览|^阅览$|on[- ]?site|reading room/u,
    'onsite',
  ],
  [/(?:可|可以|提供)?外借|可借|流通|circulat|loan/u, 'loan'],
  [
    /(?:在线|网上)(?:全文|阅读|阅览|浏览|访问|查看)|(?:在线|网上|免费)(?:收听|试听|聆听|观看|播放|点播|欣赏)(?!权)|全文(?:在线|公开|开放|浏览)|开放获取|公开(?:访问|获取|浏览|阅览)|免费(?:访问|阅读|浏览|获取)|open ?access|free online/u,
    'online',
  ],
];

/** Words that turn a promise into a refusal: 未公开获取, 非开放获取, 不提供在线阅读. */
const REFUSED = /(?:不|未|非|无|禁止|暂不|尚未|没有)(?:予|能|可|得|提供|支持|对外|经授权)? ?$/u;

/**
 * The access that the record's own words name. Rights of authors say nothing about it: 公有领域 alone is
 * not 在线全文.
 *
 * @returns null when no known phrase is there; of several the most restrictive
 */
export function readAccess(words: readonly string[]): Access | null {
  const spoken = words.map((word) => fold(word.slice(0, 500)));
  for (const [pattern, access] of ACCESS_WORDS) {
    for (const folded of spoken) {
      const found = pattern.exec(folded);
      if (found === null) continue;
      const refused =
        (access === 'online' || access === 'loan') && REFUSED.test(folded.slice(0, found.index));
      if (!refused) return access;
    }
  }
  return null;
}

const ELECTRONIC =
  /电子|数字化|(?:cd|dvd)-?rom|^计算机$|计算机(?:文件|[磁光]|卡|芯片|程序|数据|资源)|[u优软磁硬]盘|在线(?:资源|阅读|浏览|全文)|网络(?:资源|版)|有声书|听书|光盘|online|digital|electronic|computer|application\/|image\/|video\/|audio\/|text\/(?:html|plain|xml)|(?:^|\W)(?:pdf|jpe?g|tiff?|png|mp3|mp4|epub|html|pdg|ceb|djvu|mobi|caj)(?:\W|$)/u;

const CARRIER_WORDS: readonly (readonly [RegExp, Carrier])[] = [
  [/缩微|胶卷|胶片|micro(?:film|fiche|form)/u, 'micro'],
  [ELECTRONIC, 'electronic'],
  [/稿本|抄本|钞本|手稿|手写|写本|manuscript/u, 'manuscript'],
  [
    /纸质|纸本|印本|印刷|刻本|刊本|线装|平装|精装|石印|铅印|影印|册|函|print|volume|unmediated|无需?媒介|\d\s?(?:页|叶|p\.|pages)|hardcover|paperback/u,
    'print',
  ],
];

/** Words that name paper; pages and 册 are counted of scans as well. */
const PAPER = /纸质|纸本|印刷型|平装|精装|线装|print|hardcover|paperback/u;
/** A disc beside a book is no other carrier. */
const DISC = /(?:附|[+＋,，;；]).{0,8}(?:光盘|磁盘|软盘|u盘|cd|dvd)|\d\s?(?:张|片|片装)?光盘/gu;

/** The carrier that these words name; `mixed` when they name paper and a file both. */
export function carrierOf(words: readonly string[]): Carrier {
  const folded = words.map((word) => fold(word.slice(0, 300)));
  const named = CARRIER_WORDS.filter(([pattern]) => folded.some((word) => pattern.test(word))).map(
    ([, carrier]) => carrier,
  );
  if (named.includes('print') && named.includes('electronic')) {
    const hasFile = folded.some((word) => ELECTRONIC.test(word.replace(DISC, '')));
    if (!hasFile) return 'print';
    // 在线资源(393页) is one electronic thing, and so is a PDF of 393 pages; paper and a file are two.
    const hasPaper = folded.some((word) => PAPER.test(word));
    return !hasPaper || folded.some((word) => ONLINE.test(word)) ? 'electronic' : 'mixed';
  }
  return named[0] ?? 'unknown';
}

const ONLINE = /在线资源|online resource|electronic resource/u;
