/** All commands, in the order of the help, and what each group of them is for. */
import { approve } from './approve.ts';
import { backup } from './backup.ts';
import { checkEndpoint } from './check-endpoint.ts';
import type { Command } from './command.ts';
import { compare } from './compare.ts';
import { doctor } from './doctor.ts';
import { exportRecords } from './export-records.ts';
import { harvest } from './harvest.ts';
import { importRecords } from './import.ts';
import { match } from './match.ts';
import { refuse } from './refuse.ts';
import { reindex } from './reindex.ts';
import { repair } from './repair.ts';
import { restore } from './restore.ts';
import { runs } from './runs.ts';
import { serve } from './serve.ts';
import { undo } from './undo.ts';
import { verify } from './verify.ts';

export const COMMANDS: readonly Command[] = [
  serve,
  harvest,
  checkEndpoint,
  importRecords,
  runs,
  repair,
  approve,
  refuse,
  undo,
  reindex,
  verify,
  match,
  exportRecords,
  compare,
  backup,
  restore,
  doctor,
];

/** First words of commands with two, as `export records`. */
export const GROUPS: Readonly<Record<string, string>> = { export: '导出' };
