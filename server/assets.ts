/**
 * The stylesheets, the scripts and the sign of the site. The address of an asset carries the hash of
 * its content, so that browsers keep it for a year and never show an old one.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const FOLDER = new URL('../views/assets/', import.meta.url);
const YEAR_SECONDS = 365 * 24 * 3600;

interface Asset {
  readonly href: string;
  readonly type: string;
  readonly body: Buffer;
}

/** One file of `views/assets/css/` for each noun; of equal rules the later one holds, so print comes last. */
const STYLES = [
  'base',
  'frame',
  'search-box',
  'home',
  'browse',
  'libraries',
  'hits',
  'search',
  'advanced',
  'works',
  'things',
  'taking',
  'texts',
  'forms',
  'status',
  'print',
];

/** The same of `views/assets/staff-css/`: what only staff pages need, beside the stylesheet of all pages. */
const STAFF_STYLES = [
  'desk',
  'lists',
  'libraries',
  'sources',
  'watch',
  'matches',
  'narrow',
  'checks',
  'distribution',
];

const STYLESHEET = styles('portal.css', 'css', STYLES);
const STAFF_STYLESHEET = styles('staff.css', 'staff-css', STAFF_STYLES);
const SUGGEST = script('suggest.js');
const SHELF = script('shelf.js');
const RESULTS = script('results.js');
const THINGS = script('things.js');
const LIVE = script('live.js', 'staff/live.js');
const REVIEW = script('review.js', 'staff/review.js');
const ICON = assetOf('sign.svg', 'image/svg+xml', read('sign.svg'));

/** Addresses for the head of each page. */
export const ASSETS = {
  stylesheet: STYLESHEET.href,
  staffStylesheet: STAFF_STYLESHEET.href,
  icon: ICON.href,
  suggest: SUGGEST.href,
  /** Going closer to images, and players. */
  things: THINGS.href,
  /** What is kept in the browser, copied, printed. */
  shelf: SHELF.href,
  /** What the filters of a page of results would leave, and the way back to them. */
  results: RESULTS.href,
  /** How far a run is. */
  live: LIVE.href,
  /** Keys of the match review. */
  review: REVIEW.href,
} as const;

/** What stands at a fixed address and is the same for everybody. */
export interface FixedFile {
  readonly href: string;
  readonly type: string;
  readonly body: Buffer | string;
  /** How long it may be kept, for `Cache-Control`. */
  readonly kept: string;
}

const DAY = 'public, max-age=86400';

export const FIXED_FILES: readonly FixedFile[] = [
  ...[STYLESHEET, STAFF_STYLESHEET, SUGGEST, RESULTS, SHELF, THINGS, LIVE, REVIEW, ICON].map(
    (asset) => ({
      ...asset,
      kept: `public, max-age=${YEAR_SECONDS}, immutable`,
    }),
  ),
  { ...ICON, href: '/favicon.ico', kept: DAY },
];

/** One stylesheet is one request; comments stay at home. */
function styles(name: string, folder: string, nouns: readonly string[]): Asset {
  const parts = nouns.map((noun) => read(`${folder}/${noun}.css`).toString('utf8'));
  const joined = parts.join('').replaceAll(/\/\*.*?\*\/\n?/gs, '');
  return assetOf(name, 'text/css; charset=utf-8', Buffer.from(joined));
}

/** A script without its comments, for which nobody should wait; each stands on lines of its own. */
function script(name: string, file = name): Asset {
  const text = read(file).toString('utf8');
  const code = text.replace(/^\/\*.*?\*\/\n/s, '').replaceAll(/^ *\/\/.*\n/gm, '');
  return assetOf(name, 'text/javascript; charset=utf-8', Buffer.from(code));
}

function read(name: string): Buffer {
  return readFileSync(new URL(name, FOLDER));
}

function assetOf(name: string, type: string, body: Buffer): Asset {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  return { href: `/assets/${name.replace('.', `.${hash}.`)}`, type, body };
}
