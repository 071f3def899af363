/**
 * Words that say that nobody is known: 佚名, 〔闕名〕, 不著撰人名氏, Anonymous. They are no person and no body,
 * however they are bracketed, with or without a dynasty before them and a role behind.
 */
import { DYNASTIES } from '../dates/dynasties.ts';
import { fold } from '../text/text.ts';
import { takeRole } from './role-words.ts';

/** Longer texts are names, or sentences about somebody. */
const LONGEST = 40;

const DID = '(?:撰|著|编|纂|辑|修|作|译|绘|画|注|刻|书|述|摄|制|责任){1,3}';
const NAME = '(?:姓名|名氏|姓氏|名姓|氏名|名)';
const LACKING =
  '(?:不详|不明|未详|未知|未署|不署|未注明?|未题|不知|失考|失载|不载|无考|待考|待查|不可考|失传|不传|佚|逸|阙|缺|失|亡|无)';
const NOT_SAID =
  '(?:不著|不题|不署|不具|不记|不知|不详|不明|未著|未题|未署|未注|未详|未知|失|佚|阙|缺|无|亡)';

const NOBODY: readonly RegExp[] = [
  // 佚名, 闕名, 失名, 未署名, 未詳, 姓名不详
  new RegExp(`^${NAME}?${LACKING}${NAME}?氏?$`, 'u'),
  // 撰人不詳, 作者姓名失考, 责任者不明
  new RegExp(`^原?${DID}[者人]?${NAME}?${LACKING}${NAME}?$`, 'u'),
  // 不著撰人名氏, 未詳編者, 失撰人名
  new RegExp(`^${NOT_SAID}${DID}[者人]${NAME}?$`, 'u'),
  /^不知何(?:许)?人$/u,
  /^(?:无|没有)(?:责任者|作者)$/u,
  /^(?:anon|anonymous|anonymus|anonyme|anonym|s ?n|sine nomine|n ?n|n ?a|unknown|unidentified|none|null|nobody|no author|not (?:identified|known|stated))$/u,
  /^(?:(?:unknown|unidentified|anonymous) (?:author|creator|artist|photographer|compiler|editor)|(?:author|creator|artist|photographer|compiler|editor) (?:unknown|unidentified|anonymous|not (?:identified|known)))$/u,
];

/** Without one of these nobody is meant; most names have none. */
const MAY_BE =
  /[佚逸阙缺失亡无不未]|待[考查]|^[^\p{L}\p{N}]*$|anon|unkn|unident|nobody|null|\bs\W{0,2}n\b|\bn\W{0,2}[an]\b|\bsine\b|\bnone\b|\bno author|\bnot (?:ident|known|stated)/u;

/** False for a statement that surely names somebody, so that it need not be read for nobody. */
export function mayNameNobody(statement: string): boolean {
  return MAY_BE.test(fold(statement));
}

/** @param printed one name, without or with what stands round it */
export function isNobody(printed: string): boolean {
  if (printed.length > LONGEST) return false;
  const folded = fold(printed);
  if (!MAY_BE.test(folded)) return false;
  const text = folded.replace(/[\p{P}\p{S}\s]+/gu, ' ').trim();
  // Characters that nobody can read any more (□□) are marks alone.
  if (text === '') return true;
  const [first = '', ...others] = text.split(' ');
  const forms = [text, text.replaceAll(' ', '')];
  if (DYNASTIES.has(first.replace(/[代朝]$/u, ''))) forms.push(others.join(''));
  // 清佚名, but not 吴佚: families are called 吴.
  const dynasty = /^(?:[清明隋汉晋]|民国)/u.exec(text)?.[0] ?? '';
  forms.push(text.slice(dynasty.length).replaceAll(' ', ''));
  return forms.some((form) => {
    // 旧题无名氏撰
    const bare = form.replace(/^(?:[旧原]?题|旧传)(?=.{2})/u, '').replace(/等$/u, '');
    const { rest } = takeRole(bare, true);
    return [bare, rest, withoutOne(bare)].some((one) => NOBODY.some((words) => words.test(one)));
  });
}

/** 佚名书: of a name of two characters no doubtful role is taken. */
function withoutOne(text: string): string {
  return /^\p{Script=Han}{3,4}$/u.test(text)
    ? takeRole(`${text.slice(0, -1)} ${text.slice(-1)}`, true).rest
    : text;
}
