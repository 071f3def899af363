/**
 * A record as the repository sent it: header and XML, or a deletion. Never edited. Everything
 * else in the system (document, work, index) can be made again from these.
 */

/** One record as received. Key: source + identifier (identifiers are unique only inside a source). */
export interface SourceRecord {
  /** Id of the source in the registry, e.g. `qinhuai-dc`. */
  readonly source: string;
  /** OAI identifier, trimmed, otherwise as received. */
  readonly identifier: string;
  /** Datestamp of the header exactly as received; repositories send odd ones. */
  readonly datestamp: string;
  readonly deleted: boolean;
  readonly setSpecs: readonly string[];
  readonly metadataPrefix: string;
  /**
   * The whole `<record>` element as received, with every namespace binding that was in scope
   * added to its start tag, so that it parses alone. For a deletion the header alone.
   */
  readonly xml: string;
}

/** A document's record with its history, for the work page. */
export interface StoredRecord {
  readonly record: SourceRecord;
  readonly firstSeen: string;
  readonly lastChanged: string;
  /** Number of the run that received it last. */
  readonly lastRun: number;
  /** Whether something of it, or all, is kept from readers: then it is not shown as it came either. */
  readonly isWithheld: boolean;
}

/** The present state of a harvested record, as `export records` prints it. */
export interface ExportedRecord {
  readonly source: string;
  readonly identifier: string;
  readonly datestamp: string;
  readonly deleted: boolean;
  readonly sha256: string;
  /** First title as received; empty when it has none or was deleted before we saw it. */
  readonly title: string;
  /** Present when it is kept from readers as a whole. */
  readonly hidden?: true;
}
