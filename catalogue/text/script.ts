/**
 * Which of the two scripts a text is printed in, for the `lang` attribute: browsers choose the shapes of
 * characters by it (骨, 直), and readers of screens the voice.
 *
 * A character tells it when only one script has it. The fold table says what is folded onto what, and the two
 * national sets of characters who prints it: 書 is folded onto 书 and not in GB 2312, 书 is folded onto by 書 and
 * not in Big5. What both sets have (后, 台, 里, 乾) tells nothing, and most titles have more telling ones.
 */
import { FOLD_PAIRS } from './fold-table.ts';

export type Script = 'Hant' | 'Hans';

/** First and last bytes that a character of two bytes begins with, and spans of those that it ends with. */
type Bytes = readonly [first: number, last: number, ...ends: (readonly [number, number])[]];

const GB_2312: Bytes = [0xb0, 0xf7, [0xa1, 0xfe]];
const BIG5: Bytes = [0xa4, 0xf9, [0x40, 0x7e], [0xa1, 0xfe]];

/** Empty until a text is first looked at: many threads never do. */
const TELLING = new Map<string, Script>();

/** The script that more of the telling characters are of; '' when none tells, as in a text without Han. */
export function scriptOf(text: string): Script | '' {
  if (TELLING.size === 0) fill();
  let lead = 0;
  let tells = false;
  for (const character of text) {
    const script = TELLING.get(character);
    if (script === undefined) continue;
    tells = true;
    lead += script === 'Hant' ? 1 : -1;
  }
  if (!tells) return '';
  return lead > 0 ? 'Hant' : 'Hans';
}

/**
 * The `lang` of a text that stands on a page: `zh-Hant`, `zh-Hans`, or `ja` where it has kana; '' where the
 * language of the page is right, or nothing is known of the text's own, as of one with more letters than Han. Letters
 * of an address do not count, nor those of what is said in brackets behind a name: 朱偰 (author).
 *
 * @param pageLang of the whole page, e.g. `zh-Hans-CN` or `en`
 */
export function langOf(text: string, pageLang: string): 'zh-Hant' | 'zh-Hans' | 'ja' | '' {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja';
  // A few characters in a sentence of letters do not make it Chinese.
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (han === 0) return '';
  const own = text.replaceAll(/https?:\S+/g, '').replace(/ \([^()]{1,80}\)$/, '');
  if (han < (own.match(/\p{Script=Latin}/gu)?.length ?? 0)) return '';
  if (scriptOf(text) === 'Hant') return 'zh-Hant';
  return pageLang.startsWith('zh') ? '' : 'zh-Hans';
}

function fill(): void {
  const simplified = charactersOf('gb2312', GB_2312);
  const traditional = charactersOf('big5', BIG5);
  const pairs = Array.from(FOLD_PAIRS);
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const [from = '', to = ''] = pairs.slice(i, i + 2);
    if (traditional.has(from) && !simplified.has(from)) TELLING.set(from, 'Hant');
    if (!traditional.has(to)) TELLING.set(to, 'Hans');
  }
}

/** What the decoder of an encoding knows between these bytes. */
function charactersOf(encoding: string, [first, last, ...ends]: Bytes): ReadonlySet<string> {
  const bytes: number[] = [];
  for (let lead = first; lead <= last; lead++) {
    for (const [from, to] of ends) for (let end = from; end <= to; end++) bytes.push(lead, end);
  }
  return new Set(new TextDecoder(encoding).decode(Uint8Array.from(bytes)));
}
