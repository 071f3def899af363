/**
 * A source: one repository address, format and set that a library registered for harvesting, and
 * the special collections 特色库 its sets stand for.
 */
import { addressKey } from './address.ts';
import type { Access } from './fields/access.ts';

/** A special collection as the settings name it. */
export interface CollectionRule {
  /** setSpec whose records (and those of its descendants `set:…`) belong here; absent = every record of the source. */
  readonly set?: string | undefined;
  /** Name shown to readers, e.g. 老照片库. */
  readonly name: string;
  /** Access of its holdings when the record itself does not say. */
  readonly access?: Access | undefined;
  readonly description?: string | undefined;
}

export type SourceState = 'active' | 'paused' | 'retired';

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
  readonly collections: readonly CollectionRule[];
  /** `retired` once it was taken out of the settings; its records stay until a person removes them. */
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

/** Whether a record of these sets is in this one: in itself, or in a descendant `set:…` (OAI-PMH 2.0 section 2.6). */
export function isInSet(setSpecs: readonly string[], set: string): boolean {
  return setSpecs.some((spec) => spec === set || spec.startsWith(`${set}:`));
}
