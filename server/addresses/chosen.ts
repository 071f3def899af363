/**
 * Works that were chosen one by one, as addresses name them: `ids=<id>,<id>`, which is how we write it, and
 * `ids=<id>&ids=<id>`, which is how the checkboxes of a form send it; `ids[]=`, as many programs write lists, is meant
 * by the same. Whatever comes is looked at: a text that is no id is counted and left out.
 */
import { isDocumentId } from '../../catalogue/ids.ts';
import type { WorkId } from '../../catalogue/work.ts';

/** As many as an address may name (`LONGEST_ADDRESS`), with room for what else it says. */
export const MOST_CHOSEN = 500;

export interface Chosen {
  /** In the order they were named, each once, at most `MOST_CHOSEN`. */
  readonly ids: readonly WorkId[];
  /** How many were named beyond that. */
  readonly surplus: number;
  /** How many texts are no ids. */
  readonly strange: number;
}

/** Whether works are named at all; an address that names none asks for all that is found. */
export function namesWorks(parameters: URLSearchParams): boolean {
  return [...parameters.keys()].some(isListOfIds);
}

export function readChosen(parameters: URLSearchParams): Chosen {
  const named = [...parameters]
    .flatMap(([name, list]) => (isListOfIds(name) ? list.split(',') : []))
    .map((text) => text.trim())
    .filter((text) => text !== '');
  const distinct = [...new Set(named)];
  const ids = distinct.filter(isDocumentId);
  return {
    ids: ids.slice(0, MOST_CHOSEN),
    surplus: Math.max(0, ids.length - MOST_CHOSEN),
    strange: distinct.length - ids.length,
  };
}

function isListOfIds(name: string): boolean {
  return /^ids(?:\[\d{0,5}\])?$/.test(name);
}

/** What stands behind `ids=` in our addresses: letters, digits and commas, which need no escape. */
export function writeChosen(ids: readonly WorkId[]): string {
  return ids.join(',');
}
