/** What every `LibraryPages` keeps of the pages that libraries edit of themselves. */
import { expect } from 'chai';
import { EMPTY_PAGE } from '../../catalogue/library-page.ts';
import type { PageContent } from '../../catalogue/library-page.ts';
import { deedOf } from '../support/deeds.ts';
import { library, source } from './registry.conformance.ts';
import type { OpenedRegistry } from './registry.conformance.ts';

const PHOTOS: PageContent['collections'][number] = {
  kind: 'set',
  source: 'qinhuai',
  set: 'local:photo',
  name: '秦淮旧影',
  description: '',
  rights: 'unclear',
  terms: '',
  access: 'online',
};

export function libraryPagesConformance(name: string, open: () => Promise<OpenedRegistry>): void {
  describe(`${name}, the pages of libraries`, () => {
    let opened: OpenedRegistry;
    beforeEach(async () => {
      opened = await open();
      await opened.registry.applyLibraries([
        { ...library('320104'), telephone: '025-1', website: 'https://old.example/' },
        library('320115'),
      ]);
      await opened.registry.applySettings([
        source('qinhuai'),
        source('other', { library: '320115' }),
      ]);
    });
    afterEach(() => opened.dispose());

    const deed = deedOf({ act: 'page-edit', subject: 'library:320104' });
    const add = (base: number, content: Partial<PageContent>, code = '320104') =>
      opened.registry.pages.add(
        { library: code, base, restored: null, content: { ...EMPTY_PAGE, ...content } },
        deed,
      );
    const telephone = async (): Promise<string | undefined> =>
      (await opened.registry.libraries()).find(({ code }) => code === '320104')?.telephone;

    it('are versions, each on top of the one that was read, or not written', async () => {
      const { pages } = opened.registry;
      expect((await add(0, { texts: { telephone: '025-2' } }))?.number).to.equal(1);
      expect(await add(0, { texts: { telephone: '025-3' } })).to.equal(undefined);
      expect((await add(1, { texts: { telephone: '025-4' } }))?.number).to.equal(2);
      const versions = await pages.versions('320104');
      expect(versions.map(({ number, content }) => [number, content.texts.telephone])).to.eql([
        [2, '025-4'],
        [1, '025-2'],
      ]);
      expect(versions[0]).to.deep.include({ by: '馆员甲', at: deed.at, publishedAt: null });
      expect(await pages.versions('320115')).to.eql([]);
      expect(await opened.registry.audit.latest(9)).to.have.lengthOf(2);
    });

    it('are seen by nobody until they are published, and then by every process', async () => {
      const { registry } = opened;
      const other = await opened.another();
      await add(0, { texts: { telephone: '025-2', website: '' }, collections: [PHOTOS] });
      const before = await other.revision();
      expect(await telephone()).to.equal('025-1');
      expect(await registry.pages.published('320104')).to.equal(undefined);

      const published = await registry.pages.publish(
        '320104',
        1,
        deedOf({ at: '2026-03-02T00:00:00.000Z' }),
      );
      expect(published).to.deep.include({
        publishedAt: '2026-03-02T00:00:00.000Z',
        publishedBy: '馆员甲',
      });
      expect(await other.revision()).to.be.greaterThan(before);
      const [shown, untouched] = await other.libraries();
      expect(shown).to.deep.include({ telephone: '025-2', website: undefined });
      expect(untouched).to.eql(library('320115'));
      const [elsewhere, photos] = await other.sources();
      expect(photos!.ofPage).to.eql([
        {
          set: 'local:photo',
          name: '秦淮旧影',
          access: 'online',
          description: '',
          rights: 'unclear',
          terms: '',
        },
      ]);
      expect(elsewhere!.ofPage).to.equal(undefined);
      expect(await registry.pages.starting('320104')).to.deep.include({ telephone: '025-1' });
      await other.close();
    });

    it('stay published while the next is being worked at, and while the settings change', async () => {
      const { registry } = opened;
      await add(0, { texts: { telephone: '025-2' } });
      await registry.pages.publish('320104', 1, deed);
      await add(1, { texts: { telephone: '025-3' } });
      await registry.applyLibraries([{ ...library('320104'), telephone: '025-9' }]);
      expect(await telephone()).to.equal('025-2');
      expect(await registry.pages.publish('320104', 1, deed)).to.equal(undefined);
      expect(await registry.pages.publish('320104', 9, deed)).to.equal(undefined);
      await registry.pages.publish('320104', 2, deed);
      expect(await telephone()).to.equal('025-3');
      // Back to what was, which is published anew.
      await registry.pages.publish('320104', 1, deed);
      expect(await telephone()).to.equal('025-2');
      expect((await registry.pages.published('320104'))?.number).to.equal(1);
    });

    it('keep their pictures by what is in them', async () => {
      const { pages } = opened.registry;
      const picture = { id: 'a'.repeat(64), bytes: Uint8Array.of(1, 2, 3) };
      for (const base of [0, 1])
        await pages.add(
          { library: '320104', base, restored: null, content: EMPTY_PAGE, picture },
          deed,
        );
      expect(await pages.picture(picture.id)).to.eql(picture.bytes);
      expect(await pages.picture('b'.repeat(64))).to.equal(undefined);
    });
  });
}
