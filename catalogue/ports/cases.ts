/**
 * The port to what people outside write about documents, in `registry.db`. Rules are in `catalogue/reader-case.ts`
 * and `desk/cases/`; every adapter behaves as `test/stores/cases.conformance.ts` says.
 */
import type { Deed } from '../audit.ts';
import type { NewMessage } from '../message.ts';
import type {
  CaseKind,
  CaseState,
  NewCase,
  OverdueCase,
  OverdueKnown,
  ReaderCase,
} from '../reader-case.ts';

/** What the audit is told. @param made as it is from now on */
export type CaseDeed = (made: ReaderCase) => Deed;

/** Which are listed. */
export interface CaseQuery {
  /** Of this library; absent = all. */
  readonly library?: string | undefined;
  readonly kind?: CaseKind | undefined;
  /** `open`: new or being dealt with. */
  readonly state?: CaseState | 'open' | undefined;
  /** Open ones that were due by then, ISO 8601 UTC. */
  readonly dueBefore?: string | undefined;
}

/** What an act changes; what is absent stays. */
export type CaseValues = Partial<
  Pick<ReaderCase, 'state' | 'library' | 'answer' | 'closedAt' | 'handledBy'>
>;

export interface Cases {
  /** Writes. @param hash of the secret in the address for its writer */
  open(made: NewCase, at: string, hash: string, deed: CaseDeed): Promise<ReaderCase>;
  /**
   * Writes.
   *
   * @param state as it was read
   * @returns undefined when there is none, or it is in another state by now: then nothing is written
   */
  change(
    id: number,
    state: CaseState,
    values: CaseValues,
    deed: CaseDeed,
  ): Promise<ReaderCase | undefined>;
  find(id: number): Promise<ReaderCase | undefined>;
  /** By the hash of the secret in the address for its writer. */
  bySecret(hash: string): Promise<ReaderCase | undefined>;
  /** Open ones first, by when they are due; then closed ones, the latest first. */
  list(
    query: CaseQuery,
    limit: number,
    offset: number,
  ): Promise<{ readonly total: number; readonly cases: readonly ReaderCase[] }>;
  count(query: CaseQuery): Promise<number>;
  /** Open ones that were due by then, of which the city does not know yet; by when they were due. */
  overdue(dueBefore: string): Promise<readonly OverdueCase[]>;
  /**
   * Writes, and puts the messages down with it.
   *
   * @param known as it was read
   * @returns false when somebody told meanwhile, or it is closed: then nothing is written
   */
  tellOverdue(
    id: number,
    known: OverdueKnown,
    told: {
      readonly to: OverdueKnown;
      readonly messages: readonly NewMessage[];
      readonly at: string;
    },
  ): Promise<boolean>;
  /** Writes: forgets the writers, and their addresses, of cases of this kind that were closed before. @returns how many */
  forget(kind: CaseKind, closedBefore: string): Promise<number>;
}
