/**
 * What agreement and difference of each field weigh. A pair is *same* from `SAME` on and *probable* from `PROBABLE`
 * on, when no veto stands against it; the sum over `FULL` is its score.
 *
 * They are set on the tuning half of `test/matching/pairs/`, never on the other. A title that names one work alone
 * does not reach `SAME`: something independent has to agree as well.
 */

/** From here on nothing is asked any more. A distinctive title with its publisher, or its year, reaches it; what must agree besides is in `needsMore`. */
export const SAME = 57;
/** From here on a person is asked. A distinctive title alone reaches it, a class title with its publisher. */
export const PROBABLE = 40;
/** Sum that counts as certainty: title, number and one thing more. */
export const FULL = 110;

export const WEIGHTS = {
  /** 江宁织造与曹家: few works are called so. */
  title: 45,
  /** 江宁县志, 南京年鉴: some are, and of those the place is told. */
  classTitle: 30,
  /** 文集, 刘氏宗谱, 夫子庙: very many are. */
  bareTitle: 20,
  /** One character that scanning or coding has spoilt, 与 for 和. */
  nearTitle: 35,
  /** The beginning of the other, as fields of a fixed length and lazy hands leave it. */
  includedTitle: 25,
  /** Alike, and no more: only a number makes something of it. */
  alikeTitle: 10,
  /** The same other title information says that the title means the same. */
  remainder: 8,
  /** 历史与文化 against 图说: two books of one title. */
  remainderDiffers: -25,
  /** One ISBN is one purchase, but for sets, reprints by others and mistakes. */
  isbn: 40,
  /** Without a right check digit it may be another's. */
  isbnUnsure: 25,
  /** Another one, and no word of a binding that would explain it. */
  isbnDiffers: -20,
  /** 统一书号 stood on all volumes and printings alike. */
  csbn: 32,
  csbnDiffers: -20,
  /** A union catalogue has one number for one edition. */
  union: 45,
  /** DOI, handle, address of the full text: one file. */
  address: 40,
  /** One library's number of a photograph: it came with the picture. */
  local: 25,
  /** Of a serial as a whole: issues share it. */
  issn: 15,
  /** Permits stand for one printing or for a whole serial: they say a little, and join nothing. */
  permit: 5,
  permitDiffers: -8,
  /** A person of the same name. */
  person: 20,
  /** A body of the same name, or one that may be short for it. */
  body: 13,
  /** Persons on both sides, none in common, who are said to have written it. */
  personsDiffer: -40,
  /** Editors: there are often several, and records name one. */
  editorsDiffer: -18,
  /** Two books may be compiled under one title; of one house that is less likely. */
  editingPersonsDiffer: -25,
  /** A person here and a body there: the editor of the committee, or two books. */
  namesApart: -12,
  publisher: 13,
  publisherDiffers: -18,
  year: 15,
  /** 清刻本 and 光绪十六年, [1935?] and 1936: nothing against it. */
  yearCompatible: 5,
  yearDiffers: -25,
  /** The same day or month of a photograph, letter or issue. */
  day: 22,
  part: 15,
  partName: 12,
  /** 南京年鉴 2019: few places have two of one year, so that title and year reach `SAME` by themselves. */
  issue: 15,
  /** Equal count of pages, give or take what front matter makes. */
  pages: 12,
  pagesDiffer: -12,
  making: 8,
  edition: 8,
  series: 6,
  seriesNumberDiffers: -15,
  span: 12,
  juan: 8,
  juanDiffers: -20,
  /** The same hall is nothing by itself. */
  hall: 8,
  hallDiffers: -30,
  size: 12,
  sizeDiffers: -15,
  /** The same beginning of an abstract: one was copied from the other, or both from the book. */
  abstract: 20,
  original: 10,
} as const;

/** What a work needs to be the same in another edition: enough that the title means the same text. */
export const SAME_WORK = 40;
