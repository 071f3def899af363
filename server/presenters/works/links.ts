/** Where the web addresses of a holding lead: each is called by what a reader does there 阅读全文, 看图, 试听. */
import { isAtHome } from '../../../catalogue/fields/access.ts';
import type { Link } from '../../../catalogue/fields/links.ts';
import type { TypeCode } from '../../../catalogue/fields/types.ts';
import { shortened } from '../../../catalogue/text/bounds.ts';
import type { WorkHolding } from '../../../catalogue/work.ts';
import type { Messages } from '../../i18n/languages.ts';

/** What a reader does where a link leads. */
export type LinkAction = keyof Messages['ways']['actions'];

/** A link out, and what is there. */
export interface LinkOut {
  readonly href: string;
  readonly action: LinkAction;
  readonly label: string;
  /** The record's own words for it, format and length; '' when nothing is known or it goes without saying. */
  readonly note: string;
}

/** Those that show the document itself, from the one that gives most; `page` and what follows only tell of it. */
const ACTIONS: readonly LinkAction[] = [
  'read',
  'look',
  'listen',
  'watch',
  'open',
  'page',
  'cover',
  'more',
];

const BY_TYPE: Readonly<Partial<Record<TypeCode, LinkAction>>> = {
  map: 'look',
  rubbing: 'look',
  image: 'look',
  artwork: 'look',
  ticket: 'look',
  audio: 'listen',
  video: 'watch',
  // A song may be printed or sung, a story told or written down.
  music: 'open',
  'oral-history': 'open',
  database: 'open',
  other: 'open',
};

const MOST_LINKS = 20;
/** UTF-16 units. */
const LONGEST_NOTE = 500;
/** An address that a browser still follows. */
const LONGEST_WEB_ADDRESS = 4_000;

/** The links of a holding, what fits its kind of document first. */
export function linksOut(holding: WorkHolding, t: Messages): LinkOut[] {
  const own = actionOfTypes(holding);
  const rank = (action: LinkAction): number => (action === own ? -1 : ACTIONS.indexOf(action));
  const links = holding.links
    .flatMap((link) => {
      const href = webAddress(link.url);
      // The small picture stands on the page itself.
      if (href === null || link.kind === 'thumbnail') return [];
      const action = actionOf(link, holding, own);
      const label = t.ways.actions[action];
      return [{ href, action, label, note: noteOf(link, label, holding, t) }];
    })
    .toSorted((a, b) => rank(a.action) - rank(b.action))
    .slice(0, MOST_LINKS);
  return links.map((link, i) => {
    const same = (one: LinkOut): boolean => one.label === link.label && one.note === link.note;
    const before = links.slice(0, i).filter(same).length;
    return before === 0 ? link : { ...link, label: t.ways.numbered(link.label, before + 1) };
  });
}

/** Whether the document itself is there. */
export function showsDocument({ action }: LinkOut): boolean {
  return ACTIONS.indexOf(action) < ACTIONS.indexOf('page');
}

/** The address when a browser may be led there; null for anything but http and https, and without end. */
export function webAddress(address: string): string | null {
  if (address.length > LONGEST_WEB_ADDRESS || !URL.canParse(address)) return null;
  const { protocol, href } = new URL(address);
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}

function actionOfTypes({ document: { type } }: WorkHolding): LinkAction {
  const types = [type.code, ...(type.also ?? [])];
  if (types.includes('video')) return 'watch';
  if (types.includes('audio')) return 'listen';
  return BY_TYPE[type.code] ?? 'read';
}

function actionOf({ kind }: Link, { access }: WorkHolding, own: LinkAction): LinkAction {
  switch (kind) {
    case 'iiif':
      return 'look';
    case 'audio':
      return 'listen';
    case 'video':
      return 'watch';
    case 'fulltext':
      return own;
    case 'landing':
      return isAtHome(access) ? own : 'page';
    case 'cover':
      return 'cover';
    case 'thumbnail':
    case 'other':
      return 'more';
  }
}

/** 南京数字档案，MP3，12 分; words that say no more than the button are left out. */
function noteOf(link: Link, button: string, { document }: WorkHolding, t: Messages): string {
  const isRecording = link.kind === 'audio' || link.kind === 'video';
  const words = button.includes(link.label ?? '') ? null : link.label;
  const length = link.length ?? (isRecording ? document.extent : null);
  const parts = [words, link.format, length].filter((one) => one != null && one !== '');
  return shortened(parts.join(t.site.and), LONGEST_NOTE);
}
