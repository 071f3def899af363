/**
 * What the judged queries must be answered with, at least: held in CI by `test/journeys/relevance.test.ts`,
 * printed beside what is measured by `npm run bench:relevance`. A bit under that, so that a change which
 * answers one query worse may be weighed, and one which loses a kind is stopped.
 */
import type { Intention } from './relevance.ts';

/** Of all queries, for a reader who follows what is offered. */
export const LEAST_IN_ALL = { success1: 0.9, success10: 0.97, ndcg10: 0.93 } as const;

/** nDCG@10 for a reader who follows what is offered. */
export const LEAST: Readonly<Record<Intention, number>> = {
  title: 0.98,
  partial: 0.97,
  person: 0.98,
  place: 0.95,
  class: 0.95,
  described: 0.75,
  era: 0.97,
  identifier: 0.98,
  pinyin: 0.94,
  variant: 0.98,
  wrong: 0.97,
  marks: 0.97,
  joined: 0.97,
  numerals: 0.97,
  years: 0.97,
  yearbooks: 0.97,
  'old-forms': 0.97,
  latin: 0.97,
  surnames: 0.82,
  kinds: 0.5,
  splits: 0.75,
  sentences: 0.85,
  citations: 0.95,
  prefixes: 0.8,
  runs: 0.85,
};

/** The same for the search alone, of what it has to find by itself. */
export const LEAST_ALONE: Readonly<Partial<Record<Intention, number>>> = {
  title: 0.98,
  partial: 0.9,
  person: 0.98,
  place: 0.95,
  class: 0.95,
  era: 0.97,
  identifier: 0.98,
  pinyin: 0.94,
  variant: 0.98,
  marks: 0.97,
  joined: 0.97,
  numerals: 0.97,
  years: 0.85,
  yearbooks: 0.97,
  'old-forms': 0.97,
  latin: 0.97,
  surnames: 0.82,
};
