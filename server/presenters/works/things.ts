/**
 * What of a work can be looked at and listened to, on its own page: the way to its pictures, and players. Only
 * addresses of ours stand in the page; nothing is asked of a library before somebody wants to see or hear it.
 */
import { recordingIn } from '../../../catalogue/fields/links.ts';
import { shortened } from '../../../catalogue/text/bounds.ts';
import { thingsOf, viewsOf } from '../../../catalogue/things.ts';
import type { Thing } from '../../../catalogue/things.ts';
import type { Work } from '../../../catalogue/work.ts';
import { ASSETS } from '../../assets.ts';
import { ALL_OF_IT, playAddress, writeViewAddress } from '../../addresses/view-address.ts';
import type { Labels } from '../../i18n/labels.ts';
import type { Messages } from '../../i18n/languages.ts';
import type { Visit } from '../../visit.ts';
import { marked } from '../site/marked.ts';
import type { MarkedText } from '../site/marked.ts';
import { webAddress } from './links.ts';

/** Whose it is, and what may be done with it. */
export interface Provenance {
  readonly library: string;
  /** What the record calls it; '' when it says nothing. */
  readonly label: MarkedText;
  /** As the record says it, and then its collections, which may be in another language. */
  readonly rights: readonly MarkedText[];
  /** Where it lies. */
  readonly source: { readonly href: string; readonly label: string } | null;
}

export interface ShownViews extends Provenance {
  readonly href: string;
  readonly note: string;
}

export interface ShownPlayer extends Provenance {
  readonly kind: 'audio' | 'video';
  /** 试听 */
  readonly verb: string;
  readonly title: MarkedText;
  /** Both, for whoever hears the page. */
  readonly name: string;
  /** Null where a browser cannot play it. */
  readonly src: string | null;
  /** Why not, or what is not known of it; '' when there is nothing to say. */
  readonly note: string;
}

/** What a library gives that is seen or heard without leaving our pages. */
export interface Here {
  /** Its code. */
  readonly library: string;
  readonly action: 'listen' | 'watch' | 'look';
  readonly href: string;
}

export interface ShownThings {
  /** Of each library first what is heard and watched. */
  readonly here: readonly Here[];
  /** Where the picture at the head of the page leads; null when there is nothing larger. */
  readonly viewHref: string | null;
  readonly views: readonly ShownViews[];
  readonly players: readonly ShownPlayer[];
  /** Said when there are more than are listed; null otherwise. */
  readonly more: string | null;
  readonly script: string;
  /** Id of the section. */
  readonly anchor: string;
}

const THINGS = 'things';
/** Of each kind on the page of a work. */
const MOST_SHOWN = 12;
/** UTF-16 units. */
const LONGEST = 200;

export function presentThings(work: Work, labels: Labels, visit: Visit): ShownThings {
  const { t } = visit;
  const things = thingsOf(work);
  const views = viewsOf(things);
  const played = things.filter(({ kind }) => kind === 'audio' || kind === 'video');
  const viewHref = ({ key }: Thing, i: number): string =>
    writeViewAddress(work.id, { thing: i === 0 ? undefined : key, page: 1, part: ALL_OF_IT });
  const [first] = views;
  const here: readonly Here[] = [
    ...played.filter(isPlayed).map(({ kind, holding: { library } }) => ({
      library,
      action: kind === 'video' ? ('watch' as const) : ('listen' as const),
      href: `#${THINGS}`,
    })),
    ...views.flatMap((thing, i) =>
      thing.kind === 'small' || thing.link.kind === 'cover'
        ? []
        : [
            {
              library: thing.holding.library,
              action: 'look' as const,
              href: viewHref(thing, i),
            },
          ],
    ),
  ];
  return {
    here,
    anchor: THINGS,
    viewHref: first === undefined ? null : viewHref(first, 0),
    views: views
      .filter(({ kind }) => kind !== 'small')
      .slice(0, MOST_SHOWN)
      .map((thing, i) => ({
        ...provenanceOf(thing, labels, visit),
        href: viewHref(thing, i),
        note: t.things.lookNotes[thing.kind === 'iiif' ? 'iiif' : 'picture'],
      })),
    players: played.slice(0, MOST_SHOWN).map((thing) => presentPlayer(work, thing, labels, visit)),
    more:
      Math.max(views.length, played.length) > MOST_SHOWN ? t.things.moreThings(MOST_SHOWN) : null,
    script: ASSETS.things,
  };
}

function presentPlayer(work: Work, thing: Thing, labels: Labels, visit: Visit): ShownPlayer {
  const { t } = visit;
  const kind = thing.kind === 'video' ? 'video' : 'audio';
  const title = shortened(work.title, LONGEST);
  const format = formatOf(thing);
  const canPlay = isPlayed(thing);
  return {
    ...provenanceOf(thing, labels, visit),
    kind,
    verb: kind === 'video' ? t.ways.actions.watch : t.ways.actions.listen,
    title: marked(title, visit.lang),
    name: kind === 'video' ? t.things.watch(title) : t.things.listen(title),
    src: canPlay ? playAddress(work.id, thing.key) : null,
    note: canPlay
      ? kind === 'video'
        ? t.things.captionsUnknown
        : ''
      : t.things.cannotPlay(format),
  };
}

/** What every browser of today plays; a format that nobody names is tried. */
const PLAYED: ReadonlySet<string> = new Set(
  'MP3,WAV,WAVE,VND.WAVE,FLAC,M4A,AAC,OGG,OGA,OPUS,MP4,M4V,WEBM,OGV'.split(','),
);

function isPlayed(thing: Thing): boolean {
  const format = formatOf(thing);
  return format === '' || PLAYED.has(format);
}

/** By the ending of its address, where that tells; else by the words of the record. */
function formatOf({ link: { url, format = '' } }: Thing): string {
  return shortened((recordingIn(url) ?? format).toUpperCase(), 20);
}

export function provenanceOf(
  { link, holding }: Thing,
  labels: Labels,
  { lang, t }: Pick<Visit, 'lang' | 't'>,
): Provenance {
  const library = labels.libraryName(holding.library);
  const href = webAddress(link.url);
  return {
    library,
    label: marked(shortened(link.label ?? '', LONGEST), lang),
    rights: rightsOf(holding, labels, t).map((said) => marked(shortened(said, LONGEST), lang)),
    source: href === null ? null : { href, label: t.things.atSource(library) },
  };
}

/** The words of the record, and what the library says of the collections that it belongs to. */
function rightsOf(
  { rights, collections }: Thing['holding'],
  labels: Labels,
  t: Messages,
): string[] {
  const ofCollections = collections.slice(0, 20).flatMap((id) => {
    const said = labels.collection(id)?.rights;
    return said == null ? [] : [t.rightsNames[said]];
  });
  return [...new Set([rights ?? '', ...ofCollections])].filter((one) => one !== '');
}
