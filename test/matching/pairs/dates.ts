/** 清光绪十六年 is 1890: cataloguers know, and write either. Only the reigns that the bibliography uses. */
const REIGNS: Readonly<Record<string, number>> = {
  普通: 520,
  洪武: 1368,
  永乐: 1403,
  弘治: 1488,
  正德: 1506,
  嘉靖: 1522,
  隆庆: 1567,
  万历: 1573,
  天启: 1621,
  崇祯: 1628,
  顺治: 1644,
  康熙: 1662,
  雍正: 1723,
  乾隆: 1736,
  嘉庆: 1796,
  道光: 1821,
  咸丰: 1851,
  同治: 1862,
  光绪: 1875,
  宣统: 1909,
  民国: 1912,
};

const DIGITS = '零一二三四五六七八九';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';

/** 二十四 = 24, 元 = 1. */
function numberOf(numeral: string): number {
  if (numeral === '元') return 1;
  const [, tens, ones = ''] =
    /^(?:([一二三四五六七八九]?)十)?([一二三四五六七八九]?)$/u.exec(numeral) ?? [];
  const ten = tens === undefined ? 0 : tens === '' ? 1 : DIGITS.indexOf(tens);
  return ten * 10 + (ones === '' ? 0 : DIGITS.indexOf(ones));
}

/** The reign, the numeral and the AD year of a printed date; undefined when it is none of a reign. */
export function reignOf(
  date: string,
): { reign: string; numeral: string; year: number } | undefined {
  const [, reign = '', numeral = ''] =
    /(普通|洪武|永乐|弘治|正德|嘉靖|隆庆|万历|天启|崇祯|顺治|康熙|雍正|乾隆|嘉庆|道光|咸丰|同治|光绪|宣统|民国)([元一二三四五六七八九十]{1,3})年/u.exec(
      date,
    ) ?? [];
  const first = REIGNS[reign];
  return first === undefined ? undefined : { reign, numeral, year: first + numberOf(numeral) - 1 };
}

/** AD year of a printed date, 0 when it has none that is understood. */
export function adYear(date = ''): number {
  return Number(/(?:1[0-9]|20)\d\d/u.exec(date)?.[0] ?? reignOf(date)?.year ?? 0);
}

/** 庚寅 of 1890. */
export function stemBranch(year: number): string {
  const i = (((year - 4) % 60) + 60) % 60;
  return `${STEMS.charAt(i % 10)}${BRANCHES.charAt(i % 12)}`;
}

/** 二十四 of 24, below 100. */
export function numeralOf(number: number): string {
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS.charAt(tens)}十`;
  return `${ten}${ones === 0 ? '' : DIGITS.charAt(ones)}`;
}
