/** The registry in SQLite: the conformance suite, and what only a file on disk has to get right. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { SqliteRegistry } from '../../stores/embedded/registry.ts';
import { matchDecisionsConformance } from './match-decisions.conformance.ts';
import { library, registryConformance, source } from './registry.conformance.ts';
import type { OpenedRegistry } from './registry.conformance.ts';

const open = async (): Promise<OpenedRegistry> =>
  openIn(mkdtempSync(path.join(tmpdir(), 'registry-')));

registryConformance('SqliteRegistry', open);
matchDecisionsConformance('SqliteRegistry', open);

describe('the file of a registry', () => {
  it('is not written when the settings are applied again as they were', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'registry-'));
    const { registry, another, dispose } = openIn(folder);
    const settings = [
      source('qinhuai', { collections: [{ name: '老照片库' }] }),
      source('jiangning'),
    ];
    await registry.applySettings(settings);
    await registry.applySettings(settings.slice(0, 1));
    await registry.applyLibraries([library('320104'), library('320115')]);
    const other = await another();
    const written = readFileSync(path.join(folder, 'registry.db-wal'));
    await other.applySettings(settings.slice(0, 1));
    await other.applyLibraries([library('320104'), library('320115')]);
    expect(readFileSync(path.join(folder, 'registry.db-wal')).equals(written)).to.equal(true);
    await other.close();
    await dispose();
  });
});

function openIn(folder: string): OpenedRegistry {
  const file = path.join(folder, 'registry.db');
  const registry = new SqliteRegistry(file);
  return {
    registry,
    another: async () => new SqliteRegistry(file),
    async dispose() {
      await registry.close();
      rmSync(folder, { recursive: true });
    },
  };
}
