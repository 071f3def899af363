/** Staff edit the page of their library: what is accepted, who may, and the way back. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import type { Actor } from '../../catalogue/actor.ts';
import type { PageContent, PageVersion } from '../../catalogue/library-page.ts';
import { pageActs } from '../../desk/library-pages/acts.ts';
import type { PageActs } from '../../desk/library-pages/acts.ts';
import type { CollectionWish, PageWish } from '../../desk/library-pages/values.ts';
import { SqliteRegistry } from '../../stores/embedded/registry.ts';
import { library, source } from '../stores/registry.conformance.ts';
import { holder } from '../support/deeds.ts';

const CODE = '320104';
const LIBRARIAN = holder('librarian', CODE);

describe('the page of a library', () => {
  let folder: string;
  let registry: SqliteRegistry;
  let acts: PageActs;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'pages-'));
    registry = new SqliteRegistry(path.join(folder, 'registry.db'));
    await registry.applyLibraries([
      { ...library(CODE), telephone: '025-8888 0000', description: '设置里的说明' },
      library('320115'),
    ]);
    await registry.applySettings([
      source('qinhuai-dc'),
      source('jiangning-dc', { library: '320115' }),
    ]);
    acts = pageActs({ registry, now: () => new Date('2026-03-01T00:00:00Z') });
  });
  afterEach(async () => {
    await registry.close();
    rmSync(folder, { recursive: true });
  });

  const newest = async (): Promise<number> => (await registry.pages.versions(CODE))[0]?.number ?? 0;
  const edit = async (wish: PageWish, by: Actor = LIBRARIAN): Promise<PageVersion> =>
    acts.editPage({ library: CODE, base: await newest(), wish }, by);
  const content = async (wish: PageWish): Promise<PageContent> => (await edit(wish)).content;
  const faultsOf = async (wish: PageWish): Promise<Record<string, string>> => {
    const error: unknown = await edit(wish).catch((fault: unknown) => fault);
    expect(error).to.have.property('code', 'WRONG_VALUE');
    return (error as { fields: Record<string, string> }).fields;
  };
  const codeOf = async (act: Promise<unknown>): Promise<unknown> =>
    act.then(
      () => 'done',
      (error: unknown) => (error as { code?: string }).code,
    );

  it('begins with what the settings say, and follows them where it says the same', async () => {
    const { texts } = await content({
      texts: { telephone: '025-8888 0000', address: '长乐路 1 号', description: '' },
    });
    expect(texts).to.eql({ address: '长乐路 1 号', description: '' });
    const again = await content({ texts: { description: '设置里的说明' } });
    expect(again.texts).to.eql({ address: '长乐路 1 号' });
  });

  it('keeps plain text, and nothing that the eye does not see', async () => {
    const { texts } = await content({
      texts: { description: ' 一段\r\n\r\n\r\n\r\n<b>二段</b>\u202e\u0007 ', address: '一\n号' },
    });
    expect(texts).to.eql({ description: '一段\n\n<b>二段</b>', address: '一 号' });
  });

  for (const [name, bad] of [
    [
      'website',
      [
        'ftp://x.example/',
        'javascript:alert(1)',
        'x.example',
        'https://u:p@x.example/',
        'http:///x',
        'https://x.example/ y',
      ],
    ],
    ['telephone', ['电话', '12', '025-1234<script>']],
    [
      'catalogueUrl',
      [
        'https://opac.example/search',
        'https://opac.example/?q={name}',
        'javascript:{isbn}',
        'https://{title}/',
        'https://opac.{isbn}.example/?q=1',
        'https://u@opac.example/{isbn}',
      ],
    ],
    ['description', ['长'.repeat(4_001)]],
  ] as const)
    for (const text of bad)
      it(`refuses as ${name}: ${text.slice(0, 40)}`, async () => {
        expect(Object.keys(await faultsOf({ texts: { [name]: text } }))).to.eql([name]);
      });

  it('takes the template of a catalogue with what a record has in braces', async () => {
    const catalogueUrl = 'https://opac.example/s?isbn={isbn}&t={title}';
    expect((await content({ texts: { catalogueUrl } })).texts).to.eql({ catalogueUrl });
  });

  it('reads opening hours as they are typed, and says at which day they are wrong', async () => {
    const week = ['闭馆', ...Array.from({ length: 6 }, () => '9：00—17：30')];
    const { hours } = await content({
      hours: {
        week,
        exceptions: [
          { from: '2026-10-01', until: '2026-10-03', name: '国庆节', hours: '' },
          { from: '2026-05-01', until: '', name: '劳动节', hours: '9:00-12:00' },
        ],
        note: '周五下午学习',
      },
    });
    expect(hours!.week[0]).to.eql([]);
    expect(hours!.week[6]).to.eql([{ from: 540, until: 1_050 }]);
    expect(hours!.exceptions.map(({ from, until }) => [from, until])).to.eql([
      ['2026-05-01', '2026-05-01'],
      ['2026-10-01', '2026-10-03'],
    ]);
    const wrong = await faultsOf({
      hours: {
        week: ['', '九点', '', '', '', '', ''],
        exceptions: [{ from: '2026-10-03', until: '2026-10-01', name: '', hours: '9:00-8:00' }],
        note: '',
      },
    });
    expect(Object.keys(wrong)).to.have.members([
      'week.1',
      'exceptions.0.until',
      'exceptions.0.name',
      'exceptions.0.hours',
    ]);
    expect((await content({ hours: null })).hours).to.equal(null);
  });

  it('names whom readers can turn to, by telephone or by mail', async () => {
    const contact = { duty: '地方文献', name: '', telephone: '', email: 'a@x.example' };
    expect((await content({ contacts: [contact] })).contacts).to.eql([contact]);
    expect(
      Object.keys(
        await faultsOf({
          contacts: [
            { ...contact, duty: '' },
            { ...contact, email: '' },
            { ...contact, email: 'a@x.example\r\nBcc: b@x.example' },
          ],
        }),
      ),
    ).to.have.members(['contacts.0.duty', 'contacts.1.telephone', 'contacts.2.email']);
  });

  const bySet: CollectionWish = {
    kind: 'set',
    source: 'qinhuai-dc',
    set: 'local:photo',
    name: '秦淮旧影',
    description: '',
    rights: 'unclear',
    terms: '引用请注明\n出处',
    access: 'online',
  };

  it('has collections by set of its own sources, and by query', async () => {
    const search: CollectionWish = {
      ...bySet,
      kind: 'search',
      id: 'yunjin',
      name: '云锦',
      query: 'q=云锦',
    };
    const { collections } = await content({ collections: [bySet, search] });
    expect(collections.map(({ kind, name, rights }) => [kind, name, rights])).to.eql([
      ['set', '秦淮旧影', 'unclear'],
      ['search', '云锦', 'unclear'],
    ]);
    expect(collections[1]).to.not.have.any.keys('access', 'set', 'source');
    for (const [changed, field] of [
      [{ source: 'jiangning-dc' }, 'source'],
      [{ source: 'none' }, 'source'],
      [{ set: 'a b' }, 'set'],
      [{ name: ' ' }, 'name'],
      [{ access: 'open' }, 'access'],
      [{ rights: 'mine' }, 'rights'],
      [{ kind: 'search', id: 'A b', query: 'q=1' }, 'id'],
      [{ kind: 'search', id: 'a', query: '' }, 'query'],
    ] as const) {
      const fields = await faultsOf({ collections: [{ ...bySet, ...changed }] });
      expect(Object.keys(fields), field).to.eql([`collections.0.${field}`]);
    }
    expect(Object.keys(await faultsOf({ collections: [bySet, bySet] }))).to.eql([
      'collections.1.set',
    ]);
  });

  it('has a picture only with words for those who cannot see it', async () => {
    const picture = { bytes: Uint8Array.of(1, 2, 3), width: 4, height: 3 };
    const put = async (alt: string): Promise<PageVersion> =>
      acts.editPage(
        { library: CODE, base: await newest(), wish: { picture: { alt } }, picture },
        LIBRARIAN,
      );
    expect(await codeOf(put(' '))).to.equal('WRONG_VALUE');
    const { picture: held } = (await put('读者在阅览室')).content;
    expect(held).to.include({ alt: '读者在阅览室', width: 4, height: 3 });
    expect(await registry.pages.picture(held!.id)).to.eql(picture.bytes);
    expect((await content({ picture: { alt: '阅览室' } })).picture?.id).to.equal(held!.id);
    expect((await content({ picture: null })).picture).to.equal(null);
  });

  it('is edited on top of what was looked at, and nothing is saved twice', async () => {
    await edit({ texts: { address: '一号' } });
    const late = acts.editPage(
      { library: CODE, base: 0, wish: { texts: { address: '二号' } } },
      LIBRARIAN,
    );
    expect(await codeOf(late)).to.equal('WRONG_STATE');
    expect(await codeOf(edit({ texts: { address: '一号' } }))).to.equal('WRONG_VALUE');
    expect(await newest()).to.equal(1);
  });

  it('is published by its staff, goes back to any version, and to the settings', async () => {
    const shown = async (): Promise<string | undefined> =>
      (await registry.libraries()).find(({ code }) => code === CODE)?.address;
    await edit({ texts: { address: '一号' } });
    await acts.publishPage({ library: CODE, number: 1 }, LIBRARIAN);
    await edit({ texts: { address: '二号' } });
    await acts.publishPage({ library: CODE, number: 2 }, LIBRARIAN);
    expect(await shown()).to.equal('二号');
    expect(await codeOf(acts.publishPage({ library: CODE, number: 2 }, LIBRARIAN))).to.equal(
      'WRONG_STATE',
    );
    const back = await acts.restorePage({ library: CODE, number: 1, base: 2 }, LIBRARIAN);
    expect(back).to.deep.include({ number: 3, restored: 1 });
    await acts.publishPage({ library: CODE, number: 3 }, LIBRARIAN);
    expect(await shown()).to.equal('一号');
    await acts.restorePage({ library: CODE, number: 0, base: 3 }, LIBRARIAN);
    await acts.publishPage({ library: CODE, number: 4 }, LIBRARIAN);
    expect(await shown()).to.equal(undefined);
    expect(
      (await registry.audit.latest(3)).map(({ act, subject, before, after }) => [
        act,
        subject,
        before,
        after,
      ]),
    ).to.eql([
      [
        'page-publish',
        'library:320104',
        { number: 3, address: '一号' },
        { number: 4, address: null },
      ],
      ['page-restore', 'library:320104', { address: '一号' }, { restored: 0, address: null }],
      [
        'page-publish',
        'library:320104',
        { number: 2, address: '二号' },
        { number: 3, address: '一号' },
      ],
    ]);
  });

  it('is no business of another library, and of nobody who does not keep it', async () => {
    const wish = { texts: { address: '一号' } };
    await edit(wish);
    for (const [by, code] of [
      [holder('librarian', '320115'), 'NOT_THERE'],
      [holder('acquisitions', CODE), 'NOT_ALLOWED'],
      [holder('operator'), 'NOT_ALLOWED'],
      [holder('admin'), 'WRONG_VALUE'],
    ] as const) {
      expect(await codeOf(edit(wish, by)), by.role).to.equal(code);
      const acted = [
        acts.publishPage({ library: CODE, number: 9 }, by),
        acts.restorePage({ library: CODE, number: 9, base: 1 }, by),
      ];
      for (const act of acted)
        expect(await codeOf(act), by.role).to.equal(by.role === 'admin' ? 'NOT_THERE' : code);
    }
    expect(
      await codeOf(acts.editPage({ library: '999', base: 0, wish }, holder('admin'))),
    ).to.equal('NOT_THERE');
  });
});
