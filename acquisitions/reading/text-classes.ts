/** What the parts of a line of text are by themselves: a house, a year, an edition, a name. */
import type { ListField } from '../list.ts';

export type Parts = Partial<Record<ListField, string>>;

export const PUBLISHER =
  /出版社|出版公司|出版集团|出版中心|书局|书店|书社|印书馆|印社|文艺社|传媒|古籍社|\bpress\b|publish(?:er|ing)/iu;
const YEAR =
  /^[[(（［]?((?:1[5-9]|20)\d\d)(?:\s?[-./年]\s?\d{1,2}(?:\s?[-./月]\s?(?:\d{1,2}日?)?)?|年|0[1-9]|1[0-2])?\s?(?:版|印|第\d版)?[\])）］.。]?$/u;
const EDITION = /^(?:第[\d一二三四五六七八九十]{1,3}版|[修增]订(?:版|本)|影印(?:版|本)|点校本)$/u;
const BINDING = /^(?:精装|平装|软精装|线装|函装|盒装)$/u;
const CARRIER = /^(?:电子书|电子版|纸质书|纸质|纸本|电子资源|ebook|e-book)$/iu;
const VOLUME =
  /^(?:[上中下]|第[\d一二三四五六七八九十百]{1,5}|[\d一二三四五六七八九十]{1,3})[册卷辑集编期部]$/u;
/** 甘熙, 甘熙著, （清）甘熙 撰, [美] 魏斐德, Spence, Jonathan D. */
const NAME =
  /^(?:[（(［[〔【][^）)］\]〕】]{1,6}[）)］\]〕】]\s?)?[\p{Script=Han}·•・\s]{2,12}(?:等)?$|(?:著|编|主编|编著|编撰|译|撰|辑|纂|修|绘|校|注|等|整理|点校|编委会|办公室|委员会|图书馆|档案馆|地方志)$|^\p{Lu}[\p{L}'’.-]+(?:,?\s\p{L}[\p{L}.'’-]*){1,4}$/u;

/** @param hasCreator whether the first that is nothing else may be the author */
export function classified(texts: readonly string[], hasCreator: boolean): Parts {
  const parts: Parts = {};
  for (const text of texts.map((one) => one.trim()).filter((one) => one !== '')) {
    const year = YEAR.exec(text);
    const [, place, house, when] =
      /^(?:(\p{Script=Han}{2,8})[:：]\s?)?(\S.{1,30}?)(?:[\s,，]{0,2}((?:1[5-9]|20)\d\d)年?(?:\d{1,2}月)?(?:出?版|第\d版)?)?[.。]?$/u.exec(
        text,
      ) ?? [];
    if (year !== null) parts.date ??= text.replace(/[.。]$/u, '');
    else if (PUBLISHER.test(text)) {
      parts.publisher ??= house ?? text;
      if (place !== undefined) parts.place ??= place;
      if (when !== undefined) parts.date ??= when;
    } else if (EDITION.test(text)) parts.edition ??= text;
    else if (BINDING.test(text)) parts.binding ??= text;
    else if (CARRIER.test(text)) parts.carrier ??= text;
    else if (VOLUME.test(text)) parts.volume ??= text;
    else if (
      hasCreator &&
      parts.creator === undefined &&
      parts.publisher === undefined &&
      NAME.test(text)
    )
      parts.creator = text;
  }
  return parts;
}
