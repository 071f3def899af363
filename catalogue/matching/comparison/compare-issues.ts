/**
 * Volumes of what comes out under one title again and again. Catalogues often say no more of a yearbook than its name
 * and the year of the volume, and that is enough: a place has one yearbook a year, and one third number of its
 * 文史资料. It is not enough where the title names no place (教育年鉴, 文史资料选辑), nor for a journal, which counts its
 * numbers anew every year.
 */
import type { TitleComparison } from './compare-titles.ts';
import type { PartNumber } from '../statement/parts.ts';
import type { MatchStatement } from '../statement/statement.ts';

const YEARLY = /年[鉴报刊]|统计(?:资料|提要|手册|摘要|公报)/u;
const COUNTED = /文史|史料/u;

/** What a serial is, and what it is about: without them its title names whose it is. */
const KIND =
  /统计|年[鉴报刊]|公报|和|发展|党?史资?料|文史|资料|选[辑编]|[专集]辑|丛[刊书]|提要|手册|摘要|工作|社会|人民/gu;
const MATTERS =
  /教育|卫生|工业|农业|农村|林业|水利|国民|经济|城市|城建|建设|交通|铁路|邮电|电力|文化|体育|民政|财政|税务|司法|公安|科学|科技|技术|旅游|商业|金融|地产|环境|环保|人口|劳动|医药|革命|近代|地方|企业|行政/gu;

/** Whether title and number of both say by themselves that they are one volume. */
export function isOneIssue(
  { relation, part, a: x, b: y, core }: TitleComparison,
  a: MatchStatement,
  b: MatchStatement,
): boolean {
  if (relation !== 'equal' || part !== 'agree' || x.core !== y.core) return false;
  if (x.from === 'set' || x.from === 'host' || y.from === 'set' || y.from === 'host') return false;
  if (core.replace(KIND, '').replace(MATTERS, '').length < 2) return false;
  if (YEARLY.test(core)) return isOf('year', x.numbers, y.numbers);
  const isCounted = COUNTED.test(core) || [a, b].some(({ type }) => type === 'memoir-series');
  return isCounted && x.numbers.length === 1 && isOf('number', x.numbers, y.numbers);
}

const JOURNAL = /学[刊报]$|[月季旬会院校]刊$|杂志$|通讯$|简报$/u;

/** Whether they are issues of what counts its numbers anew every year, as far as kind or title tells. */
export function areOfJournal(a: MatchStatement, b: MatchStatement): boolean {
  return [a, b].some(
    ({ type, readings: [title] }) => type === 'serial' || JOURNAL.test(title?.core ?? ''),
  );
}

/** No 3 of a journal, whose year only one side says: every year has one. */
export function isOfAnyYear(
  { a: x, b: y, part }: TitleComparison,
  a: MatchStatement,
  b: MatchStatement,
): boolean {
  const [one, other] = [x, y].map(({ numbers }) => numbers.some(({ unit }) => unit === 'year'));
  return areOfJournal(a, b) && part === 'agree' && one !== other;
}

/** 南京年鉴 of 2019, and 南京年鉴2019 of which nobody says when it came out: it may be that volume, or the one before. */
export function isNamedByDate(
  { part, a: x, b: y, core }: TitleComparison,
  a: MatchStatement,
  b: MatchStatement,
): boolean {
  if ((part !== 'only-a' && part !== 'only-b') || !YEARLY.test(core)) return false;
  const [numbers, volume, other] = part === 'only-a' ? [x.numbers, a, b] : [y.numbers, b, a];
  const [year] = numbers;
  const { when } = other.imprint;
  if (numbers.length !== 1 || year?.unit !== 'year' || other.level === 'serial') return false;
  return volume.imprint.when === null && when?.from === year.from && when.to === year.to;
}

function isOf(
  unit: PartNumber['unit'],
  a: readonly PartNumber[],
  b: readonly PartNumber[],
): boolean {
  const [x, y] = [a, b].map((all) => all.find((one) => one.unit === unit));
  return x !== undefined && x.from === y?.from && x.to === y.to;
}
