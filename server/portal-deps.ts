/**
 * What the portal's pages need from outside, as plain types: the entry file opens the stores and
 * hands them over, so that nothing here knows settings files or databases.
 */
import type { Logger } from 'pino';
import type { Registry as Metrics } from 'prom-client';
import type { Checks } from '../catalogue/ports/check-lists.ts';
import type { Hiding } from '../catalogue/ports/hiding.ts';
import type { Matches } from '../catalogue/ports/matches.ts';
import type { QuarantineShelf } from '../catalogue/ports/quarantine-shelf.ts';
import type { Records } from '../catalogue/ports/records.ts';
import type { Registry } from '../catalogue/ports/registry.ts';
import type { RunReports } from '../catalogue/ports/run-reports.ts';
import type { SearchIndex } from '../catalogue/ports/search-index.ts';
import type { SourceLedgers } from '../catalogue/ports/source-ledgers.ts';
import type { Works } from '../catalogue/ports/works.ts';
import type { ThreadActs } from '../harvesters/main.ts';
import type { JsonAnswer } from '../harvesters/outbound/json-files.ts';
import type { MediaAnswer } from '../harvesters/outbound/media.ts';
import type { Picture } from '../harvesters/outbound/pictures.ts';
import type { Federation } from './enquiries/federation.ts';

/** What stands at the foot of every page; what is absent is not shown. */
export interface FooterSettings {
  /** 主办单位 */
  readonly organiser?: string | undefined;
  /** 咨询电话 */
  readonly telephone?: string | undefined;
  /** ICP备案号 */
  readonly icp?: string | undefined;
  /** 公安联网备案号 */
  readonly police?: string | undefined;
}

export interface Readiness {
  readonly status: 'ok' | 'degraded';
  /** Sentences for the operator; empty when ok. */
  readonly reasons: readonly string[];
  /** Changes of the catalogue that the index has not applied yet. */
  readonly backlog: number;
}

export interface PortalDeps {
  readonly records: Works &
    Pick<Records, 'record' | 'document'> &
    Pick<Hiding, 'whole' | 'wouldVanish' | 'suppressionsUnderWay'> &
    Pick<SourceLedgers, 'ledger' | 'run' | 'runs' | 'gaps' | 'warnings'> &
    Pick<
      Matches,
      'match' | 'matches' | 'matchesBeside' | 'matchesOf' | 'matchGroups' | 'successionsOf'
    > & {
      readonly reports: RunReports;
      readonly shelf: QuarantineShelf;
    };
  /** What persons decided, for reading: what is written goes through `acts`. */
  readonly registry: Omit<Registry, 'applySettings' | 'applyLibraries' | 'close'>;
  /** Purchase lists, for reading: what is written goes through `acts`. */
  readonly checks: Pick<Checks, 'lists' | 'lines' | 'choices' | 'distribution'>;
  readonly index: SearchIndex;
  /** What persons do, done in the thread that writes. */
  readonly acts: () => ThreadActs;
  /**
   * The small picture at an address that a record of this source names; undefined when there is none to be had, or
   * it is not wanted.
   */
  readonly pictures: (
    address: string,
    wanted: AbortSignal,
    source: string,
  ) => Promise<Picture | undefined>;
  /** The same for pictures as large as they are, and for pieces of images. */
  readonly largePictures: PortalDeps['pictures'];
  /** The manifest, or the description of an image, at an address of a record. */
  readonly jsonFiles: (address: string, source: string) => Promise<JsonAnswer>;
  /** Sound or film at an address of a record, or the part of it that this `Range` names. */
  readonly media: (
    address: string,
    range: string | undefined,
    wanted: AbortSignal,
    source: string,
  ) => Promise<MediaAnswer>;
  /** Where files that are uploaded lie until they are read and imported. */
  readonly deliveryFolder: string;
  /** Where purchase lists lie that are sent. */
  readonly checkFolder: string;
  /** How long a page waits for what it can do without, milliseconds. */
  readonly spareMs: number;
  /** For so long pages that are the same for every reader may be behind the index, milliseconds; 0 = never. */
  readonly keptMs: number;
  /** What is known of libraries, sources and collections at this moment. */
  readonly federation: () => Federation;
  readonly footer: FooterSettings;
  /** True: every page says 演示数据. */
  readonly demonstration: boolean;
  /** Address that people use, without a path: `https://…`; empty = the one by which each of them asks. */
  readonly publicUrl: string;
  /** How many reverse proxies stand before the portal. */
  readonly trustedProxies: number;
  /** Most that one client may ask in a minute; 0 = as much as it likes. */
  readonly requestsPerMinute: number;
  /** Addresses and ranges that may see how the service is from inside, besides this machine itself. */
  readonly operations: readonly string[];
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly ready: () => Promise<Readiness>;
  /** Aborted when the portal stops: what is told for long is ended then. */
  readonly stopping: AbortSignal;
  readonly now: () => Date;
}
