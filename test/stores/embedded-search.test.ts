/** The embedded engine: the conformance suite, and what only it has to get right. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { IndexPointer } from '../../stores/embedded/index-pointer.ts';
import { EmbeddedSearchIndex } from '../../stores/embedded/search/embedded-search-index.ts';
import { searchIndexConformance } from './search-index.conformance.ts';

searchIndexConformance('EmbeddedSearchIndex', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'index-'));
  const index = await EmbeddedSearchIndex.open({
    folder,
    pointer: memoryPointer(),
    queryWorkers: 1,
  });
  return {
    index,
    openRebuild: () => index.openRebuild(),
    close: async () => {
      await index.close();
      rmSync(folder, { recursive: true });
    },
  };
});

function memoryPointer(): IndexPointer {
  let file: string | undefined;
  return {
    current: async () => file,
    publish: async (name) => {
      file = name;
    },
  };
}
