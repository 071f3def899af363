/** What is kept from readers, on every page and for every program; asked for through the API. */
import { expect } from 'chai';
import { documentId } from '../../catalogue/ids.ts';
import type { IndexRebuild } from '../../catalogue/ports/search-index.ts';
import { followRegistry } from '../../harvesters/follow-registry.ts';
import { compare } from '../../harvesters/indexing/verify.ts';
import { catchUp, reindex } from '../../harvesters/indexing/indexer.ts';
import type { WrittenIndex } from '../../harvesters/indexing/indexer.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';
import { SAMPLE_RECORDS } from '../support/portal-records.ts';

/** What is read on a page. */
const textOf = (html: string): string => html.replaceAll(/<[^>]*>/g, '').replaceAll(/\s+/g, ' ');

const GAZETTEER = { source: 'jinling-dc', identifier: 'oai:jinling.example:1' };
const GAZETTEER_WORK = documentId(GAZETTEER.source, GAZETTEER.identifier);
/** 金陵琐事, held by two libraries as one work. */
const OWN = { source: 'jinling-dc', identifier: 'oai:jinling.example:2' };
const OTHERS = { source: 'qinhuai-dc', identifier: 'oai:qinhuai.example:2' };

describe('what is kept from readers', function () {
  let portal: PortalFixture;
  let admin: string;

  beforeEach(async () => {
    portal = await openPortal(undefined, {
      pictures: async () => ({ type: 'image/png', bytes: Buffer.from('png') }),
    });
    admin = await portal.keyOf('admin');
  });
  afterEach(() => portal.close());

  const api = async (
    method: string,
    address: string,
    { body, key = admin }: { readonly body?: object; readonly key?: string } = {},
  ): Promise<{ readonly status: number; readonly told: Record<string, unknown> }> => {
    const answer = await fetch(`${portal.url}/api/v1/staff/${address}`, {
      method,
      headers: {
        Authorization: key,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    await catchUp(portal.stores, 5_000);
    return {
      status: answer.status,
      told: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
    };
  };
  const hide = async (what: object): Promise<number> => {
    const { status, told } = await api('POST', 'suppressions', {
      body: { scope: 'record', why: '内部缘由', ...what },
    });
    expect(status, JSON.stringify(told)).to.equal(201);
    return Number(told['id']);
  };
  const page = async (address: string): Promise<{ status: number; text: string }> => {
    const answer = await fetch(`${portal.url}${address}`, { redirect: 'manual' });
    return { status: answer.status, text: await answer.text() };
  };
  const json = async (address: string): Promise<unknown> =>
    JSON.parse((await page(address)).text) as unknown;

  it('is found nowhere, and its address says that it was taken down, and not why', async () => {
    const places = [
      '/search?q=景定建康志',
      '/api/v1/search?q=景定建康志',
      '/api/v1/search?title=jdjkz',
      '/api/v1/suggest?q=景定',
      '/api/v1/suggest?q=jingding',
      '/browse/title',
      '/',
      '/search',
    ];
    const seen = async (): Promise<boolean[]> =>
      Promise.all(places.map(async (place) => (await page(place)).text.includes('建康志')));
    expect((await seen()).filter(Boolean).length).to.be.above(4);
    const libraries = (await json('/api/v1/libraries')) as { code: string; records: number }[];
    const records = (code: string, list: typeof libraries): number =>
      list.find((one) => one.code === code)?.records ?? 0;

    await hide({ ...GAZETTEER, notice: '应来源单位要求下架' });
    const suggested = await page('/api/v1/suggest?q=景定');
    expect(suggested.text).to.not.include('建康志');
    const found = (await json('/api/v1/search?q=景定建康志')) as {
      total: number;
      works: unknown[];
    };
    expect(found).to.deep.include({ total: 0, works: [] });
    const gone = await page(`/works/${GAZETTEER_WORK}`);
    expect(gone.status).to.equal(410);
    expect(gone.text).to.include('应来源单位要求下架').and.include('/libraries/320100');
    expect(gone.text).to.not.include('内部缘由').and.not.include('建康志');
    const told = await page(`/works/${GAZETTEER_WORK}.json`);
    expect(told.status).to.equal(410);
    expect(told.text).to.include('WORK_TAKEN_DOWN').and.not.include('内部缘由');
    expect((await page(`/works/${GAZETTEER_WORK}/picture`)).status).to.equal(404);
    await portal.fullRun('gaochun-dc', []);
    const after = (await json('/api/v1/libraries')) as typeof libraries;
    expect(records('320100', after)).to.equal(records('320100', libraries) - 1);
  });

  it('is found no more while an index is built anew, long before that takes its place', async () => {
    const { records, index } = portal.stores;
    const found = async (): Promise<number> =>
      ((await json('/api/v1/search?q=景定建康志')) as { total: number }).total;
    const seen: number[] = [];
    const openRebuild = async (): Promise<IndexRebuild> => {
      const fresh = await portal.stores.openRebuild();
      return {
        replace: async (works, seq) => {
          seen.push(await found());
          await fetch(`${portal.url}/api/v1/staff/suppressions`, {
            method: 'POST',
            headers: { Authorization: admin, 'Content-Type': 'application/json' },
            body: JSON.stringify({ scope: 'record', why: '内部缘由', ...GAZETTEER }),
          });
          await fresh.replace(works, seq);
        },
        remove: (ids, seq) => fresh.remove(ids, seq),
        publish: async (epoch, seq, works) => {
          seen.push(await found());
          return fresh.publish(epoch, seq, works);
        },
        discard: () => fresh.discard(),
      };
    };

    await reindex({ records, index, openRebuild }, 5_000);

    expect(seen).to.deep.equal([1, 0]);
    expect(await found()).to.equal(0);
  });

  it('stays to be found until the new index takes its place, and that is told, where the one in use takes nothing in', async () => {
    const { records, index } = portal.stores;
    const away = new Error('index.db is read-only');
    const told: unknown[] = [];
    const stuck: WrittenIndex = {
      applied: () => index.applied(),
      replace: (works, seq) => index.replace(works, seq),
      remove: () => Promise.reject(away),
      settle: () => index.settle(),
    };
    const openRebuild = async (): Promise<IndexRebuild> => {
      await fetch(`${portal.url}/api/v1/staff/suppressions`, {
        method: 'POST',
        headers: { Authorization: admin, 'Content-Type': 'application/json' },
        body: JSON.stringify({ scope: 'record', why: '内部缘由', ...GAZETTEER }),
      });
      return portal.stores.openRebuild();
    };

    await reindex(
      { records, index: stuck, openRebuild, onUnfollowed: (error) => told.push(error) },
      5_000,
    );

    expect(told).to.deep.equal([away]);
    expect(await json('/api/v1/search?q=景定建康志')).to.deep.include({ total: 0 });
  });

  it('comes not back with the next harvest; lifted, it is there again', async () => {
    const id = await hide(GAZETTEER);
    await portal.fullRun(
      'jinling-dc',
      SAMPLE_RECORDS.filter(({ source }) => source === 'jinling-dc'),
    );
    expect((await page(`/works/${GAZETTEER_WORK}`)).status).to.equal(410);
    expect((await api('DELETE', `suppressions/${id}`)).status).to.equal(204);
    expect((await page(`/works/${GAZETTEER_WORK}`)).status).to.equal(200);
    expect(await json('/api/v1/search?q=景定建康志')).to.deep.include({ total: 1 });
    expect((await api('DELETE', `suppressions/${id}`)).status).to.equal(409);
  });

  it('takes its holding off a card, and lends it nothing', async () => {
    const work = documentId(OWN.source, OWN.identifier);
    await hide(OWN);
    const moved = await page(`/works/${work}`);
    expect(moved.status).to.equal(301);
    const other = documentId(OTHERS.source, OTHERS.identifier);
    const card = (await json(`/works/${other}.json`)) as {
      documents: { source: string }[];
      together: unknown[];
      fields: { title: { libraries: string[] }[] };
    };
    expect(card.documents.map(({ source }) => source)).to.eql([OTHERS.source]);
    expect(card.together).to.eql([]);
    expect(card.fields.title.flatMap(({ libraries }) => libraries)).to.eql(['320104']);
  });

  it('shows neither a field that is taken out nor the record as it came', async () => {
    const address = `/works/${GAZETTEER_WORK}`;
    expect((await page(address)).text)
      .to.include('现存最早的完整方志')
      .and.include('xmlns');
    const found = '/search?q=景定二年';
    expect(textOf((await page(found)).text)).to.include('摘要：南宋景定二年成书');
    await hide({ ...GAZETTEER, scope: 'field', field: 'description' });
    expect((await page(found)).text).to.not.include('成书');
    const text = (await page(address)).text + (await page(`${address}.json`)).text;
    expect(text).to.not.include('现存最早的完整方志').and.not.include('verb=GetRecord');
    expect(text).to.include('景定建康志');
    expect(await json('/api/v1/search?q=现存最早的完整方志')).to.deep.include({ total: 0 });
  });

  it('takes a picture away that was seen before', async () => {
    const photo = { source: 'qinhuai-dc', identifier: 'oai:qinhuai.example:3' };
    const address = `/works/${documentId(photo.source, photo.identifier)}/picture`;
    const shown = await fetch(`${portal.url}${address}`);
    expect(shown.status).to.equal(200);
    // Whoever kept it asks each time whether it may still be shown.
    expect(shown.headers.get('cache-control')).to.include('no-cache');
    expect(shown.headers.get('etag')).to.be.a('string');
    await hide({ ...photo, scope: 'link', field: 'thumbnail' });
    const gone = await fetch(`${portal.url}${address}`);
    expect(gone.status).to.equal(404);
  });

  it('leaves catalogue, index and works as they would be found anew', async () => {
    await hide(GAZETTEER);
    await hide({ ...OWN, scope: 'field', field: 'creators' });
    const { records } = portal.stores;
    expect(await compare(portal.stores)).to.deep.include({ missing: [], stale: [], surplus: [] });
    expect(await records.checkMatching()).to.equal(0);
  });

  it('takes a collection off its page, off the lists and out of the facets', async () => {
    const id = 'qinhuai-dc:local:photo';
    expect((await page(`/collections/${id}`)).status).to.equal(200);
    await hide({ scope: 'collection', source: 'qinhuai-dc', identifier: '老照片库' });
    await portal.fullRun('gaochun-dc', []);
    const gone = await page(`/collections/${id}`);
    expect(gone.status).to.equal(410);
    expect(gone.text).to.include('下架').and.include('/libraries/320104');
    expect((await page('/collections')).text).to.not.include('老照片库');
    expect((await page('/libraries/320104')).text).to.not.include('老照片库');
    const found = (await json(`/api/v1/search?collection=${id}`)) as { total: number };
    expect(found.total).to.equal(0);
  });

  it('takes away all of a source', async () => {
    await hide({ scope: 'source', source: 'jiangning-dc' });
    await portal.fullRun('gaochun-dc', []);
    expect(await json('/api/v1/search?lib=320115')).to.deep.include({ total: 0 });
    const libraries = (await json('/api/v1/libraries')) as { code: string; works: number }[];
    expect(libraries.find(({ code }) => code === '320115')).to.deep.include({ works: 0 });
  });

  it('ends by itself, with an entry in the audit', async () => {
    await hide({ ...GAZETTEER, until: '2999-01-01' });
    const { records, registry } = portal.stores;
    const follow = (now: string): Promise<boolean> =>
      followRegistry(records, registry, { now: () => new Date(now) });
    expect(await follow('2998-12-31T15:59:59Z')).to.equal(false);
    expect(await follow('2999-01-01T16:00:00Z')).to.equal(true);
    expect((await page(`/works/${GAZETTEER_WORK}`)).status).to.equal(200);
    const [entry] = await registry.audit.latest(1);
    expect(entry).to.deep.include({ act: 'suppression-end', subject: 'suppression:1' });
    expect(entry?.by.kind).to.equal('portal');
  });

  it('is decided and seen by the library that it is of, and by the city', async () => {
    const qinhuai = await portal.keyOf('librarian', '320104');
    const id = await hide(OTHERS);
    await hide(GAZETTEER);
    const listed = async (key: string): Promise<unknown> =>
      ((await api('GET', 'suppressions', { key })).told['suppressions'] as { id: number }[]).map(
        (one) => one.id,
      );
    expect(await listed(qinhuai)).to.eql([id]);
    expect(await listed(admin)).to.eql([id + 1, id]);
    expect((await api('GET', `suppressions/${id + 1}`, { key: qinhuai })).status).to.equal(404);
    expect((await api('DELETE', `suppressions/${id + 1}`, { key: qinhuai })).status).to.equal(404);
    expect((await api('DELETE', `suppressions/${id}`, { key: qinhuai })).status).to.equal(403);
    const others = { scope: 'record', ...GAZETTEER, why: '缘由' };
    expect((await api('POST', 'suppressions', { key: qinhuai, body: others })).status).to.equal(
      404,
    );
    const own = { scope: 'record', ...OTHERS, why: '缘由' };
    const made = await api('POST', 'suppressions', { key: qinhuai, body: own });
    expect(made.status).to.equal(201);
    expect(
      (await api('DELETE', `suppressions/${Number(made.told['id'])}`, { key: qinhuai })).status,
    ).to.equal(204);
  });

  it('is refused with what is wrong of each field', async () => {
    const wrong = await api('POST', 'suppressions', {
      body: { scope: 'nothing', source: 'jinling-dc', until: 7, more: 1 },
    });
    expect(wrong.status).to.equal(422);
    expect(Object.keys(wrong.told['fields'] as object)).to.have.members(['body', 'scope', 'until']);
    const title = { ...GAZETTEER, scope: 'field', field: 'title', why: '缘由' };
    const refused = await api('POST', 'suppressions', { body: title });
    expect(refused.status).to.equal(422);
    expect(JSON.stringify(refused.told)).to.include('题名不能单独屏蔽');
    expect((await api('GET', 'suppressions?scope=nothing')).status).to.equal(400);
  });
});
