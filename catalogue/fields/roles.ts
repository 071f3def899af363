/**
 * What persons did, in the groups of the person facet: 修 · 纂 · 编 · 撰 and the like. A role comes as a word,
 * Chinese or English, or as a relator code of MARC (`aut`) or UNIMARC (`070`).
 */
import { fold } from '../text/text.ts';

export const ROLE_GROUPS = [
  'author',
  'reviser',
  'compiler',
  'editor',
  'annotator',
  'translator',
  'artist',
  'printer',
  'other',
] as const;
/** 撰著 · 修 · 纂辑 · 编 · 校注 · 译 · 书画摄影 · 刻印 · 未注明或其他 */
export type RoleGroup = (typeof ROLE_GROUPS)[number];

/** In this order: 译注 is a translation, 校注 a commentary, 纂修 a compilation, 编著 an edition. */
const GROUPS: readonly (readonly [RegExp, RoleGroup])[] = [
  [/[译譯]/u, 'translator'],
  [/[校注註笺箋疏评評点點勘]|整理|审订/u, 'annotator'],
  [/[纂辑輯]|[汇彙][编編]|采[录錄]/u, 'compiler'],
  [/修/u, 'reviser'],
  [/[绘繪画畫摄攝]|制[图圖]|[书書]写?$|篆刻/u, 'artist'],
  [/[编編集选選]/u, 'editor'],
  [/[撰著着述]|作|[记記]|原著/u, 'author'],
  [/[刻刊印镌鐫]/u, 'printer'],
];

/** Roles that are known and in none of the groups: 主讲, 策划, 收藏, 演唱, 主办 … */
const OTHERS =
  /^(?:总|總|主|副|特邀|执行|執行|责任|責任)?(?:导演|導演|编剧|策划|策劃|监制|監製|制作|製作|制片|题|題|题签|题词|题字|序|作序|跋|鉴定|鑒定|审|審|审定|顾问|顧問|讲|讲述|講述|主讲|采访|採訪|访谈|收藏|珍藏|藏|捐赠|捐献|提供|供稿|演|表演|主演|演唱|演奏|配音|录音|出版|发行|主办|承办|协办|资助|主持|设计|設計|研究|指导|传|傳|传承|口述|测|测量|勘测|口授|受访|授|补|補|订|訂|图|圖|文|词|曲|责任者|发布)(?:者|人)?$/u;

const RELATORS = new Map<string, RoleGroup>();
/** MARC relator codes with their English words, then UNIMARC codes (070 author …). */
const CODES: Readonly<Record<RoleGroup, string>> = {
  author:
    'aut author aui cre creator dte ctb contributor jrn lyr cmp composer lbt att dub 070 080 090 100 205 230 520 570',
  reviser: 'red redaktor',
  compiler: 'com compiler 220',
  editor: 'edt editor edc edm pbd 340 651 320',
  annotator: 'ann annotator cmm commentator wac wpr aft crr 020 210 212 075 010',
  translator: 'trl translator 730',
  artist:
    'art artist ill illustrator pht photographer cll calligrapher cns ctg cartographer drm eng etr egr ltg scl pnt 040 180 350 360 440 510 530 600 705',
  printer: 'prt printer bkp mfr pop tyg wdc 610 620 750 760',
  other:
    'pbl publisher drt director prd producer nrt narrator ive interviewer ivr interviewee spk speaker prf performer sng singer act actor col collector own owner fmo former dnr donor isb spn sponsor org hst host his rth res researcher dgs degree supervisor ths aqt asn orm cur curator rcp dst distributor oth sgn signer std fnd funder mus musician itr cnd pro dsr designer csl consultant adv 005 060 065 110 120 130 160 170 190 200 245 250 255 257 260 270 273 280 290 300 305 310 330 365 370 380 390 400 410 420 430 450 460 470 475 480 490 500 505 515 540 545 550 555 557 560 565 580 582 584 587 590 595 605 630 632 633 635 637 640 650 655 660 665 670 673 675 677 680 690 695 700 710 720 721 723 726 727 740',
};
for (const group of ROLE_GROUPS)
  for (const code of CODES[group].split(' ')) RELATORS.set(code, group);

/** @param role as the record words it; null when it says none */
export function roleGroup(role: string | null): RoleGroup {
  if (role === null) return 'other';
  return RELATORS.get(bareRole(role)) ?? GROUPS.find(([words]) => words.test(role))?.[1] ?? 'other';
}

/** False for a word or code that says nothing to us: 负责人, 999, xyz. */
export function isKnownRole(role: string): boolean {
  const bare = bareRole(role);
  return bare === '' || RELATORS.has(bare) || OTHERS.test(bare) || roleGroup(role) !== 'other';
}

/** `Author,` and http://id.loc.gov/vocabulary/relators/aut as the word or code alone. */
function bareRole(role: string): string {
  return fold(role)
    .replace(/^https?:\/\/id\.loc\.gov\/vocabulary\/relators\//u, '')
    .replace(/[()[\]]/gu, '')
    .replace(/(?<![\s.,;:/等])[\s.,;:/等]+$/u, '')
    .trim();
}
