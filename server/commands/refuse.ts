/** `refuse <run>`: a person keeps what a held run would change or delete. */
import { command, json, runNumber } from './command.ts';
import { decide } from './decide.ts';

export const refuse = command({
  name: 'refuse',
  summary: '不核准：对方没有给出的记录保留，等待的改动不采用',
  takes: { run: runNumber, json },
  changes: true,
  run: ({ run }, { opened, out }) =>
    opened(({ acts, parts }) => decide(run, 'refuse', acts, parts, out)),
});
