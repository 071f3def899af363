/** Numbers in the address of a page: what is none counts as the least. */

const MOST = 10_000_000;

/** A page of a list, from 1. */
export function pageNumber(parameters: URLSearchParams, name: string): number {
  return Math.max(1, numberOf(parameters, name));
}

/** From 0. */
export function numberOf(parameters: URLSearchParams, name: string): number {
  const given = parameters.get(name) ?? '';
  return /^\d{1,15}$/.test(given) ? Math.min(Number(given), name === 'after' ? Infinity : MOST) : 0;
}
