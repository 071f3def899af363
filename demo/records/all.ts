/** The entries of every library of the demonstration, by its code. */
import type { DemoEntry } from './entry.ts';
import { entries as pukou } from './320111.ts';
import { entries as qixia } from './320113.ts';
import { entries as yuhuatai } from './320114.ts';

const BY_LIBRARY: Readonly<Record<string, readonly DemoEntry[]>> = {
  '320111': pukou,
  '320113': qixia,
  '320114': yuhuatai,
};

export function entriesOf(library: string): readonly DemoEntry[] {
  return BY_LIBRARY[library] ?? [];
}
