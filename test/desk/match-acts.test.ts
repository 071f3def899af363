/** What persons decide about matches: what is registered of it, and what cannot be decided. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import type { CatalogueDocument } from '../../catalogue/document.ts';
import { documentId } from '../../catalogue/ids.ts';
import type { MatchVerdict } from '../../catalogue/matching/decision.ts';
import { matchActs } from '../../desk/match-acts.ts';
import { SqliteRegistry } from '../../stores/embedded/registry.ts';
import { describedAgain, record } from '../support/catalogue-under-test.ts';

const ISBN = 'ISBN 978-7-80718-268-9';

describe('a person who decides about two records', () => {
  let folder: string;
  let registry: SqliteRegistry;
  let acts: ReturnType<typeof matchActs>;
  let followed: number;
  const documents = new Map<string, CatalogueDocument>();

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'desk-'));
    registry = new SqliteRegistry(path.join(folder, 'registry.db'));
    followed = 0;
    documents.clear();
    for (const [identifier, elements] of Object.entries({
      1: { title: '南京通志', date: '2006', identifier: ISBN },
      2: { title: '秦淮灯彩图录', identifier: ISBN },
      3: { title: '南京通志', date: '2006' },
    }))
      documents.set(
        documentId('qh', identifier),
        describedAgain(record('qh', identifier, elements).record),
      );
    acts = matchActs({
      records: { document: async (id) => documents.get(id) },
      decisions: registry.matchDecisions,
      follow: async () => ++followed,
    });
  });
  afterEach(async () => {
    await registry.close();
    rmSync(folder, { recursive: true });
  });

  const verdict = (a: string, b: string, more: Partial<MatchVerdict> = {}): MatchVerdict => ({
    a: { source: 'qh', identifier: a },
    b: { source: 'qh', identifier: b },
    outcome: 'same',
    why: '看过原书',
    by: 'admin',
    ...more,
  });

  it('has it registered with what both said, and followed at once', async () => {
    const decision = await acts.decideMatch(verdict('1', '3'));
    expect(followed).to.equal(1);
    expect(await registry.matchDecisions.find(decision.id)).to.eql(decision);
    const { looked, taught, whole } = decision;
    expect({ taught, whole }).to.eql({ taught: [], whole: null });
    expect(looked.a).to.eql({
      title: '南京通志',
      volume: '',
      date: '2006/2006',
      edition: '',
      isbn: '9787807182689',
    });
    expect(looked.b).to.include({ title: '南京通志', isbn: '' });
  });

  it('teaches that a number on unlike titles proves nothing, by calling them different', async () => {
    expect((await acts.decideMatch(verdict('1', '2'))).taught).to.eql([]);
    const different = await acts.decideMatch(verdict('1', '2', { outcome: 'different' }));
    expect(different.taught).to.eql(['780718268']);
    const unlike = await acts.decideMatch(verdict('2', '3', { outcome: 'different' }));
    expect(unlike.taught).to.eql([]);
  });

  it('says which is part of which, the first one where the records do not tell', async () => {
    const { whole } = await acts.decideMatch(verdict('1', '2', { outcome: 'part-of' }));
    expect(whole).to.equal('b');
  });

  it('takes back what was decided', async () => {
    const { id } = await acts.decideMatch(verdict('1', '3'));
    expect((await acts.takeBackMatch(id, 'other')).takenBack?.by).to.equal('other');
    expect(followed).to.equal(2);
  });

  it('cannot decide about a record that is not there, nor about one alone, nor take back what never was', async () => {
    for (const [act, code] of [
      [() => acts.decideMatch(verdict('1', 'never')), 'MATCH_UNDECIDABLE'],
      [() => acts.decideMatch(verdict('1', '1')), 'MATCH_UNDECIDABLE'],
      [() => acts.takeBackMatch(7, 'admin'), 'DECISION_UNKNOWN'],
    ] as const)
      expect(await act().catch((error: unknown) => error)).to.include({ code });
    expect(await registry.matchDecisions.lastSeq()).to.equal(0);
    expect(followed).to.equal(0);
  });
});
