/** The entries of every library of the demonstration, by its code. */
import type { DemoEntry } from './entry.ts';
import { entries as jinling } from './320100.ts';
import { entries as xuanwu } from './320102.ts';
import { entries as qinhuai } from './320104.ts';
import { entries as jianye } from './320105.ts';
import { entries as gulou } from './320106.ts';
import { entries as pukou } from './320111.ts';
import { entries as qixia } from './320113.ts';
import { entries as yuhuatai } from './320114.ts';
import { entries as jiangning } from './320115.ts';
import { entries as luhe } from './320116.ts';
import { entries as lishui } from './320117.ts';
import { entries as gaochun } from './320118.ts';

const BY_LIBRARY: Readonly<Record<string, readonly DemoEntry[]>> = {
  '320100': jinling,
  '320102': xuanwu,
  '320104': qinhuai,
  '320105': jianye,
  '320106': gulou,
  '320111': pukou,
  '320113': qixia,
  '320114': yuhuatai,
  '320115': jiangning,
  '320116': luhe,
  '320117': lishui,
  '320118': gaochun,
};

export function entriesOf(library: string): readonly DemoEntry[] {
  return BY_LIBRARY[library] ?? [];
}
