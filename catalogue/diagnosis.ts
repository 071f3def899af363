/**
 * What a look at an address found that somebody wants to register: whether OAI-PMH is spoken there, what came
 * instead and what to do about it, and what the repository says of itself. Sentences are Chinese and ready to be
 * shown; addresses have lost their secrets.
 */
import type { ShownAddress } from './address.ts';

export const DIAGNOSIS_KINDS = [
  'oai-pmh',
  'html',
  'login',
  'wrong-path',
  'redirect',
  'tls',
  'encoding',
  'not-xml',
  'http-error',
  'refused',
  'unreachable',
  'too-slow',
] as const;
export type DiagnosisKind = (typeof DIAGNOSIS_KINDS)[number];

/** A record as an example. */
export interface Sample {
  readonly identifier: string;
  readonly title: string | null;
  readonly datestamp: string;
  /** XML as received, cut when it is long. */
  readonly raw: string;
}

export interface SeenFormat {
  readonly metadataPrefix: string;
  readonly schema: string;
  readonly metadataNamespace: string;
  /** Whether records of it can be read here. */
  readonly isRead: boolean;
  readonly samples: readonly Sample[];
  /** Why there are no samples; '' when there are. */
  readonly fault: string;
}

export interface SeenSet {
  readonly setSpec: string;
  readonly setName: string;
  readonly samples: readonly Sample[];
  /** False for one of too many to be asked. */
  readonly isLookedAt: boolean;
}

export interface SeenIdentity {
  readonly repositoryName: string;
  /** As it calls itself. */
  readonly baseUrl: string;
  readonly protocolVersion: string;
  readonly adminEmails: readonly string[];
  readonly earliestDatestamp: string;
  readonly deletedRecord: 'no' | 'transient' | 'persistent';
  readonly granularity: 'day' | 'second';
  readonly compression: readonly string[];
  /** Of its clock, ISO 8601 UTC; null when it does not say. */
  readonly responseDate: string | null;
  /** Milliseconds that its clock is ahead of ours. */
  readonly skewMs: number;
  /** DSpace, Alma …, as far as it can be told. */
  readonly software: string;
}

/** Something that is amiss and does not stand in the way. */
export interface Remark {
  readonly finding: string;
  readonly advice: string;
}

export interface Diagnosis {
  readonly kind: DiagnosisKind;
  readonly message: string;
  /** '' when there is nothing to be done. */
  readonly advice: string;
  /** What was asked, without request. */
  readonly baseUrl: ShownAddress;
  /** The address to register in its place; null when there is none better. */
  readonly suggestion: string | null;
  /** Other addresses that were tried and what was found there. */
  readonly tried: readonly { readonly url: ShownAddress; readonly found: string }[];
  /** What stands at the suggestion, else at the address; null when no OAI-PMH was found. */
  readonly identify: SeenIdentity | null;
  readonly formats: readonly SeenFormat[];
  readonly sets: readonly SeenSet[];
  readonly remarks: readonly Remark[];
  readonly requests: number;
  /** ISO 8601 UTC. */
  readonly at: string;
}

/** Whether the address that was asked can be harvested, with whatever remarks. */
export function isUsable({ kind, identify }: Diagnosis): boolean {
  return identify !== null && ['oai-pmh', 'redirect', 'encoding'].includes(kind);
}
