/** The shelf: works that somebody chose, in their order, with who has each of them where, and the ways to take them along. */
import { BEST_WAYS } from '../../../catalogue/fields/access.ts';
import { shortened } from '../../../catalogue/text/bounds.ts';
import type { Work, WorkHolding } from '../../../catalogue/work.ts';
import { EXPORTS } from '../../../formats/out/exports.ts';
import { gbt7714 } from '../../../formats/out/gbt7714.ts';
import type { Naming } from '../../../formats/out/reference.ts';
import { referenceOf } from '../../../formats/out/reference.ts';
import { MOST_CHOSEN, writeChosen } from '../../addresses/chosen.ts';
import type { Chosen } from '../../addresses/chosen.ts';
import type { ChosenWorks } from '../../enquiries/chosen-works.ts';
import type { Labels } from '../../i18n/labels.ts';
import type { Lang, Messages } from '../../i18n/languages.ts';
import type { Option } from '../search/search-box.ts';
import type { Visit } from '../../visit.ts';
import { marked } from '../site/marked.ts';
import type { MarkedText } from '../site/marked.ts';
import { formatLabel } from './take-along.ts';

export interface ShelvedWork {
  readonly id: string;
  readonly href: string;
  readonly title: MarkedText;
  /** What the button says to those who do not see where it stands. */
  readonly takeOff: string;
  readonly citation: MarkedText;
  /** 秦淮区图书馆 · 可外借 · K295.1/3 · 三楼 */
  readonly holders: readonly (readonly MarkedText[])[];
}

export interface ShelfPage {
  readonly heading: string;
  readonly name: string;
  readonly total: string;
  readonly notices: readonly string[];
  readonly works: readonly ShelvedWork[];
  /** Ids as the address has them, and as they are now. */
  readonly asked: string;
  readonly ids: string;
  /** Of this page, to be sent on; with scheme and host. */
  readonly address: string;
  readonly formats: readonly Option[];
  readonly full: string;
}

/** UTF-16 units. */
const LONGEST_TITLE = 200;
const LONGEST_FACT = 80;
/** Of one work: a shelf is a list, and all of them stand on the page of the work. */
const MOST_HOLDERS = 12;

/** `/shelf?ids=…&name=…` */
export function shelfHref(ids: readonly string[], name: string): string {
  if (ids.length === 0) return '/shelf';
  const named = name === '' ? '' : `&${new URLSearchParams({ name }).toString()}`;
  return `/shelf?ids=${writeChosen(ids)}${named}`;
}

/** @param works as `presentShelved` makes them */
export function presentShelf(
  { ids: asked, surplus, strange }: Chosen,
  { moved, gone }: Pick<ChosenWorks, 'moved' | 'gone'>,
  works: readonly ShelvedWork[],
  {
    name,
    origin,
    isNothingTicked,
  }: { readonly name: string; readonly origin: string; readonly isNothingTicked: boolean },
  t: Messages,
): ShelfPage {
  const w = t.shelf;
  const ids = works.map(({ id }) => id);
  const notices = [
    isNothingTicked ? w.nothingTicked : '',
    gone > 0 ? w.gone(gone) : '',
    moved > 0 ? w.moved(moved) : '',
    surplus > 0 ? w.surplus(surplus, MOST_CHOSEN) : '',
    strange > 0 ? w.strange(strange) : '',
  ];
  return {
    heading: name === '' ? w.title : w.named(name),
    name,
    total: w.total(works.length),
    notices: notices.filter((notice) => notice !== ''),
    works,
    asked: writeChosen(asked),
    ids: writeChosen(ids),
    address: `${origin}${shelfHref(ids, name)}`,
    formats: exportOptions(t),
    full: w.full(MOST_CHOSEN),
  };
}

/** Formats of a file of several works. */
export function exportOptions(t: Messages): Option[] {
  return EXPORTS.filter(({ ofHits }) => ofHits).map((format, i) => ({
    value: format.name,
    label: formatLabel(format, t),
    selected: i === 0,
  }));
}

/** A citation takes a fraction of a millisecond, and a shelf has hundreds. */
export function presentShelved(
  work: Work,
  naming: Naming,
  labels: Labels,
  { lang, t }: Pick<Visit, 'lang' | 't'>,
): ShelvedWork {
  const title = shortened(work.title, LONGEST_TITLE);
  const nearest = work.holdings.toSorted(
    (one, other) => BEST_WAYS.indexOf(one.access) - BEST_WAYS.indexOf(other.access),
  );
  return {
    id: work.id,
    href: `/works/${encodeURIComponent(work.id)}`,
    title: marked(title, lang),
    takeOff: t.shelf.takeOffThis(title),
    citation: marked(gbt7714(referenceOf(work, naming), naming.today), lang),
    holders: nearest.slice(0, MOST_HOLDERS).map((holding) => holderOf(holding, labels, lang, t)),
  };
}

function holderOf(
  { library, access, callNumber, location }: WorkHolding,
  labels: Labels,
  lang: Lang,
  t: Messages,
): MarkedText[] {
  return [labels.libraryName(library), t.access[access], callNumber ?? '', location ?? '']
    .filter((fact) => fact !== '')
    .map((fact) => marked(shortened(fact, LONGEST_FACT), lang));
}
