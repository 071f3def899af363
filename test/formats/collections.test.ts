/** The collections of a source: as it was registered, and with what the page of its library says of them. */
import { expect } from 'chai';
import { collectionsOf } from '../../catalogue/collections.ts';
import type { Access } from '../../catalogue/fields/access.ts';
import type { CollectionRule } from '../../catalogue/source.ts';
import { newDraft } from '../../formats/draft.ts';
import { holdingsOf } from '../../formats/holdings.ts';

const photo = { set: 'local:photo', name: '老照片库', access: 'onsite' } as const;
const local = { set: 'local', name: '地方文献', access: 'catalogue' } as const;
const whole = { name: '全部', access: 'network' } as const;

function shown(
  collections: readonly CollectionRule[],
  ofPage: readonly CollectionRule[],
  sets: Record<string, string> = {},
  set?: string,
): string[] {
  const source = { id: 'qh', library: '320104', set, collections, ofPage };
  return collectionsOf(source, sets).map(({ id, name }) => `${id} ${name}`);
}

function held(
  collections: readonly CollectionRule[],
  ofPage: readonly CollectionRule[],
  sets: readonly string[],
  set?: string,
): [readonly string[], Access] {
  const source = { id: 'qh', set, collections, ofPage };
  const [holding] = holdingsOf(newDraft(), 'print', source, sets);
  return [holding!.collections, holding!.access];
}

describe('the collections of a source', () => {
  it('have the names that the page of the library gives them, where they stand', () => {
    expect(shown([photo, local], [{ ...local, name: '秦淮文献' }])).to.eql([
      'qh:local:photo 老照片库',
      'qh:local 秦淮文献',
    ]);
  });

  it('are more when the page names more', () => {
    expect(shown([photo], [{ set: 'map', name: '老地图' }])).to.eql([
      'qh:local:photo 老照片库',
      'qh:map 老地图',
    ]);
  });

  it('stay the sets of the repository where nothing was registered, renamed or not', () => {
    const sets = { map: 'Maps', photo: 'Photos' };
    expect(shown([], [{ set: 'map', name: '老地图' }], sets)).to.eql([
      'qh:map 老地图',
      'qh:photo Photos',
    ]);
    expect(held([], [{ set: 'map', name: '老地图', access: 'online' }], ['map', 'photo'])).to.eql([
      ['qh:map', 'qh:photo'],
      'online',
    ]);
  });

  it('are the set that alone is harvested, and what is below it', () => {
    const sets = { local: '地方文献', 'local:photo': '老照片', map: '地图', locality: '地名' };
    expect(shown([], [], sets, 'local')).to.eql(['qh:local 地方文献', 'qh:local:photo 老照片']);
    expect(held([], [], ['local:photo', 'map', 'locality'], 'local')[0]).to.eql(['qh:local:photo']);
  });

  it('say what they say of access, rights and use', () => {
    const source = { id: 'qh', library: '320104', set: undefined, collections: [photo] };
    const said = { ...photo, access: 'online', rights: 'cc-by', terms: '注明出处' } as const;
    expect(collectionsOf({ ...source, ofPage: [said] }, {})[0]).to.include({
      access: 'online',
      rights: 'cc-by',
      terms: '注明出处',
    });
  });
});

describe('the default access of a record', () => {
  const of = (ofPage: readonly CollectionRule[], sets = ['local:photo']): Access =>
    held([local, photo], ofPage, sets)[1];

  it('is that of the first rule that it falls under', () => {
    expect(of([])).to.equal('catalogue');
  });

  it('is what the page says of its set, the narrowest first', () => {
    expect(of([{ ...photo, access: 'online' }])).to.equal('online');
    expect(
      of([
        { ...local, access: 'loan' },
        { ...photo, access: 'online' },
      ]),
    ).to.equal('online');
    expect(
      of(
        [
          { ...local, access: 'loan' },
          { ...photo, access: 'online' },
        ],
        ['local:map'],
      ),
    ).to.equal('loan');
  });

  it('is what the page says of the whole source only where nothing else is said', () => {
    expect(of([whole])).to.equal('catalogue');
    expect(of([whole], ['other'])).to.equal('network');
  });

  it('is as registered where the page says nothing of it', () => {
    const named = { set: 'local', name: '秦淮文献' };
    expect(of([named])).to.equal('catalogue');
    expect(of([named], ['local:map'])).to.equal('catalogue');
    expect(held([photo, local], [named], ['local:photo'])[1]).to.equal('onsite');
  });
});
