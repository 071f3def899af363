/** Purchase lists in `checks.db`. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { SqliteChecks } from '../../stores/embedded/checks.ts';
import { checkListsConformance } from './check-lists.conformance.ts';
import type { OpenedChecks } from './check-lists.conformance.ts';

async function open(): Promise<OpenedChecks> {
  const folder = mkdtempSync(path.join(tmpdir(), 'checks-'));
  const file = path.join(folder, 'checks.db');
  const checks = new SqliteChecks(file);
  return {
    checks,
    another: async () => new SqliteChecks(file),
    dispose: async () => {
      await checks.close();
      rmSync(folder, { recursive: true });
    },
  };
}

checkListsConformance('SqliteChecks', open);

describe('checks.db', () => {
  it('is its owner’s alone', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'checks-'));
    const file = path.join(folder, 'checks.db');
    const checks = new SqliteChecks(file);
    expect(statSync(file).mode & 0o077).to.equal(0);
    await checks.close();
    rmSync(folder, { recursive: true });
  });
});
