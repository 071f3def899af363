/** The one document of an index that says what the index is and how far it has come. */
import { ANALYSIS_VERSION } from '../../catalogue/text/text.ts';
import type { BulkItem } from './bulk.ts';
import { MAPPING } from './document.ts';

/** Not the id of any work: those are letters and digits. */
export const STATE_ID = '~state';

export interface IndexState {
  readonly epoch: string;
  readonly seq: number;
  readonly analysis: string;
  readonly mapping: string;
}

/** False when documents were made by other rules than today's: the index is searched until it is built anew. */
export function isOfToday({ analysis, mapping }: IndexState): boolean {
  return analysis === ANALYSIS_VERSION && mapping === MAPPING;
}

/** Its version is the seq as well, so that it never goes backwards. */
export function stateItem(epoch: string, seq: number): BulkItem {
  const state: IndexState = { epoch, seq, analysis: ANALYSIS_VERSION, mapping: MAPPING };
  return { id: STATE_ID, version: seq, document: { state } };
}
