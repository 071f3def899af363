/**
 * 怎么看: the best way to a work, in one sentence and one button. The reader's own library goes first where it
 * holds the work; when another has it by a better way (at home), that is said as well.
 */
import { isAtHome } from '../../../catalogue/fields/access.ts';
import type { Access } from '../../../catalogue/fields/access.ts';
import type { Labels } from '../../i18n/labels.ts';
import type { Messages } from '../../i18n/languages.ts';
import type { Visit } from '../../visit.ts';
import { marked } from '../site/marked.ts';
import type { MarkedText } from '../site/marked.ts';
import { ownChoice } from '../libraries/own-library.ts';
import type { OwnChoice } from '../libraries/own-library.ts';
import { telephonesIn } from '../site/telephone.ts';
import type { Telephone } from '../site/telephone.ts';
import type { HoldingGroup } from './holdings.ts';
import { showsDocument } from './links.ts';
import type { Here } from './things.ts';

export interface ShownWay {
  /** 到馆可看：请到秦淮区图书馆阅览，不外借。 */
  readonly sentence: string;
  readonly isOwn: boolean;
  /** Whether it is open now; null: not known, or nobody has to go there. */
  readonly open: { readonly isOpen: boolean; readonly text: string } | null;
  /** 索书号 K295.31, 三楼地方文献室 */
  readonly shelf: readonly MarkedText[];
  /** To ask before one goes there; none where nobody has to, or the button dials. */
  readonly telephones: readonly Telephone[];
  readonly button: {
    readonly href: string;
    readonly label: string;
    /** Whether it leads out of the portal. */
    readonly isExternal: boolean;
  };
}

export interface ShownBest {
  /** Said where the reader's own library has none; null otherwise. */
  readonly missing: string | null;
  /** The best, or the own library's and then a better one; none where no record tells of holdings. */
  readonly ways: readonly ShownWay[];
  /** To the holdings of all; null where one library alone has it. */
  readonly all: string | null;
  readonly choice: OwnChoice;
}

/**
 * @param groups in the order in which they are shown, the reader's own first
 * @param here what can be seen or heard on our own pages: nobody has to go elsewhere for it
 */
export function presentBest(
  groups: readonly HoldingGroup[],
  labels: Labels,
  visit: Visit,
  here: readonly Here[] = [],
): ShownBest {
  const { t } = visit;
  const choice = ownChoice(labels, visit);
  const [first, ...others] = groups;
  const better = others.find(({ rank }) => first?.own.isOwn === true && rank < first.rank);
  const chosen = [first, better].filter((group) => group !== undefined);
  return {
    missing:
      choice.chosen === null || first === undefined || first.own.isOwn
        ? null
        : t.ways.missing(choice.chosen),
    ways: chosen.map((group) => wayOf(group, labels, visit, here)),
    all: groups.length < 2 ? null : t.ways.allHoldings(groups.length),
    choice,
  };
}

function wayOf(
  group: HoldingGroup,
  labels: Labels,
  { lang, t }: Visit,
  here: readonly Here[],
): ShownWay {
  const [holding] = group.holdings;
  const access = holding?.accessCode ?? 'unknown';
  const link = holding?.links.find(showsDocument);
  // Who can read the whole text need not look at its cover.
  const own =
    access === 'online' && link?.action !== 'read'
      ? here.find(({ library }) => library === group.code)
      : undefined;
  const isHome = isAtHome(access);
  const { hours } = group;
  const shelf = holding?.shelf ?? [];
  const { localRoom = '' } = labels.library(group.code);
  const room =
    localRoom === '' || shelf.some(({ text }) => text.includes(localRoom))
      ? []
      : [marked(localRoom, lang)];
  const button =
    own === undefined
      ? buttonOf(group, labels, t)
      : { href: own.href, label: t.ways.actions[own.action], isExternal: false };
  return {
    sentence:
      access === 'online' && (own ?? link) !== undefined
        ? homeSentence((own ?? link)?.action ?? 'open', group.library, t)
        : access === 'login' && link === undefined
          ? t.work.how.login(false, group.library)
          : t.ways.best[access](group.library),
    isOwn: group.own.isOwn,
    open: isHome || hours === null ? null : { isOpen: hours.isOpen, text: hours.now },
    shelf: isHome ? [] : [...shelf, ...room],
    telephones:
      isHome || button.href.startsWith('tel:')
        ? []
        : telephonesIn(labels.library(group.code).telephone ?? ''),
    button,
  };
}

function homeSentence(action: string, library: string, { ways }: Messages): string {
  const { home } = ways;
  const key = Object.hasOwn(home, action) ? (action as keyof typeof home) : 'open';
  return home[key](library);
}

/** What a link shows is not to be seen from elsewhere. */
const THERE: readonly Access[] = ['loan', 'onsite', 'network'];

/** What can be seen at once; else where the copy is found, or whoever knows. */
function buttonOf(
  { holdings: [holding], catalogue, code, anchor }: HoldingGroup,
  labels: Labels,
  t: Messages,
): ShownWay['button'] {
  const isSeenThere = THERE.includes(holding?.accessCode ?? 'unknown');
  const link = holding?.links.find(
    (one) => one.action === 'page' || (!isSeenThere && showsDocument(one)),
  );
  if (link !== undefined) return { href: link.href, label: link.label, isExternal: true };
  if (catalogue !== null) return { ...catalogue, isExternal: true };
  const [telephone] = telephonesIn(labels.library(code).telephone ?? '');
  return telephone?.href == null
    ? { href: `#${anchor}`, label: t.ways.toHolding, isExternal: false }
    : { href: telephone.href, label: t.ways.call(telephone.text), isExternal: false };
}
