/**
 * What persons did, in the groups of the person facet: 修 · 纂 · 编 · 撰 and the like. A role comes as a word,
 * Chinese or English, or as a relator code of MARC (`aut`) or UNIMARC (`070`).
 */
import { fold } from '../text/text.ts';
import { isRoleWord } from './role-words.ts';

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

/**
 * On folded words, in this order: 译注 is a translation, 校注 a commentary, 纂修 a compilation, 编著 an edition;
 * 集解 and 正义 are commentaries as well, 增补 a revision.
 */
const GROUPS: readonly (readonly [RegExp, RoleGroup])[] = [
  [/译/u, 'translator'],
  [
    /[校注笺疏评点勘释训批]|集[解说传]|索隐|正义|[义证]疏|音义|章句|句读|断句|[详题]解|赏析|整理|[审参鉴考]订|考[证辨异]|[校集笺疏]证/u,
    'annotator',
  ],
  [/[纂辑]|[汇会类丛]编|采[录集写编]|[搜收征汇]集/u, 'compiler'],
  [/修|增[补订删]|补[正遗订写]|[订续]补|订正/u, 'reviser'],
  [/[绘画摄]|制图|[插配]图|书(?:写|丹|法)?$|[摹篆]|临(?:写|摹)?$/u, 'artist'],
  [/[编集选]/u, 'editor'],
  [/[撰著着述]|作|记|执笔|起草|[供统]稿/u, 'author'],
  [/[刻刊印镌拓]/u, 'printer'],
];

/** Roles that are known and in none of the groups: 主讲, 策划, 收藏, 演唱, 主办 … On folded words. */
const OTHERS =
  /^(?:总|主|副|特邀|执行|责任)?(?:导演|编剧|策划|监制|制作|制片|题|题签|题词|题字|题跋|序|作序|跋|鉴定|鉴赏|审|审定|审阅|审核|审稿|顾问|讲|讲述|讲授|演讲|主讲|采访|访谈|收藏|珍藏|藏|捐赠|捐献|提供|供稿|演|表演|主演|演唱|演奏|朗诵|播讲|演播|配音|录音|录像|解说|出版|发行|主办|承办|协办|资助|主持|设计|装帧|研究|指导|传|传承|口述|测|测量|勘测|口授|受访|授|补|订|图|文|词|曲|填词|谱曲|抄录|抄写|手抄|手录|缮写|缮录|誊录|传抄|笔录|录|抄|写|雕刻|勒石|治印|梓行|责任者|发布)(?:者|人)?$/u;

const RELATORS = new Map<string, RoleGroup>();
/** MARC relator codes with their English words, then UNIMARC codes (070 author …). */
const CODES: Readonly<Record<RoleGroup, string>> = {
  author:
    'aut author aui cre creator dte ctb contributor jrn lyr cmp composer lbt att dub 070 080 090 100 205 230 520 570',
  reviser: 'red redaktor',
  compiler: 'com compiler 220',
  editor: 'edt editor ed eds edc edm pbd 340 651 320',
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
  const bare = bareRole(role);
  return RELATORS.get(bare) ?? GROUPS.find(([words]) => words.test(bare))?.[1] ?? 'other';
}

/** True for an English word or code in small letters: author, editor, ill. */
export function isRelator(word: string): boolean {
  return /^[a-z][a-z ]{1,30}\.?$/.test(word) && RELATORS.has(bareRole(word));
}

/** False for a word or code that says nothing to us: 负责人, 999, xyz. */
export function isKnownRole(role: string): boolean {
  const bare = bareRole(role);
  return (
    bare === '' ||
    RELATORS.has(bare) ||
    OTHERS.test(bare) ||
    isRoleWord(bare) ||
    roleGroup(role) !== 'other'
  );
}

/** `Author,` and http://id.loc.gov/vocabulary/relators/aut as the word or code alone. */
function bareRole(role: string): string {
  return fold(role)
    .replace(/^https?:\/\/id\.loc\.gov\/vocabulary\/relators\//u, '')
    .replace(/[()[\]]/gu, '')
    .replace(/(?<![\s.,;:/等])[\s.,;:/等]+$/u, '')
    .trim();
}
