/** Names of bodies, told from those of persons by how they end: 南京市地方志编纂委员会, 金陵刻经处. */
import { fold } from '../text/text.ts';
import { takeRole } from './role-words.ts';

const BODY_SUFFIX =
  /(?:委员会|办公室|编辑部|编委会|研究会|研究所|研究院|研究室|博物馆|博物院|图书馆|档案馆|文化馆|纪念馆|文史馆|书局|书院|出版社|公司|大学|学院|学校|中学|小学|协会|学会|商会|工会|会|局|院|馆|社|部|处|厅|署|府|所|站|中心|集团|政协|党史办|志办|组|厂|宗祠|祠堂|(?:大学|学院).{1,8}系)$/u;

/** @param name with or without a role behind it, and an explanation in brackets: 南京师范大学（文学院） */
export function isBodyName(name: string): boolean {
  const { rest } = takeRole(name, false);
  return BODY_SUFFIX.test(
    fold(rest)
      .replace(/[([【〔][^()[\]【】〔〕]*[)\]】〕]$/u, '')
      .trim(),
  );
}
