/** Sentences that were made in Chinese, as English pages say them. */
import { Interpreter } from '../said.ts';
import type { Messages } from '../zh.ts';
import { checks } from './sentences/checks.ts';
import { compliance } from './sentences/compliance.ts';
import { desk } from './sentences/desk.ts';
import { diagnosis } from './sentences/diagnosis.ts';
import { files } from './sentences/files.ts';
import { harvest } from './sentences/harvest.ts';
import { network } from './sentences/network.ts';
import { people } from './sentences/people.ts';
import { records } from './sentences/records.ts';

const interpreter = new Interpreter([
  checks,
  compliance,
  desk,
  diagnosis,
  files,
  harvest,
  network,
  people,
  records,
]);

export const said: Messages['said'] = (sentence) => interpreter.say(sentence);
