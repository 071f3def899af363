/**
 * Tuning or final, by title: no title that weights were tuned on meets again among the final ones. What tells
 * one compilation of a gazetteer from the next is left out, and so is all behind the fourth character, so that
 * 江宁县志, 万历江宁县志 and 江宁县志研究 are in one half.
 */
import { hashOf } from './description.ts';
import type { Description } from './description.ts';

export type Half = 'tuning' | 'final';

export const HALVES: readonly Half[] = ['tuning', 'final'];

const REIGN =
  /^(?:景定|至正|万历|嘉庆重刊|同治续纂|嘉庆|同治|康熙|道光|正德|乾隆|雍正|光绪|嘉靖|顺治|民国|续)/u;

export function halfOf({ title }: Description): Half {
  return hashOf(title.replace(REIGN, '').slice(0, 4)) % 2 === 0 ? 'tuning' : 'final';
}
