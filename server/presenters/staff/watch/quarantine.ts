/** What waits in quarantine of a source, one thing of it with its bytes, and descriptions with a warning. */
import type { QuarantineGroup, ShelvedThing } from '../../../../catalogue/runs/quarantine.ts';
import type { Part } from '../../../../catalogue/runs/run-report.ts';
import type { Waiver } from '../../../../catalogue/runs/waiver.ts';
import type { WarnedDocument, WarningCode } from '../../../../catalogue/warnings.ts';
import type { Said } from '../../../i18n/said.ts';
import type { Visit } from '../../../visit.ts';
import { minuteOf } from '../../site/times.ts';
import type { ShownTime } from '../../site/times.ts';
import type { Choice, Faults, Field } from '../field.ts';
import { pagingOf } from '../paging.ts';
import type { Paging } from '../paging.ts';
import { whyField } from './decision.ts';
import { hexLines, textOf } from './raw-text.ts';
import { runHref, sourceHref } from './overview.ts';
import { titleText } from './run.ts';
import type { May } from './source.ts';

export const THINGS_SHOWN = 30;
export const DOCUMENTS_SHOWN = 50;
/** Of the bytes of a thing, as text; and of these so many in hexadecimal. */
export const TEXT_BYTES = 20_000;
const HEX_BYTES = 1_024;

export interface QuarantineWish {
  readonly code: string;
  readonly isAside: boolean;
  readonly page: number;
}

export interface ShownThing {
  readonly id: number;
  readonly href: string;
  readonly name: string;
  readonly identifier: string;
  readonly title: string;
  readonly code: string;
  readonly message: Said;
  readonly first: ShownTime | null;
  readonly last: ShownTime | null;
}

export interface QuarantinePage {
  readonly source: string;
  readonly href: string;
  readonly sourceHref: string;
  readonly may: May;
  readonly tabs: readonly {
    readonly label: string;
    readonly href: string;
    readonly current: boolean;
  }[];
  readonly codes: readonly Choice[];
  readonly code: string;
  readonly isAside: boolean;
  readonly mend: string;
  readonly things: readonly ShownThing[];
  readonly paging: Paging | null;
  readonly canRetryAll: boolean;
}

export function presentQuarantine(
  source: string,
  groups: readonly QuarantineGroup[],
  found: Part<ShelvedThing>,
  wish: QuarantineWish,
  may: May,
  visit: Visit,
): QuarantinePage {
  const { t } = visit;
  const href = `${sourceHref(source)}/quarantine`;
  const own = groups.filter(({ isAside }) => isAside === wish.isAside);
  const addressOf = (code: string, isAside: boolean, page: number): string => {
    const given = new URLSearchParams({
      ...(code === '' ? {} : { code }),
      ...(isAside ? { aside: 'true' } : {}),
      ...(page === 1 ? {} : { page: String(page) }),
    }).toString();
    return given === '' ? href : `${href}?${given}`;
  };
  const counted = (isAside: boolean): string =>
    t.number(groups.reduce((sum, one) => sum + (one.isAside === isAside ? one.count : 0), 0));
  return {
    source,
    href,
    sourceHref: sourceHref(source),
    may,
    tabs: [false, true].map((isAside) => ({
      label: `${isAside ? t.watch.asideTitle : t.watch.waitingTitle} ${counted(isAside)}`,
      href: addressOf('', isAside, 1),
      current: isAside === wish.isAside,
    })),
    codes: [
      { value: '', label: t.watch.allCodes },
      ...own.map(({ code, count }) => ({ value: code, label: `${code}（${t.number(count)}）` })),
    ],
    code: wish.code,
    isAside: wish.isAside,
    mend: wish.code === '' ? '' : t.mending(wish.code),
    things: found.items.map((thing) => shownThing(thing, visit)),
    paging: pagingOf(t, { page: wish.page, size: THINGS_SHOWN, total: found.total }, (page) =>
      addressOf(wish.code, wish.isAside, page),
    ),
    canRetryAll: may.harvest && !wish.isAside && found.total > 0,
  };
}

function shownThing(thing: ShelvedThing, { lang, t }: Visit): ShownThing {
  const { id, identifier, title, code, message, firstSeen, lastSeen } = thing;
  return {
    id,
    href: `/staff/quarantine/${id}`,
    name: t.watch.thing(id),
    identifier: identifier ?? t.watch.noIdentifier,
    title: title === null ? '' : titleText(title, t),
    code,
    message: t.said(message),
    first: minuteOf(firstSeen, lang),
    last: minuteOf(lastSeen, lang),
  };
}

export interface ThingPage extends ShownThing {
  readonly source: string;
  readonly sourceHref: string;
  readonly quarantineHref: string;
  readonly rawHref: string;
  readonly runHref: string;
  readonly runName: string;
  readonly url: string;
  readonly place: string;
  readonly mend: string;
  readonly may: May;
  readonly canRetry: boolean;
  readonly waiver: { readonly id: number; readonly why: string; readonly by: string } | null;
  readonly why: Field;
  readonly size: string;
  readonly isEmpty: boolean;
  readonly cut: string | null;
  readonly text: string;
  readonly hex: string;
}

export function presentThing(
  thing: ShelvedThing & { readonly raw: Uint8Array },
  waiver: Waiver | undefined,
  may: May,
  faults: Faults,
  visit: Visit,
): ThingPage {
  const { t } = visit;
  const href = `/staff/quarantine/${thing.id}`;
  return {
    ...shownThing(thing, visit),
    source: thing.source,
    sourceHref: sourceHref(thing.source),
    quarantineHref: `${sourceHref(thing.source)}/quarantine`,
    rawHref: `${href}/raw`,
    runHref: runHref(thing.run),
    runName: t.watch.run(thing.run),
    url: thing.url,
    place: thing.position === 0 ? t.watch.placeNone : t.watch.placeOf(thing.position),
    mend: t.mending(thing.code),
    may,
    canRetry: may.harvest && thing.identifier !== null,
    waiver: waiver === undefined ? null : { id: waiver.id, why: waiver.why, by: waiver.by },
    why: whyField(visit, faults, true),
    size: t.watch.rawBytes(t.number(thing.bytes)),
    isEmpty: thing.bytes === 0,
    cut: thing.bytes > TEXT_BYTES ? t.watch.rawCut(t.number(TEXT_BYTES)) : null,
    text: textOf(thing.raw.subarray(0, TEXT_BYTES)),
    hex: hexLines(thing.raw.subarray(0, HEX_BYTES)),
  };
}

export interface WarnedPage {
  readonly code: WarningCode;
  readonly mend: string;
  readonly sourceHref: string;
  readonly rows: readonly {
    readonly title: string;
    readonly identifier: string;
    readonly values: string;
  }[];
  readonly paging: Paging | null;
}

export function presentWarned(
  source: string,
  code: WarningCode,
  found: Part<WarnedDocument>,
  page: number,
  { t }: Visit,
): WarnedPage {
  const href = `${sourceHref(source)}/warnings/${code}`;
  return {
    code,
    mend: t.mendingOfWarning(code),
    sourceHref: sourceHref(source),
    rows: found.items.map(({ title, identifier, values }) => ({
      title: titleText(title, t),
      identifier,
      values: values.join(' · '),
    })),
    paging: pagingOf(
      t,
      { page, size: DOCUMENTS_SHOWN, total: found.total },
      (n) => `${href}?page=${n}`,
    ),
  };
}
