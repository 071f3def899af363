/**
 * Kinds of document, a closed list for local collections; the printed form stays beside the codes. A document is
 * of one main kind, that which its record's words name, and of others besides: a gazetteer printed before 1912 is
 * 方志 and 古籍. Labels for pages are in `server/i18n/`.
 */
import { placesIn } from './places.ts';
import { remembered } from '../text/remembered.ts';
import { fold } from '../text/text.ts';

export const TYPES = [
  'book',
  'rarebook',
  'gazetteer',
  'genealogy',
  'yearbook',
  'memoir-series',
  'serial',
  'newspaper',
  'article',
  'thesis',
  'map',
  'rubbing',
  'archive',
  'ticket',
  'image',
  'artwork',
  'music',
  'audio',
  'video',
  'oral-history',
  'database',
  'other',
] as const;

/**
 * 图书 · 古籍 · 方志 · 家谱 · 年鉴 · 文史资料 · 期刊 · 报纸 · 论文篇章 · 学位论文 · 地图 · 拓片 · 手稿与契约文书 ·
 * 票证 · 照片图片 · 书画 · 乐谱歌谣 · 音频 · 视频 · 口述史料 · 数据库 · 其他
 */
export type TypeCode = (typeof TYPES)[number];

/** Words of records and the kind they name, on folded text; the first rule that matches decides. */
const WORDS: readonly (readonly [RegExp, TypeCode])[] = [
  [/口述/u, 'oral-history'],
  [/家谱|宗谱|族谱|家乘|谱牒|genealog/u, 'genealogy'],
  [/年鉴|yearbook/u, 'yearbook'],
  [/文史资料/u, 'memoir-series'],
  [/方志|县志|府志|区志|市志|镇志|乡志|gazetteer/u, 'gazetteer'],
  [/拓片|拓本|搨本|碑帖|rubbing/u, 'rubbing'],
  [
    /票证|票据|[粮布油肉煤]票|[门车船戏月邮股]票|证券|债券|纸币|钱币|ticket|coupon|banknote/u,
    'ticket',
  ],
  [/地图|舆图|测绘|cartographic|^map$|(?:^|\W)map/u, 'map'],
  [/学位论文|[博硕]士.{0,3}论文|thesis|dissertation/u, 'thesis'],
  [/论文|文章|article|篇章|析出/u, 'article'],
  [/报纸|newspaper/u, 'newspaper'],
  [/期刊|杂志|连续出版物|journal|periodical|serial/u, 'serial'],
  [/古籍|善本|线装|rare ?book/u, 'rarebook'],
  [/歌谣|民歌|乐谱|曲谱|music|notated/u, 'music'],
  [/录音|音频|sound|audio/u, 'audio'],
  [/录像|视频|影像资料|movingimage|moving image|video|电影/u, 'video'],
  // 画册 and 画报 are printed pictures; 连环画 are books.
  [
    /书画|字画|国画|中国画|水墨|水彩|油画|版画|年画|书法|法书|绘画(?!本)|painting|calligraph|drawing/u,
    'artwork',
  ],
  [/照片|图片|图像|老照片|明信片|画册|stillimage|still image|^image$|photograph/u, 'image'],
  [/手稿|档案|契约|契据|[地房田]契|文书|信札|手札|尺牍|manuscript|archiv/u, 'archive'],
  [/数据库|dataset|database/u, 'database'],
  [/图书|专著|普通书|^book$|monograph|books?/u, 'book'],
];

/** Ends of titles that name a kind by themselves; used only when the record's words name none. */
const TITLE_ENDS: readonly (readonly [RegExp, TypeCode])[] = [
  [
    /(?:[家宗族支房]谱|[氏姓家][世统通总合]谱|家乘)(?:[一二三四五六七八九十百]{1,8}卷|(?:不分卷)?$)/u,
    'genealogy',
  ],
  [/年鉴(?:\d{4}|[\d零一二三四五六七八九十百总第卷期册辑号年度版上中下]{0,20}$)/u, 'yearbook'],
  [/文史资料(?:选辑)?(?:第.{1,4}辑)?$/u, 'memoir-series'],
  [
    /(?:[县府州区市镇乡村省卫厅]|乡土)[新续合全]?志[稿略补]?(?:[一二三四五六七八九十百]{1,8}卷|(?:不分卷)?$)/u,
    'gazetteer',
  ],
  [/(?:[粮布油肉煤]|[门车船戏月股邮])票$|(?:购[粮货物]|供应)证$/u, 'ticket'],
  [/(?:图轴|立轴|扇面|条屏|手卷|书轴)$/u, 'artwork'],
];

/** UNIMARC and MARC21 leader positions 6 and 7. */
const LEADER: Readonly<Record<string, TypeCode>> = {
  a: 'book',
  b: 'archive',
  c: 'music',
  d: 'music',
  e: 'map',
  f: 'map',
  g: 'video',
  i: 'audio',
  j: 'audio',
  k: 'image',
  l: 'database',
  t: 'archive',
};

/** 金陵新志, 景定建康志: a gazetteer by the name of its place. */
const OF_PLACE =
  /(\p{Script=Han}{2})[新续旧简通]?志[稿略补]?(?:[一二三四五六七八九十百]{1,8}卷|(?:不分卷)?$)/u;
/** What else is one when its record has 方志 among the subjects: 秦淮志, 凤麓小志. */
const MAY_BE_GAZETTEER = /志[稿略补]?(?:[一二三四五六七八九十百]{1,8}卷|(?:不分卷)?$)/u;
const SUBJECT_GAZETTEER = /^(?:地方志|方志|[府县州市区乡镇村]{1,2}志|乡土志)(?:$|[-—])/u;
const ABOUT_GAZETTEERS = /研究|目录|方志学|编纂|理论|考证/u;

/** Books of the time before the Republic are 古籍 whatever else they are. */
const BEFORE_REPUBLIC = 1912;
const BOOKS: ReadonlySet<TypeCode> = new Set(['book', 'gazetteer', 'genealogy', 'memoir-series']);
/** Of other kinds the title may end in 县志 or 宗谱 and speak of one: articles, rubbings, maps. */
const TITLED: ReadonlySet<TypeCode> = new Set([
  ...BOOKS,
  'rarebook',
  'yearbook',
  'serial',
  'archive',
]);

export interface TypeHints {
  readonly title: string;
  /** Subject headings as printed. */
  readonly subjects?: readonly string[];
  /** Last year of publication; absent when unknown. */
  readonly year?: number;
  /** What the coded fields of MARC say beyond the leader: a serial is a newspaper, a picture is painted. */
  readonly coded?: TypeCode;
  /** MARC leader; only positions 6 and 7 are looked at. */
  readonly leader?: string;
}

/** Kinds that say little: another word, the title or a code may know better than 图书, 图片 or 连续出版物. */
const FINER: Readonly<Partial<Record<TypeCode, readonly TypeCode[]>>> = {
  book: [
    'rarebook',
    'gazetteer',
    'genealogy',
    'yearbook',
    'memoir-series',
    'oral-history',
    'thesis',
  ],
  image: ['artwork', 'map', 'rubbing', 'ticket'],
  serial: ['newspaper', 'yearbook', 'memoir-series'],
};

/**
 * All kinds of a document, the main one first. Words of the record, its title, its codes and its age are asked;
 * a kind that says little (图书) is left out beside one that says more.
 */
export function typesOf(
  words: readonly string[],
  hints: TypeHints,
): readonly [TypeCode, ...TypeCode[]] {
  const main = mainType(words, hints);
  const parts = words.flatMap((word) => word.slice(0, 100).split(/[;；,，、/|]/u));
  const asked: readonly (TypeCode | undefined)[] = [
    ...parts.map((part) => named(part) ?? undefined),
    ...parts.filter((part) => RARE.test(fold(part))).map((): TypeCode => 'rarebook'),
    TITLED.has(main) ? fromTitle(hints) : undefined,
    hints.coded,
    SPECIAL_LEADERS.has(hints.leader?.[6] ?? '') ? LEADER[hints.leader?.[6] ?? ''] : undefined,
    BOOKS.has(main) && (hints.year ?? BEFORE_REPUBLIC) < BEFORE_REPUBLIC ? 'rarebook' : undefined,
  ];
  const others = asked.flatMap((code) => (code === undefined || code === 'other' ? [] : [code]));
  const all = new Set([main, ...others]);
  return [main, ...[...all].filter((code) => code !== main && !isVague(code, all))];
}

const RARE = /古籍|善本|线装/u;
/** Music, maps, films, recordings: what a leader says that no word of 古籍 or 民歌 does. */
const SPECIAL_LEADERS: ReadonlySet<string> = new Set('cdefgij');

function isVague(code: TypeCode, all: ReadonlySet<TypeCode>): boolean {
  return FINER[code]?.some((finer) => all.has(finer)) ?? false;
}

const named = remembered((word: string): TypeCode | null => {
  const folded = fold(word.slice(0, 100)).trim();
  return WORDS.find(([pattern]) => pattern.test(folded))?.[1] ?? null;
});

/** The kind that the record's own words name, else its title, its codes, its leader, else `other`. */
function mainType(words: readonly string[], hints: TypeHints): TypeCode {
  // The word `Text` of DCMI says nothing about the kind.
  const kinds = words.flatMap((word) => named(word) ?? []);
  const [first] = kinds;
  const others = [...kinds.slice(1), fromTitle(hints), hints.coded].filter(
    (code) => code !== undefined,
  );
  if (first !== undefined) return others.find((code) => FINER[first]?.includes(code)) ?? first;
  const [other] = others;
  if (other !== undefined) return other;
  const [kind, level] = [hints.leader?.[6], hints.leader?.[7]];
  if (kind === 'a' && (level === 's' || level === 'b')) return 'serial';
  return LEADER[kind ?? ''] ?? 'other';
}

/** 王氏族谱（上元支）, 江宁县志［校注本］; not 年鉴（2004年卷）, whose year belongs to the ending. */
const IN_BRACKETS =
  /(?<=[谱譜乘志誌])\s?[(（［[〔【][^(（［[〔【\])）］〕】]{1,40}[\])）］〕】]\s?$/u;

function fromTitle({ title, subjects = [], year }: TypeHints): TypeCode | undefined {
  const folded = fold(title.slice(0, 300).replace(IN_BRACKETS, '')).replace(/[^\p{L}\p{N}]/gu, '');
  const ending = TITLE_ENDS.find(([pattern]) => pattern.test(folded))?.[1];
  if (ending !== undefined || !MAY_BE_GAZETTEER.test(folded)) return ending;
  const place = OF_PLACE.exec(folded)?.[1] ?? '';
  const isSaid = (subject: string): boolean => {
    const heading = fold(subject.slice(0, 100)).trim();
    return SUBJECT_GAZETTEER.test(heading) && !ABOUT_GAZETTEERS.test(heading);
  };
  const isOfPlace = placesIn(place, year ?? null, true).length > 0;
  return isOfPlace || subjects.some(isSaid) ? 'gazetteer' : undefined;
}
