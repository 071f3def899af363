/** The quarantine 隔离区: parts of pages that could not become records, with reason and raw bytes. */
import { createHash } from 'node:crypto';
import { messageOf, PortalError } from '../errors.ts';
import type { SourceRecord } from '../record.ts';
import type { UnreadableRecord } from './page.ts';
import type { RunId } from './run.ts';

/** What waits there. */
export interface QuarantineEntry {
  readonly id: number;
  readonly source: string;
  readonly identifier: string | null;
  readonly code: string;
  readonly message: string;
  readonly raw: Uint8Array;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly run: RunId;
  /** What was asked, and which item of the answer it was, from 1. */
  readonly url: string;
  readonly position: number;
}

/** A thing of the quarantine as it is looked through: its bytes are fetched alone. */
export interface ShelvedThing extends Omit<QuarantineEntry, 'raw'> {
  /** What tells it apart in its source, see `thingOf`. */
  readonly thing: string;
  /** Length of what came. */
  readonly bytes: number;
  /** Of the record that is stored under its identifier, as it came before; null when none is. */
  readonly title: string | null;
  /** Number of the waiver by which a person set it aside; null = nobody did. */
  readonly aside: number | null;
}

export interface QuarantineQuery {
  readonly source: string;
  /** Whether those that were set aside are asked for, or the others. */
  readonly isAside: boolean;
  readonly code?: string | undefined;
}

/** Things that wait for one reason. */
export interface QuarantineGroup {
  readonly code: string;
  readonly isAside: boolean;
  readonly count: number;
  /** ISO 8601 UTC. */
  readonly firstSeen: string;
  readonly lastSeen: string;
}

/** Describing the record took longer than any record may: the run goes on without it. */
export class DescribeTooLong extends PortalError {
  readonly code = 'DESCRIBE_TOO_LONG';

  /** @param limitMs CPU that it was given */
  constructor(limitMs: number) {
    super(
      `著录这条记录用了 ${limitMs} 毫秒以上的处理器时间，已中止；多半是某个字段过长或不正常，请看原始记录`,
    );
  }
}

/** A record that was read and could not be described, for the reason that was thrown. */
export function notDescribed(record: SourceRecord, error: unknown): UnreadableRecord {
  return {
    kind: 'unreadable',
    identifier: record.identifier,
    code: error instanceof PortalError ? error.code : 'DESCRIBE_FAILED',
    message: error instanceof PortalError ? error.message : `著录时出错：${messageOf(error)}`,
    raw: new TextEncoder().encode(record.xml),
  };
}

/** What tells a thing in the quarantine of a source apart: its identifier, or its bytes when it has none. */
export function thingOf({ identifier, raw }: UnreadableRecord): string {
  return identifier ?? createHash('sha256').update(raw).digest('hex');
}
