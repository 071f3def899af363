/**
 * Korean in EUC-KR and Japanese in EUC-JP, which GB18030 reads as common Chinese characters: 난징의 역사 gives
 * 抄隆狼 开荤. No text is implausible in GB18030 for that reason, so what is looked for is what chance does not
 * give: the syllables that Korean is made of, or kana among characters that titles of Japan are made of, which
 * are others when the same bytes are read as GB18030. Kana have the same bytes in both.
 */
import { isHan } from './plausible.ts';
import { strictly } from './strictly.ts';

export type NeighbourEncoding = 'euc-kr' | 'euc-jp';

/** About a twelfth of the syllables of KS X 1001, and most of what is printed. */
const SYLLABLES = new Set(
  '가각간감강개거건경계고공과관광교구국군권그근글금기길김나남내년노논는니다단당대더도독동두드등라락란랑래러려력련령로론료류르를름리마만말매면명모목무문물미민바박반발방배백법변별병보복본부북분비사산삼상새생서석선설섭성세소속송수술스시식신실심아안암야약양어언업에여역연열영예오온와왕외요용우운울웅원월위유육윤은을음읍의이인일임입있자작잡장재저적전절점정제조족종주중증지직진질집차참창채책천철청체초촌총최추축출춘충치친침카크타태터토통트파판편평포표품풍프하학한합해행향허헌혁현형혜호홍화환활황회효후훈흥희',
);
/** Of the titles of Japan, and their Chinese forms: the reading that has more of them is the right one. */
const CHARACTERS = new Set(
  '日本中国國人大学學研究会會社書书史歴历文化東东京南北西都市地図图集全編编著訳译新年出版部法論论経经済济政治教育科語语言記记録录古代近現现世界入門门生活美術术館馆資资料報报告第一二三四五六七八九十上下巻卷号行民族思想宗仏佛道物理工農农業业産产医薬药自然山川水海島岛県县村町寺神明昭和平成江戸户清朝唐宋元戦战争事件家女子小説说詩诗歌音楽乐建築筑写真絵绘画洋亜亚欧米英独度鮮鲜台湾湾満满洲支那城旅遊游案内房堂月紀纪伝传遺遗跡迹時时間间前後后作者品',
);

const HANGUL = /[\uac00-\ud7a3]/gu;
const KANA = /[\u3041-\u3096\u30a1-\u30fa]/gu;
const BEYOND_ASCII = /[^\0-\x7f]/gu;

/** Syllables that are enough; and characters, when the record says that it is in the language. */
const FEWEST_SYLLABLES = 6;
const FEWEST_SAID = 4;
/** Kana that are enough to ask which characters stand among them. */
const FEWEST_KANA = 2;
/** Of a text in EUC-KR so much are syllables, the rest Chinese characters and marks; and of those so many common. */
const SHARE = 0.7;
const COMMON = 0.5;

/**
 * @param said whether the record says that it is in the language of this encoding
 * @returns the encoding that the bytes are certainly in, and their text
 */
export function neighbourOf(
  bytes: Uint8Array,
  said: (encoding: NeighbourEncoding) => boolean,
): { readonly encoding: NeighbourEncoding; readonly text: string } | undefined {
  const korean = strictly(bytes, 'euc-kr');
  if (korean !== undefined && isKorean(korean, said('euc-kr') ? FEWEST_SAID : FEWEST_SYLLABLES))
    return { encoding: 'euc-kr', text: korean };
  const japanese = strictly(bytes, 'euc-jp');
  if (japanese === undefined) return undefined;
  const kana = countOf(japanese, KANA);
  if (kana < FEWEST_KANA && !(said('euc-jp') && countOf(japanese, BEYOND_ASCII) >= FEWEST_SAID))
    return undefined;
  return shareOfTitles(japanese) > shareOfTitles(strictly(bytes, 'gb18030') ?? '')
    ? { encoding: 'euc-jp', text: japanese }
    : undefined;
}

function isKorean(text: string, fewest: number): boolean {
  const syllables = text.match(HANGUL) ?? [];
  if (syllables.length < fewest || syllables.length < countOf(text, BEYOND_ASCII) * SHARE)
    return false;
  return syllables.filter((one) => SYLLABLES.has(one)).length >= syllables.length * COMMON;
}

/** Which part of its Chinese characters titles have often. */
function shareOfTitles(text: string): number {
  const characters = Array.from(text).filter((one) => isHan(one.codePointAt(0) ?? 0));
  if (characters.length === 0) return 0;
  return characters.filter((one) => CHARACTERS.has(one)).length / characters.length;
}

function countOf(text: string, kind: RegExp): number {
  return text.match(kind)?.length ?? 0;
}
