/** The entries of every library of the demonstration, by its code. */
import type { DemoEntry } from './entry.ts';

const BY_LIBRARY: Readonly<Record<string, readonly DemoEntry[]>> = {};

export function entriesOf(library: string): readonly DemoEntry[] {
  return BY_LIBRARY[library] ?? [];
}
