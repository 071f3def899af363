/**
 * The port to what persons are told, in `registry.db`: acts put messages down in their own transaction (`mail` of
 * a `Deed`), pages read them, and whoever sends takes what is due. Every adapter behaves as
 * `test/stores/outbox.conformance.ts` says.
 */
import type { DueDelivery, MailAddress, Message } from '../message.ts';

/** Whose messages are asked for: everybody's, or those of one library and of one person. */
export type MessageReader =
  'all' | { readonly library: string | null; readonly person: string | null };

/** What became of one try. */
export type Sent =
  | { readonly kind: 'sent' }
  /** Tried again at `next`, ISO 8601 UTC; null = given up. */
  | { readonly kind: 'failed'; readonly fault: string; readonly next: string | null }
  /** There is no mail server. */
  | { readonly kind: 'unsent' };

export interface Outbox {
  /** Newest first. */
  messages(
    of: MessageReader,
    limit: number,
    offset: number,
  ): Promise<{ readonly total: number; readonly messages: readonly Message[] }>;
  /**
   * Deliveries whose time has come, the longest due first. They are this caller's until `until`; whoever asks
   * meanwhile does not get them, and when the caller dies they are due again.
   *
   * @param now ISO 8601 UTC, as all times here
   */
  take(now: string, until: string, limit: number): Promise<readonly DueDelivery[]>;
  /** What became of one; a secret that nobody is still to be told is forgotten with it. */
  settle(message: string, to: MailAddress, sent: Sent, at: string): Promise<void>;
  /** How many are on their way, and how many were given up since then. */
  standing(since: string): Promise<{ readonly waiting: number; readonly failed: number }>;
  /** Removes messages from before `at`. */
  forgetBefore(at: string): Promise<void>;
}
