/**
 * Marks that stand round a printed date and belong to the field, not to the date: 1883] where the bracket was
 * opened before the place, 1981-<1982>, 1935., 《1998》, ·1936, 1883 t. The date without them is tried only when it cannot be
 * read as it stands, and letters are never taken for figures (l935 stays unknown).
 */

/** The text without its stray marks. */
export interface Cleaned {
  readonly text: string;
  /** True when square or angle brackets were among them: the cataloguer took the date from elsewhere. */
  readonly wasBracketed: boolean;
}

const MARKS = '\\s.,;:/*#+!"\'`“”‘’«»‹›《》〈〉{}°·•・|\\\\_=…。';
const LEADING = new RegExp(`^[${MARKS}]+`, 'u');
const MARK = new RegExp(`[${MARKS}]`, 'u');

/**
 * @param text plain spelling, see `datePlain`
 * @returns what may be meant, the likeliest first; none when nothing about the text is stray
 */
export function withoutStrayMarks(text: string): readonly Cleaned[] {
  const doubted = text.replace(/\(\?\)|\[\?\]/g, '?').replace(/([[(\])])\1+/g, '$1');
  const flat = doubted.replace(/ ?[<>] ?/g, '');
  const wasAngled = flat !== doubted;
  const bare = withoutMarks(flat);
  const { kept, lost } = matched(bare);
  const wasSquare = /[[\]]/.test(lost);
  const forms: Cleaned[] = [{ text: withoutMarks(kept), wasBracketed: wasAngled || wasSquare }];
  // 清光绪10年[1884 and 清光绪10年1884]: the bracket was lost at the end of the field, or before the year.
  if (lost === '[') forms.push({ text: `${bare}]`, wasBracketed: true });
  if (lost === ']')
    forms.push({ text: bare.replace(/(?<!\d)(\d{4}\]$)/, '[$1'), wasBracketed: true });
  if (/^\d(?: \d){3}$/.test(bare))
    forms.push({ text: bare.replaceAll(' ', ''), wasBracketed: wasAngled });
  // -1936, ~1936: the first year of a span may be lost, or the year be doubted.
  const dashed = /^[-~]{1,4}(\d{4}年?)$/.exec(bare)?.[1];
  if (dashed !== undefined) forms.push({ text: `${dashed}?`, wasBracketed: wasAngled });
  // 1883 t., 1883 г.: a letter behind the year.
  const lettered = /^(\d{4})(?: [a-z]|\p{Script=Cyrillic})$/u.exec(bare)?.[1];
  if (lettered !== undefined) forms.push({ text: lettered, wasBracketed: wasAngled });
  return forms.filter((form) => form.text !== text && form.text !== '');
}

function withoutMarks(text: string): string {
  let end = text.length;
  while (end > 0 && MARK.test(text.charAt(end - 1))) end--;
  return text.slice(0, end).replace(LEADING, '');
}

/** The text without the brackets that have no other half, and those, in order. */
function matched(text: string): { kept: string; lost: string } {
  const open: number[] = [];
  const lost = new Set<number>();
  for (let i = 0; i < text.length; i++) {
    if ('[('.includes(text.charAt(i))) open.push(i);
    else if ('])'.includes(text.charAt(i)) && open.pop() === undefined) lost.add(i);
  }
  for (const i of open) lost.add(i);
  const units = text.split('');
  return {
    kept: units.filter((_, i) => !lost.has(i)).join(''),
    lost: units.filter((_, i) => lost.has(i)).join(''),
  };
}
