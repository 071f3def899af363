/**
 * Who is responsible, as far as names can be compared: without dynasty, role and marks, with the group of what
 * they did. Bodies are written in a hundred ways (编委会, 编纂委员会, 《江宁县志》编委会), so their keys are bared of what
 * catalogues add and leave out.
 */
import type { CatalogueDocument } from '../../document.ts';
import { nameKey } from '../../fields/names.ts';
import type { Creator } from '../../fields/names.ts';
import { roleGroup } from '../../fields/roles.ts';
import type { RoleGroup } from '../../fields/roles.ts';
import { fold } from '../../text/text.ts';
import { withUnknowns } from './heading-words.ts';

export interface StatedName {
  readonly key: string;
  readonly isBody: boolean;
  readonly group: RoleGroup;
  readonly isPrimary: boolean;
  readonly isForeign: boolean;
  /** Of a dynasty: what is written by one of old has many editions. */
  readonly isOld: boolean;
}

const MOST_NAMES = 40;

export function namesOf(
  creators: readonly Creator[],
  { format }: Pick<CatalogueDocument, 'format'>,
): StatedName[] {
  return creators
    .slice(0, MOST_NAMES)
    .map((creator): StatedName => {
      const isBody = creator.kind === 'body' || isCommittee(creator.name) || isTooLong(creator);
      return {
        key: isBody ? bodyKey(creator.name) : nameKey(withUnknowns(creator.name)),
        isBody,
        group: roleGroup(creator.role),
        isPrimary: creator.primary || format === 'oai_dc',
        isForeign: creator.country !== undefined,
        isOld: creator.dynasty !== undefined && !/民国|近代|现代|当代/u.test(fold(creator.dynasty)),
      };
    })
    .filter(({ key }) => key.length >= 2);
}

/** 江宁县人民银行: no Chinese person has so long a name, and foreign ones are parted by a dot. */
function isTooLong({ name, country }: Creator): boolean {
  return country === undefined && /^\p{Script=Han}{6,}$/u.test(name.trim());
}

function isCommittee(name: string): boolean {
  return /委员会|编委会|编写组|编辑部|编纂办|办公室|政协|课题组|编辑组|志办$/u.test(fold(name));
}

/** 中国人民政治协商会议南京市江宁区委员会 is 政协江宁区. */
export function bodyKey(name: string): string {
  return fold(name)
    .replace(/中国人民政治协商会议/gu, '政协')
    .replace(/(?:编纂|编辑|编写|编审|编撰|编修|修志|编)(?:委员会|办公室)/gu, '编委会')
    .replace(/文史资料(?:研究)?(?:和学习)?委员会|文史委员会|学习和?文史委员会/gu, '文史委')
    .replace(/地方志/gu, '志')
    .replace(/本书|编写组|编辑部|编辑组|课题组/gu, '')
    .replace(/江苏省|南京市|委员会|办公室|(?<=[志委])办$/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/^(\p{Script=Han}{1,5}?[县区市])政协/u, '政协$1');
}

/** 《江宁县志》编委会, or the office of education for its own gazetteer: whoever else is named may be right as well. */
export function isOwnBody({ key, isBody }: StatedName, core: string): boolean {
  if (!isBody) return false;
  const stem = key.replace(/编委会$|(?:[局厅处委部社校厂馆所司会]|公司|大学|学院)$/u, '');
  return stem.length >= 3 && (core.startsWith(stem) || stem.startsWith(core));
}

/**
 * Whether one name of a body may be short for another: its characters stand in the longer one in their order,
 * the first among the first of it.
 */
export function mayAbbreviate(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 3 || long.length > 60) return false;
  if (long.includes(short)) return true;
  let at = 0;
  for (const character of short) {
    const found = long.indexOf(character, at);
    if (found < 0) return false;
    at = found + character.length;
  }
  return short.length >= 4;
}
