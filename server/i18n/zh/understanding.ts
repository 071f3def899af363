/** How the words of a reader were understood: Chinese. */

export const understood = {
  title: '检索说明',
  alsoSpelled: (other: string): string => `已同时检索其他字形：${other}。`,
  onlyPrinted: '只按输入的字形检索',
  printedOnly: '只检索与输入字形完全相同的文献，不含其他简繁体和异体写法，也不按拼音检索。',
  anySpelling: '简繁异体一并检索',
  spaced: (word: string): string => `各字之间的空格已略去，按一个词“${word}”检索。`,
  apart: '各字分开检索',
  identifier: (kind: string, value: string): string => `识别为 ${kind} ${value}。`,
  badCheck: (kind: string, value: string): string =>
    `“${value}”像是 ${kind}，但校验码不对，请核对有无输错；仍按原样检索。`,
  inIdentifiers: '只在标识号中检索',
  place: (word: string): string => `“${word}”是本市地名：`,
  inPlace: (name: string): string => `改为限定地区“${name}”`,
  kind: (word: string): string => `“${word}”是一类文献：`,
  kindWithin: (word: string, kind: string): string => `“${word}”里的“${kind}”是一类文献：`,
  inKind: (name: string): string => `改为限定类型“${name}”`,
  restInKind: (rest: string, name: string): string => `改为检索“${rest}”，限定类型“${name}”`,
  alsoNames: (names: string): string => `同时检索${names}`,
  year: (word: string, year: string): string => `“${word}”按年代是${year}。`,
  years: (word: string, first: string, last: string): string =>
    `“${word}”按年代是${first}至${last}。`,
  byYears: (years: string): string => `改为按${years}检索`,
  pinyin: (letters: string): string => `“${letters}”也按拼音和拼音首字母检索。`,
  onlyLetters: '只检索字母本身',
};
