/**
 * A source: one repository address, format and set that a library registered for harvesting, and
 * the special collections 特色库 its sets stand for.
 */
import { addressKey } from './address.ts';
import type { Access } from './fields/access.ts';
import type { PageContent, Rights } from './library-page.ts';
import { HOUR_MS, MINUTE_MS } from './time.ts';

/** A special collection as the settings, a registration or the page of its library name it. */
export interface CollectionRule {
  /** setSpec whose records (and those of its descendants `set:…`) belong here; absent = every record of the source. */
  readonly set?: string | undefined;
  /** Name shown to readers, e.g. 老照片库. */
  readonly name: string;
  /** Access of its holdings when the record itself does not say. */
  readonly access?: Access | undefined;
  readonly description?: string | undefined;
  /** Only the page of a library says these. */
  readonly rights?: Rights | null;
  /** 使用声明 */
  readonly terms?: string;
}

export type SourceState = 'active' | 'paused' | 'retired';

/** Hours of every day, Asia/Shanghai, `HH:MM`, from included; over midnight when `until` is not after `from`. */
export interface Blackout {
  readonly from: string;
  readonly until: string;
}

export interface Source {
  readonly id: string;
  /** Code of the library in `libraries.json`. */
  readonly library: string;
  /** '' = it has no OAI-PMH; its records are imported from files. */
  readonly baseUrl: string;
  readonly metadataPrefix: string;
  readonly set: string | undefined;
  /** Cron expression, five fields, Asia/Shanghai. */
  readonly schedule: string;
  /** As it was registered. None: each set of the repository is a collection. */
  readonly collections: readonly CollectionRule[];
  /** What the page of its library says of its collections, which goes before; absent = nothing. */
  readonly ofPage?: readonly CollectionRule[];
  /** Hours in which its repository is left alone; absent = none. */
  readonly blackout?: readonly Blackout[];
  /** `retired` once it was taken out of the settings or by a person; its records stay until a person removes them. */
  readonly state: SourceState;
}

/** Whether it is harvested; else its records are imported from files. */
export function hasRepository({ baseUrl }: Pick<Source, 'baseUrl'>): boolean {
  return baseUrl !== '';
}

/** Whether the schedule may start it. */
export function isHarvested(source: Pick<Source, 'baseUrl' | 'state'>): boolean {
  return source.state === 'active' && hasRepository(source);
}

/** What is asked of whom. A cursor and a token hold for one selection only. */
export function selectionOf(source: Pick<Source, 'baseUrl' | 'metadataPrefix' | 'set'>): string {
  return JSON.stringify([addressKey(source.baseUrl), source.metadataPrefix, source.set ?? null]);
}

const MINUTES_OF_DAY = 1_440;

/** The end of the hours in which the repository is left alone and which this instant is in; undefined outside them. */
export function endOfBlackout(
  { blackout = [] }: Pick<Source, 'blackout'>,
  now: Date,
): Date | undefined {
  const clock = minuteOfDay(now);
  const left = blackout.flatMap(({ from, until }) => {
    const length = (minutesOf(until) - minutesOf(from) + MINUTES_OF_DAY) % MINUTES_OF_DAY;
    const gone = (clock - minutesOf(from) + MINUTES_OF_DAY) % MINUTES_OF_DAY;
    return gone < length ? [length - gone] : [];
  });
  if (left.length === 0) return undefined;
  const minute = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS;
  return new Date(minute + Math.max(...left) * MINUTE_MS);
}

/** @param time `HH:MM` */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** Minutes since midnight in Asia/Shanghai, which keeps one time all year. */
export function minuteOfDay(instant: Date): number {
  return Math.floor((instant.getTime() + 8 * HOUR_MS) / MINUTE_MS) % MINUTES_OF_DAY;
}

/** Whether a record of these sets is in this one: in itself, or in a descendant `set:…` (OAI-PMH 2.0 section 2.6). */
export function isInSet(setSpecs: readonly string[], set: string): boolean {
  return setSpecs.some((spec) => spec === set || spec.startsWith(`${set}:`));
}

/** Whether a set can have records of the source: with a set of its own, that and those below it. */
export function isOwnSet({ set: own }: Pick<Source, 'set'>, set: string): boolean {
  return own === undefined || isInSet([set], own);
}

/**
 * The collections of a source with what the page of its library says of them, in the order in which a default
 * access is looked for: sets of which the page gives one, the narrowest first; then as the source was registered,
 * each with the words of the page; then what only the page names.
 */
export function rulesOf({
  collections,
  ofPage = [],
}: Pick<Source, 'collections' | 'ofPage'>): readonly CollectionRule[] {
  const first = ofPage
    .filter(({ set, access }) => set !== undefined && access !== undefined)
    .sort((a, b) => (b.set ?? '').length - (a.set ?? '').length);
  const registered = collections
    .filter(({ set }) => first.every((rule) => rule.set !== set))
    .map((rule) => {
      const said = ofPage.find(({ set }) => set === rule.set);
      return said === undefined ? rule : { ...said, access: said.access ?? rule.access };
    });
  const named = new Set([...first, ...registered].map(({ set }) => set));
  return [...first, ...registered, ...ofPage.filter(({ set }) => !named.has(set))];
}

/** What the page of a library says of the collections of one source. */
export function rulesOfPage({ collections }: PageContent, source: string): CollectionRule[] {
  return collections.flatMap((one) => {
    if (one.kind !== 'set' || one.source !== source) return [];
    const { name, description, rights, terms } = one;
    const [set, access] = [one.set ?? undefined, one.access ?? undefined];
    return [{ set, name, access, description, rights, terms }];
  });
}
