/** The states of a run in the words that librarians read, on the command line. */
import type { RunState } from '../../catalogue/runs/run.ts';

export const OUTCOME_NAMES: Readonly<Record<RunState, string>> = {
  running: '进行中',
  complete: '完成',
  unchanged: '无变化',
  partial: '部分完成',
  held: '待核准',
  failed: '失败',
};
