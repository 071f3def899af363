/**
 * The two sets that Latin records were written in before Unicode, both with the mark before its letter: ANSEL,
 * the Latin part of MARC-8 (ANSI/NISO Z39.47; MARC 21 Specifications, "Character Sets: MARC-8"), and ISO 5426,
 * which UNIMARC names 03 in 100$a/26-29. Escape sequences of MARC-8 are followed as far as Latin goes; other
 * alphabets and EACC are not read, and say so by giving nothing.
 */
const ESC = 0x1b;

/** What stands for itself, by byte. */
type Letters = ReadonlyMap<number, string>;
/** What is put behind the letter that follows, by byte. */
type Marks = ReadonlyMap<number, string>;

interface LatinSet {
  readonly letters: Letters;
  readonly marks: Marks;
}

/** The characters of the bytes from this one on. */
function from(first: number, characters: string): [number, string][] {
  return Array.from(characters, (one, i) => [first + i, one]);
}

const ANSEL: LatinSet = {
  letters: new Map([
    [0x88, '\u0098'],
    [0x89, '\u009c'],
    [0x8d, '\u200d'],
    [0x8e, '\u200c'],
    ...from(0xa1, 'ŁØĐÞÆŒʹ·♭®±ƠƯʼ'),
    ...from(0xb0, 'ʻłøđþæœʺı£ð'),
    ...from(0xbc, 'ơư'),
    ...from(0xc0, '°ℓ℗©♯¿¡ß€'),
  ]),
  marks: new Map([
    ...from(0xe0, '\u0309\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030c\u030a\ufe20'),
    ...from(0xec, '\ufe21\u0315\u030b\u0310\u0327\u0328\u0323\u0324\u0325\u0333\u0332\u0326'),
    ...from(0xf8, '\u031c\u032e\ufe22\ufe23'),
    [0xfe, '\u0313'],
  ]),
};

const ISO_5426: LatinSet = {
  letters: new Map([
    ...from(0xa1, '¡„£$¥†§′‘“«♭©℗®'),
    ...from(0xb0, 'ʻʼ‚'),
    ...from(0xb6, '‡·″’”»♯ʹʺ¿'),
    ...from(0xe1, 'ÆĐ'),
    [0xe6, 'Ĳ'],
    ...from(0xe8, 'ŁØŒ'),
    [0xec, 'Þ'],
    ...from(0xf1, 'æđð'),
    ...from(0xf5, 'ıĳ'),
    ...from(0xf8, 'łøœßþ'),
  ]),
  marks: new Map([
    ...from(0xc0, '\u0309\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u0308\u030a\u0315'),
    ...from(0xcc, '\u0312\u030b\u031b\u030c\u0327\u031c\u0326\u0328\u0325\u032e\u0323\u0324'),
    ...from(0xd8, '\u0332\u0333\u0329\u032d'),
    ...from(0xdd, '\ufe20\ufe21\ufe23'),
  ]),
};

/** MARC-8 beside ASCII and ANSEL, G0: subscripts, superscripts and three Greek letters. */
const SMALL_SETS: Readonly<Record<string, Letters>> = {
  b: new Map([...from(0x28, '₍₎'), [0x2b, '₊'], [0x2d, '₋'], ...from(0x30, '₀₁₂₃₄₅₆₇₈₉')]),
  p: new Map([...from(0x28, '⁽⁾'), [0x2b, '⁺'], [0x2d, '⁻'], ...from(0x30, '⁰¹²³⁴⁵⁶⁷⁸⁹')]),
  g: new Map(from(0x61, 'αβγ')),
};

/** @returns composed text (NFC); undefined when a byte or a set is met that is not read */
export function decodeMarc8(bytes: Uint8Array): string | undefined {
  let small: Letters | undefined;
  let read = 0;
  /** Follows an escape sequence; the bytes it takes, 0 when it leads to what is not read. */
  const escape = (at: number): number => {
    const [first = 0, second = 0] = bytes.subarray(at + 1, at + 3);
    const name = String.fromCharCode(first);
    if (name === 's') small = undefined;
    else if (SMALL_SETS[name] !== undefined) small = SMALL_SETS[name];
    // ( and , choose G0, ) and - choose G1; B is ASCII and !E is ANSEL.
    else if ('(,'.includes(name) && second === 0x42) small = undefined;
    else if (')-'.includes(name) && second === 0x21) return bytes[at + 3] === 0x45 ? 4 : 0;
    else return 0;
    return '(,'.includes(name) ? 3 : 2;
  };
  return decodeLatin(bytes, ANSEL, (at) => {
    if (bytes[at] === ESC) {
      read = escape(at);
      return read === 0 ? undefined : ['', read];
    }
    const put = small?.get(bytes[at] ?? 0);
    return put === undefined ? null : [put, 1];
  });
}

/** @returns composed text (NFC); undefined when there is a byte that ISO 5426 does not have */
export function decodeIso5426(bytes: Uint8Array): string | undefined {
  return decodeLatin(bytes, ISO_5426, () => null);
}

/**
 * @param special text and length of what is no plain byte at this place; null = it is one; undefined = unreadable
 */
function decodeLatin(
  bytes: Uint8Array,
  { letters, marks }: LatinSet,
  special: (at: number) => readonly [string, number] | null | undefined,
): string | undefined {
  let text = '';
  let waiting = '';
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at] ?? 0;
    const taken = special(at);
    if (taken === undefined) return undefined;
    const mark = marks.get(byte);
    if (mark !== undefined && taken === null) {
      waiting += mark;
      at++;
      continue;
    }
    const letter = byte < 0x80 ? String.fromCharCode(byte) : letters.get(byte);
    const [put, length] = taken ?? [letter, 1];
    if (put === undefined) return undefined;
    // A mark before the end of a subfield has no letter.
    if (waiting !== '' && taken === null && byte < 0x20) {
      text += `\u00a0${waiting}`;
      waiting = '';
    }
    text += put;
    // An escape sequence between a mark and its letter keeps the mark waiting.
    if (put !== '') {
      text += waiting;
      waiting = '';
    }
    at += length;
  }
  return `${text}${waiting === '' ? '' : `\u00a0${waiting}`}`.normalize('NFC');
}
