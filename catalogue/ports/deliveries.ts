/**
 * The port to files that libraries handed over, and to what the columns of their sheets mean. Rules are in
 * `catalogue/runs/delivery.ts` and `desk/deliveries/`; every adapter behaves as
 * `test/stores/deliveries.conformance.ts` says.
 */
import type { Deed } from '../audit.ts';
import type { Delivery } from '../runs/delivery.ts';
import type { Column } from '../sheet-columns.ts';

export interface Deliveries {
  find(id: string): Promise<Delivery | undefined>;
  /** The newest first. @param library undefined = of all */
  list(library: string | undefined, limit: number): Promise<readonly Delivery[]>;
  /** Those that are being read or imported, or wait for a person, the oldest first. */
  open(): Promise<readonly Delivery[]>;
  /** Puts it in place of what stood there. @param deed entered with it, when a person did it */
  put(delivery: Delivery, deed?: Deed): Promise<void>;
  /** How far one is that is read or imported; nothing happens to another. */
  progress(id: string, done: number): Promise<void>;
  /** What the columns of the sheets of this source mean, as they were left last; none = nobody said. */
  columnsOf(source: string): Promise<readonly Column[]>;
  /** By heading; what was remembered of others stays. */
  rememberColumns(source: string, columns: readonly Column[]): Promise<void>;
}

/** What is done with files, apart from deciding anything; by whoever writes. */
export interface DeliveryFiles {
  /** Whether the file of this delivery is there, and how long it is. */
  size(id: string): Promise<number | undefined>;
  /** Goes on with what is to be read or imported; does not wait for it. */
  begin(): void;
  /** Nothing happens when it is not there. */
  remove(id: string): Promise<void>;
}
