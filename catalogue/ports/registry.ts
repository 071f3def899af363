/**
 * The port to `registry.db`: what people decided. Small, precious, backed up. Here the registered sources and
 * the libraries of the settings, so that whoever reads them sees the same; each other noun has a narrow port
 * of its own.
 */
import type { Library } from '../library.ts';
import type { Source } from '../source.ts';
import type { AccessKeys } from './access-keys.ts';
import type { AuditTrail } from './audit-trail.ts';
import type { Deliveries } from './deliveries.ts';
import type { HealthTold } from './health-told.ts';
import type { LibraryPages } from './library-pages.ts';
import type { Cases } from './cases.ts';
import type { MatchDecisions } from './match-decisions.ts';
import type { Outbox } from './outbox.ts';
import type { Suppressions } from './suppressions.ts';
import type { People } from './people.ts';
import type { Waivers } from './waivers.ts';
import type { Findings, Registrations } from './registrations.ts';

/** An entry of the settings file that is not followed. */
export interface Overruled {
  readonly id: string;
  /** The registered source that rules; of the same id when it was taken over. */
  readonly by: string;
}

export interface Registry {
  readonly keys: AccessKeys;
  readonly people: People;
  readonly audit: AuditTrail;
  readonly matchDecisions: MatchDecisions;
  readonly outbox: Outbox;
  readonly suppressions: Suppressions;
  readonly waivers: Waivers;
  readonly pages: LibraryPages;
  readonly cases: Cases;
  readonly deliveries: Deliveries;
  readonly healthTold: HealthTold;
  readonly registrations: Registrations;
  readonly findings: Findings;
  /**
   * All sources whose records were let in, retired ones last, by id; with what the page of their library says of
   * their collections. Those under way are in `registrations`.
   */
  sources(): Promise<readonly Source[]>;
  /** Every library, in the order of the settings; with what its own page says. */
  libraries(): Promise<readonly Library[]>;
  /**
   * Another number after every change of a source or a library, whoever made it: who keeps what the two
   * above answered asks this first, every second or two. It grows, and costs one row.
   */
  revision(): Promise<number>;
  /**
   * Makes the sources of the settings file the registered ones: new ones are added, known ones
   * changed, and those that came from the settings but are no longer there are retired. Writes
   * nothing when nothing changed. What a person registered is left alone.
   *
   * @returns the ids of those that have no say any more: the registry rules the source of this id, or another
   *   one that asks for the same records
   */
  applySettings(sources: readonly Omit<Source, 'state'>[]): Promise<readonly Overruled[]>;
  /** Makes these the libraries, in this order. Writes nothing when nothing changed. */
  applyLibraries(libraries: readonly Library[]): Promise<void>;
  close(): Promise<void>;
}
