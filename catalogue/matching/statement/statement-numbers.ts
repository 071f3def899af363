/**
 * The numbers of a document that can be compared. An ISBN is compared by its nine characters without prefix and
 * check digit, so that ten and thirteen digits, and 978 put before an old number without a new check digit, are one
 * number. Numbers that stand on many books (placeholders, sets, 准印证号) are told apart: they join nothing.
 */
import type { CatalogueDocument } from '../../document.ts';
import { checkDigitModulo10, checkDigitModulo11 } from '../../fields/check-digits.ts';
import { readIdentifiers } from '../../fields/identifiers.ts';
import type { Identifier } from '../../fields/identifiers.ts';
import { fold } from '../../text/text.ts';

export interface StatedIsbn {
  /** Nine digits of group, publisher and title. */
  readonly body: string;
  /** False when no check digit of either form is right. */
  readonly isSure: boolean;
  /** True for a right check digit in the form in which it stands. */
  readonly isValid: boolean;
  /** Of a whole set, or of several volumes. */
  readonly ofSet: boolean;
  /** `hard`, `soft` or '' when no word says the binding. */
  readonly binding: string;
  /** As 第2册 in the note after it. */
  readonly volume: string;
}

export interface StatedNumbers {
  readonly isbns: readonly StatedIsbn[];
  /** 统一书号. */
  readonly csbns: readonly string[];
  /** 准印证号: nominate and never join. */
  readonly permits: readonly string[];
  /** ISSN and CN. */
  readonly issns: readonly string[];
  /** 049, 099: of a union catalogue. */
  readonly union: readonly string[];
  /** DOI and handle. */
  readonly lasting: readonly string[];
  /** 底片号, ZP-0231: what a library calls one thing of its own, mostly a photograph. */
  readonly local: readonly string[];
  /** Addresses of the full text. */
  readonly addresses: readonly string[];
  readonly printed: string;
}

const MOST_NUMBERS = 30;
const HARD = /精装|硬精|hard|cloth|布面/u;
const SOFT = /平装|简装|软精|软装|soft|paper|pbk|胶装/u;
const VOLUME = /第.{1,6}?[册辑卷编集]|[上中下][册卷]|\bv(?:ol)?\.?\s?\d+/u;
/** Ten or more digits of a number, wherever they stand in a note: `ISBN:978-7-…`. */
const IN_NOTE = /isbn[\s:]{0,4}[\dx][\dx\s-]{8,18}[\dx]/gu;

/** @param folded short notes */
export function numbersOf(document: CatalogueDocument, folded: readonly string[]): StatedNumbers {
  const told = folded
    .filter((note) => note.includes('isbn'))
    .flatMap((note) => Array.from(note.matchAll(IN_NOTE)))
    .flatMap(([text]) => readIdentifiers(text.toUpperCase()));
  const all = [...document.identifiers.slice(0, 100), ...told];
  const of = (...types: readonly Identifier['type'][]): string[] => {
    const found = all.filter(({ type, valid }) => valid && types.includes(type));
    return found.length === 0 ? [] : [...new Set(found.map(({ value }) => fold(value)))];
  };
  const isbns = new Map<string, StatedIsbn>();
  for (const one of all) {
    const read = one.type === 'isbn' ? readIsbn(one) : looseIsbn(one);
    if (read !== undefined && isbns.get(read.body)?.isSure !== true) isbns.set(read.body, read);
  }
  return {
    isbns: [...isbns.values()].slice(0, MOST_NUMBERS),
    csbns: of('csbn').slice(0, MOST_NUMBERS),
    permits: of('internal').slice(0, MOST_NUMBERS),
    issns: of('issn', 'cn-serial').slice(0, MOST_NUMBERS),
    union: of('union').slice(0, MOST_NUMBERS),
    lasting: of('doi', 'hdl').slice(0, MOST_NUMBERS),
    local: localNumbers(document, folded),
    addresses: addressesOf(document).slice(0, MOST_NUMBERS),
    printed: all
      .filter(({ type }) => type !== 'local' && type !== 'uri')
      .map(({ raw }) => raw)
      .slice(0, 4)
      .join('；'),
  };
}

function readIsbn({ value, raw, valid, note = '', ofSet }: Identifier): StatedIsbn | undefined {
  const digits = (valid ? value : `${value} ${raw}`).toUpperCase().replace(/[^\dX ]/gu, '');
  const number =
    digits.split(' ').find((one) => /^(?:97[89])?\d{9}[\dX]$/.test(one)) ??
    digits.replace(/ /gu, '');
  const body = /^97[89]\d{10}$/.test(number)
    ? number.slice(3, 12)
    : /^\d{9}[\dX]$/.test(number)
      ? number.slice(0, 9)
      : /^97[89]\d{9}X$/.test(number)
        ? number.slice(3, 12)
        : undefined;
  if (body === undefined || isDummy(body)) return undefined;
  const words = fold(note);
  return {
    body,
    // 978-7-80614-123-4 of 7-80614-123-4: the check digit is that of ten digits.
    isSure:
      valid ||
      number.endsWith(checkDigitModulo11(body)) ||
      number.endsWith(checkDigitModulo10(`978${body}`)),
    isValid: valid,
    ofSet: ofSet === true,
    binding: HARD.test(words) ? 'hard' : SOFT.test(words) ? 'soft' : '',
    volume: VOLUME.exec(words)?.[0] ?? '',
  };
}

/** `978780614123` without its check digit, or with blanks where nobody expects them. */
function looseIsbn({ type, raw }: Identifier): StatedIsbn | undefined {
  if (type !== 'local' || raw.length > 40) return undefined;
  const digits = fold(raw).replace(/^isbn|[\s:-]/gu, '');
  const body = /^9787\d{8,9}x?$/.exec(digits)?.[0].slice(3, 12);
  return body?.length !== 9 || isDummy(body)
    ? undefined
    : { body, isSure: false, isValid: false, ofSet: false, binding: '', volume: '' };
}

/** 7-0000-0000, 7-1111-1111, 123456789: typed so that the field is not empty. */
function isDummy(body: string): boolean {
  return (
    /^7?(\d)\1{7,8}$/.test(body) ||
    /0{6}/.test(body) ||
    '01234567890'.includes(body) ||
    '9876543210'.includes(body)
  );
}

const OWN_NUMBER = /^(?:[a-z]{1,6}|\p{Script=Han}{1,3})[\s-]?\d[\d-]{2,12}$/u;
const LABELLED =
  /^(底片|照片|图片|档|藏品|编|图|原)号[:：\s]?\s?([a-z]?[\d][\w.-]{0,18}|[a-z]{1,6}[\d-][\w.-]{0,16})$/u;

function localNumbers({ identifiers }: CatalogueDocument, folded: readonly string[]): string[] {
  const own = identifiers.filter(({ type }) => type === 'local').map(({ value }) => fold(value));
  const said = [...own, ...folded].flatMap((text) => {
    const [, label, number] = (text.includes('号') ? LABELLED.exec(text) : null) ?? [];
    return number === undefined ? [] : [`${label ?? ''}号:${number}`, number];
  });
  return [...new Set([...own.filter((text) => OWN_NUMBER.test(text)), ...said])].slice(0, 10);
}

const SITE_ONLY = /^[^/]+(?:\/(?:index\.\w+)?)?$/u;

/** Without protocol and the mark at the end; the front page of a site is no full text. */
function addressesOf({ identifiers, holdings }: CatalogueDocument): string[] {
  const urls = [
    ...identifiers.filter(({ type }) => type === 'uri').map(({ value }) => value),
    ...holdings.flatMap(({ links }) =>
      links.filter(({ kind }) => kind !== 'thumbnail').map(({ url }) => url),
    ),
  ];
  // An identifier is the address of the copy as well.
  const bare = [...new Set(urls.slice(0, 100))]
    .map((url) => url.replace(/^https?:\/\/(?:www\.)?/iu, '').replace(/[/#?]$/u, ''))
    .filter((url) => !SITE_ONLY.test(url) && /\d/.test(url));
  return [...new Set(bare)];
}
