/**
 * One description as the authors of the demonstration wrote it, before a platform dresses it up as
 * Dublin Core, MARC21 or CNMARC. What is stated of the document is a known fact or left out; which
 * library has it, its shelf and call number are demonstration.
 */

export interface DemoEntry {
  /** Last part of the OAI identifier; unique within the library. */
  readonly id: string;
  /** 正题名, in the script and wording of this library. */
  readonly title: string;
  readonly remainder?: string;
  /** Other titles under which it is known. */
  readonly variants?: readonly string[];
  /** Number and name of the part: 第三辑, 人物卷. */
  readonly part?: { readonly number?: string; readonly name?: string };
  /** Those responsible first, with dynasty and role as printed: （清）甘熙撰. */
  readonly creators?: readonly string[];
  readonly contributors?: readonly string[];
  readonly place?: string;
  readonly publisher?: string;
  /** As printed: 清光绪十年, 民国二十四年, 1935. */
  readonly date?: string;
  /** 刻本, 铅印本, 影印本, 点校本 … */
  readonly edition?: string;
  /** As printed, e.g. 五十卷; only where it is known. */
  readonly extent?: string;
  /** 图书, 古籍, 地方志, 家谱, 年鉴, 文史资料, 地图, 拓片, 照片, 民歌 … */
  readonly type: string;
  /** 纸质, 电子, 缩微, 抄本; absent = the record says nothing. */
  readonly medium?: string;
  readonly language?: string;
  readonly subjects?: readonly string[];
  /** CLC number, only where it is plain, e.g. K295.3. */
  readonly clc?: string;
  readonly series?: string;
  readonly abstract?: string;
  readonly notes?: readonly string[];
  /** Places it is about. */
  readonly coverage?: readonly string[];
  /** setSpecs of the library's special collections. */
  readonly sets: readonly string[];
  /** Demonstration: shelf, call number, volumes held, what is lacking, copies, words about access. */
  readonly shelf?: string;
  readonly callNumber?: string;
  readonly volumes?: string;
  readonly lacking?: string;
  readonly copies?: number;
  readonly access?: string;
  /** True: a copy can be seen at a demonstration address. */
  readonly online?: boolean;
  /** What lies at that address: the sound of a song, a plan as an image to go closer to, the leaves of an album. */
  readonly thing?: 'song' | 'plan' | 'album';
  /** True: the library has withdrawn the record; it is listed as deleted. */
  readonly deleted?: boolean;
}
