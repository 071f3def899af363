/** When what a run brought waits for a person, because identity jumped. */
import { expect } from 'chai';
import {
  contentKey,
  dependsOnMet,
  heldContent,
  heldTombstones,
  holdsContent,
  isAtRisk,
  knownAgain,
  retitledOf,
} from '../../../catalogue/runs/suspicion.ts';
import type { Unseen } from '../../../catalogue/runs/hold.ts';
import type { ContentFacts } from '../../../catalogue/runs/suspicion.ts';

const NONE = { count: 0, titles: [] };
const facts = (changed: Partial<ContentFacts> = {}): ContentFacts => ({
  live: 1_000,
  met: 1_000,
  retitled: { count: 0, others: 0, examples: [] },
  added: { count: 0, examined: 0, known: NONE },
  received: 1_000,
  unseen: NONE,
  ...changed,
});
const codeOf = (changed: Partial<ContentFacts>): string | undefined =>
  heldContent(facts(changed))?.code;
const some = (count: number): Unseen => ({ count, titles: ['甲', '乙', '丙'] });

describe('what a run brought', () => {
  it('is let in when nothing jumped', () => {
    expect(heldContent(facts())).to.equal(undefined);
    expect(holdsContent({ code: null })).to.equal(false);
    expect(holdsContent({ code: 'MASS_DELETION_HELD' })).to.equal(false);
    expect(holdsContent({ code: 'TITLES_CHANGED_HELD' })).to.equal(true);
  });

  it('is held when more is deleted than a sweep may, nearly all of at least ten, or all there was', () => {
    const code = (count: number, live: number, known = live): string | undefined =>
      heldTombstones(some(count), live, known)?.code;
    expect(code(50, 1_000)).to.equal(undefined);
    expect(code(51, 1_000)).to.equal('TOMBSTONES_HELD');
    expect(code(9, 12)).to.equal(undefined);
    expect(code(10, 12)).to.equal('TOMBSTONES_HELD');
    expect(code(6, 6)).to.equal('TOMBSTONES_HELD');
    expect(code(5, 6)).to.equal(undefined);
    expect(code(2, 2)).to.equal('TOMBSTONES_HELD');
    expect(code(1, 1)).to.equal(undefined);
    // A new record beside them does not make it less.
    expect(code(6, 7, 6)).to.equal('TOMBSTONES_HELD');
  });

  it('is held when nearly all titles of the source changed, however alike they are', () => {
    const retitled = (count: number, others = 0): ContentFacts['retitled'] => ({
      count,
      others,
      examples: [['甲志', '甲志稿']],
    });
    expect(codeOf({ live: 100, retitled: retitled(79) })).to.equal(undefined);
    expect(codeOf({ live: 100, retitled: retitled(80) })).to.equal('TITLES_CHANGED_HELD');
    expect(codeOf({ live: 10, retitled: retitled(8) })).to.equal('TITLES_CHANGED_HELD');
    // Of a few, all of them.
    expect(codeOf({ live: 9, retitled: retitled(8) })).to.equal(undefined);
    expect(codeOf({ live: 9, retitled: retitled(9) })).to.equal('TITLES_CHANGED_HELD');
    expect(codeOf({ live: 5, retitled: retitled(5) })).to.equal('TITLES_CHANGED_HELD');
    expect(codeOf({ live: 4, retitled: retitled(4, 4) })).to.equal(undefined);
  });

  it('is held when titles that have nothing to do with each other stand for nearly all that came', () => {
    const retitled = { count: 15, others: 12, examples: [['南京通史', '金陵晚报']] } as const;
    expect(codeOf({ met: 15, retitled })).to.equal('TITLES_CHANGED_HELD');
    expect(codeOf({ met: 16, retitled })).to.equal(undefined);
    const few = { ...retitled, count: 5, others: 5 };
    expect(codeOf({ met: 5, retitled: few })).to.equal('TITLES_CHANGED_HELD');
    expect(codeOf({ met: 6, retitled: few })).to.equal(undefined);
    expect(codeOf({ met: 4, retitled: { ...few, count: 4, others: 4 } })).to.equal(undefined);
    // How many were met is counted wherever it may tell, and not for a few.
    expect(dependsOnMet(few, 1_000)).to.equal(true);
    expect(dependsOnMet({ ...few, count: 9, others: 8 }, 1_000)).to.equal(true);
    expect(dependsOnMet({ ...few, count: 4, others: 4 }, 1_000)).to.equal(false);
    expect(codeOf({ met: 900, retitled: { ...retitled, count: 51, others: 51 } })).to.equal(
      'TITLES_CHANGED_HELD',
    );
    expect(heldContent(facts({ met: 15, retitled }))?.message).to.match(
      /记录 15 条（共 1000 条），其中 15 条换了题名，如《南京通史》变成《金陵晚报》：/,
    );
  });

  it('is held when nearly all that is new is known by content', () => {
    const added = (count: number, known: number): ContentFacts['added'] => ({
      count,
      examined: Math.min(count, 1_000),
      known: some(known),
    });
    expect(codeOf({ added: added(9, 9) })).to.equal(undefined);
    expect(codeOf({ added: added(10, 8) })).to.equal(undefined);
    expect(codeOf({ added: added(12, 10) })).to.equal('IDENTIFIERS_CHANGED_HELD');
    expect(codeOf({ added: added(20, 10) })).to.equal(undefined);
    expect(codeOf({ live: 5, added: added(5, 4) })).to.equal('IDENTIFIERS_CHANGED_HELD');
    expect(codeOf({ live: 6, added: added(5, 4) })).to.equal(undefined);
    expect(codeOf({ live: 1, added: added(1, 1) })).to.equal(undefined);
    expect(heldContent(facts({ added: added(3_000, 900) }))?.message).to.include(
      '新来 3000 条，前 1000 条里有 900 条',
    );
  });

  it('is held when a full run meets none of what is known, whatever the number', () => {
    expect(codeOf({ live: 3, unseen: some(3), received: 4 })).to.equal('NOTHING_KNOWN_HELD');
    expect(codeOf({ live: 4, unseen: some(3), received: 4 })).to.equal(undefined);
    expect(codeOf({ live: 3, unseen: some(3), received: 0 })).to.equal(undefined);
  });
});

describe('of a record', () => {
  const stored = { title: '首都志', deleted: false };

  it('only what may harm readers waits', () => {
    expect(isAtRisk('new', '首都志', undefined, 1)).to.equal(true);
    expect(isAtRisk('deleted', null, stored, 1)).to.equal(true);
    expect(isAtRisk('changed', '金陵志', stored, 1)).to.equal(true);
    expect(isAtRisk('changed', '《首都志》', stored, 1)).to.equal(false);
    expect(isAtRisk('changed', '「首都誌」 / 葉楚傖主編', stored, 1)).to.equal(false);
    expect(isAtRisk('changed', '首都志／叶楚伧', stored, 1)).to.equal(false);
    expect(isAtRisk('changed', '首都/志考', stored, 1)).to.equal(true);
    expect(isAtRisk('changed', '金陵志', { ...stored, deleted: true }, 1)).to.equal(false);
    expect(isAtRisk('deleted', null, undefined, 1)).to.equal(false);
    expect(isAtRisk('unchanged', '首都志', stored, 1)).to.equal(false);
  });

  it('nothing waits where there was nothing', () => {
    expect(isAtRisk('new', '首都志', undefined, 0)).to.equal(false);
  });
});

describe('titles', () => {
  it('are told apart from corrections of themselves', () => {
    const pairs = [
      ['首都志', '首都志十六卷'],
      ['南京通史', '金陵晚报'],
      ['江宁府志', '〔嘉庆〕江宁府志'],
    ] as const;
    expect(retitledOf(pairs)).to.eql({ count: 3, others: 1, examples: [pairs[1]] });
    expect(retitledOf([pairs[0]]).examples).to.eql([pairs[0]]);
  });
});

describe('content', () => {
  const document = (title: string, creators: string[] = [], date = ''): string | null =>
    contentKey({
      titles: [{ text: title, kind: 'main' }],
      creators: creators.map((name) => ({
        name,
        kind: 'person',
        role: null,
        primary: true,
        raw: name,
      })),
      dates:
        date === ''
          ? []
          : [
              {
                raw: date,
                start: date,
                end: date,
                precision: 'year',
                certainty: 'certain',
                calendar: 'gregorian',
                kind: 'publication',
              },
            ],
    });

  it('is known by title, those responsible in any order, and date', () => {
    const one = document('首都志', ['叶楚伧', '柳诒徵'], '1935');
    expect(document('《首都志》', ['柳诒徵', '叶楚伧'], '1935')).to.equal(one);
    expect(document('首都志', ['柳诒徵'], '1935')).not.to.equal(one);
    expect(document('首都志', ['叶楚伧', '柳诒徵'], '1936')).not.to.equal(one);
    expect(document('无题名')).to.equal(null);
  });

  it('is known again where as many came as there were', () => {
    const known = new Map([
      ['甲', 1],
      ['照片', 30],
    ]);
    const added = ['甲', '照片', '照片', '乙', null].map((key) => ({ key, title: key ?? '' }));
    expect(knownAgain(added, known)).to.eql({ count: 1, titles: ['甲'] });
    expect(
      knownAgain(Array<(typeof added)[1]>(30).fill({ key: '照片', title: '照片' }), known),
    ).to.eql({
      count: 30,
      titles: ['照片', '照片', '照片'],
    });
  });
});
