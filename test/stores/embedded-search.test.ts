/** The embedded engine: the conformance suite, and what only it has to get right. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import type { IndexPointer } from '../../stores/embedded/index-pointer.ts';
import { EmbeddedSearchIndex } from '../../stores/embedded/search/embedded-search-index.ts';
import { requestOf, workOf } from '../support/indexed-works.ts';
import { makeOlder } from '../support/older-index.ts';
import { PATIENT_MS } from '../support/patience.ts';
import { searchIndexConformance } from './search-index.conformance.ts';

searchIndexConformance('EmbeddedSearchIndex', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'index-'));
  const pointer = memoryPointer();
  const index = await EmbeddedSearchIndex.open({
    folder,
    pointer,
    queryWorkers: 1,
    searchMs: PATIENT_MS,
  });
  return {
    index,
    openRebuild: () => index.openRebuild(),
    makeOlder: async () => pointer.publish(await makeOlder(folder)),
    close: async () => {
      await index.close();
      rmSync(folder, { recursive: true });
    },
  };
});

describe('EmbeddedSearchIndex', () => {
  it('counts many requests in one job of one thread', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'index-'));
    const pointer = memoryPointer();
    // A second job would find no place to wait.
    const index = await EmbeddedSearchIndex.open({
      folder,
      pointer,
      queryWorkers: 1,
      searchMs: PATIENT_MS,
      mostWaiting: 1,
    });
    try {
      await index.replace([workOf({ title: '金陵' }), workOf({ title: '南京' })], 1);
      const requests = Array.from({ length: 40 }, (_, i) => requestOf(i % 2 === 0 ? '金陵' : ''));
      expect(await index.totals(requests)).to.deep.equal(requests.map((_, i) => 1 + (i % 2)));
    } finally {
      await index.close();
      rmSync(folder, { recursive: true });
    }
  });

  it('answers a reader before all that a page can do without', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'index-'));
    const index = await EmbeddedSearchIndex.open({
      folder,
      pointer: memoryPointer(),
      queryWorkers: 1,
      searchMs: PATIENT_MS,
    });
    try {
      await index.replace([workOf({ title: '金陵' })], 1);
      await index.search(requestOf());
      const answered: string[] = [];
      const note = async (who: string, answer: Promise<unknown>): Promise<void> => {
        await answer;
        answered.push(who);
      };
      const request = requestOf('金陵');
      await Promise.all([
        ...Array.from({ length: 20 }, () => note('spare', index.spare.totals([request]))),
        note('spare', index.spare.suggest('金')),
        note('spare', index.spare.search(request, [])),
        note('reader', index.search(request)),
        note('reader', index.suggest('金')),
      ]);
      // The thread had the first one in hand already.
      expect(answered.slice(0, 3)).to.eql(['spare', 'reader', 'reader']);
      expect(answered).to.have.lengthOf(24);
    } finally {
      await index.close();
      rmSync(folder, { recursive: true });
    }
  });
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
