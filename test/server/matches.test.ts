/** Matches and decisions as programs see them, and why records stand together, on page and in JSON. */
import { expect } from 'chai';
import { documentId } from '../../catalogue/ids.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';

const A = { source: 'jinling-dc', identifier: 'oai:jinling.example:2' };
const B = { source: 'qinhuai-dc', identifier: 'oai:qinhuai.example:2' };
const IDS = [A, B].map(({ source, identifier }) => documentId(source, identifier));

interface Told {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

interface MatchTold {
  readonly outcome: string;
  readonly reasons: readonly Record<string, unknown>[];
  readonly a: Record<string, unknown>;
  readonly b: Record<string, unknown>;
  readonly decision: Record<string, unknown> | null;
}

describe('matches and decisions', function () {
  let portal: PortalFixture;
  /** The header of each: 320104 is of the pair, 320115 is not. */
  let admin: string;
  let qinhuai: string;
  let jiangning: string;

  beforeEach(async () => {
    portal = await openPortal(undefined);
    admin = await portal.keyOf('admin');
    qinhuai = await portal.keyOf('librarian', '320104');
    jiangning = await portal.keyOf('librarian', '320115');
  });
  afterEach(() => portal.close());

  async function ask(path: string, authorization: string, init: RequestInit = {}): Promise<Told> {
    const answer = await fetch(`${portal.url}${path}`, {
      redirect: 'manual',
      ...init,
      headers: {
        Authorization: authorization,
        ...(init.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(init.headers as Record<string, string>),
      },
    });
    const text = await answer.text();
    const body = (text.startsWith('{') ? JSON.parse(text) : {}) as Told['body'];
    return { status: answer.status, headers: answer.headers, body };
  }

  const matches = async (query: string, authorization = admin): Promise<MatchTold[]> => {
    const { status, body } = await ask(`/api/v1/matches${query}`, authorization);
    expect(status, JSON.stringify(body)).to.equal(200);
    return body['matches'] as MatchTold[];
  };

  const decide = (verdict: unknown, authorization = admin): Promise<Told> =>
    ask('/api/v1/decisions', authorization, { method: 'POST', body: JSON.stringify(verdict) });

  const verdict = (changed: object = {}): object => ({
    a: A,
    b: B,
    outcome: 'different',
    why: '核对过原书',
    ...changed,
  });

  /** Whether both records are of one work now. */
  async function areTogether(): Promise<boolean> {
    const answer = await ask(`/works/${IDS[1] ?? ''}.json`, admin);
    return answer.status === 301;
  }

  it('are listed with both sides, what came of it, and why', async () => {
    const { body } = await ask(`/api/v1/matches?identifier=${B.identifier}`, admin);
    expect(body).to.include({ total: 1, page: 1, size: 20 });
    const [match] = body['matches'] as MatchTold[];
    expect(match).to.deep.include({ outcome: 'same', decision: null });
    expect(match).to.include.all.keys('id', 'relation', 'whole', 'score', 'conflict', 'reasons');
    expect(match?.a).to.eql({ ...A, library: '320100', work: IDS[0], title: '金陵琐事' });
    expect(match?.b).to.eql({ ...B, library: '320104', work: IDS[0], title: '金陵瑣事' });
    expect(match?.reasons.length).to.be.greaterThan(1);
    for (const reason of match?.reasons ?? [])
      expect(reason).to.have.all.keys('field', 'verdict', 'weight', 'a', 'b');
  });

  it('are chosen by outcome, decision, conflict and library, page by page', async () => {
    const all = (await ask('/api/v1/matches', admin)).body['total'] as number;
    const same = (await ask('/api/v1/matches?outcome=same', admin)).body['total'] as number;
    expect(all).to.be.at.least(same).and.to.be.greaterThan(0);
    for (const match of await matches('?library=320104'))
      expect([match.a['library'], match.b['library']]).to.include('320104');
    for (const match of await matches('?inside=library'))
      expect(match.a['library']).to.equal(match.b['library']);
    expect(await matches('?decided=true')).to.eql([]);
    expect((await ask('/api/v1/matches?decided=false', admin)).body['total']).to.equal(all);
    expect(await matches('?conflict=true')).to.eql([]);
    const pages: unknown[] = [];
    for (let page = 1; page <= all; page++) pages.push(...(await matches(`?size=1&page=${page}`)));
    expect(pages).to.have.lengthOf(all);
    expect(new Set(pages.map((match) => JSON.stringify(match))).size).to.equal(all);
    expect(await matches(`?size=1&page=${all + 1}`)).to.eql([]);
  });

  it('refuse parameters that are unknown, repeated or wrong, naming them', async () => {
    for (const [query, parameter] of [
      ['outcome=equal', 'outcome'],
      ['decided=maybe', 'decided'],
      ['conflict=1', 'conflict'],
      ['inside=source', 'inside'],
      ['library=999999', 'library'],
      ['size=0', 'size'],
      ['size=101', 'size'],
      ['size=ten', 'size'],
      ['page=0', 'page'],
      ['outcome=same&outcome=probable', 'outcome'],
      ['color=red', 'color'],
    ] as const) {
      const { status, body } = await ask(`/api/v1/matches?${query}`, admin);
      expect(status, query).to.equal(400);
      expect(body, query).to.include({ code: 'BAD_PARAMETER', parameter });
      expect(body['message']).to.include(parameter);
    }
  });

  it('of other libraries are told to none that acts for one', async () => {
    expect(await matches('?outcome=same', qinhuai)).to.have.lengthOf(1);
    for (const query of ['', `?identifier=${B.identifier}`])
      for (const match of await matches(query, jiangning))
        expect([match.a['library'], match.b['library']], query).to.include('320115');
    expect((await ask('/api/v1/matches?library=320104', jiangning)).status).to.equal(404);
  });

  it('are decided by a person, which the works follow at once, until it is taken back', async () => {
    expect(await areTogether()).to.equal(true);
    const made = await decide(verdict());
    expect(made.status).to.equal(201);
    const id = made.body['id'] as number;
    expect(made.body).to.eql({ id });
    expect(made.headers.get('location')).to.equal(`/api/v1/decisions/${id}`);
    expect(await areTogether()).to.equal(false);

    const path = `/api/v1/decisions/${id}`;
    const told = await ask(path, admin);
    expect(told.status).to.equal(200);
    expect(told.body).to.deep.include({
      id,
      a: A,
      b: B,
      outcome: 'different',
      why: '核对过原书',
      by: 'admin',
      takenBack: null,
    });
    const [match] = await matches('?decided=true');
    expect(match?.decision).to.deep.include({ id, outcome: 'different', changed: [] });

    expect((await ask(path, admin, { method: 'DELETE' })).status).to.equal(204);
    expect(await areTogether()).to.equal(true);
    expect((await ask(path, admin)).body['takenBack']).to.include({ by: 'admin' });
    const again = await ask(path, admin, { method: 'DELETE' });
    expect(again.status).to.equal(409);
    expect(again.body).to.include({ code: 'WRONG_STATE' });
    expect(await matches('?decided=true')).to.eql([]);
  });

  it('are entered in the audit: who, what, before and after', async () => {
    const { id } = (await decide(verdict())).body as { id: number };
    await decide(verdict({ outcome: 'other-edition', why: '再版' }), qinhuai);
    const [second, first] = await portal.stores.registry.audit.latest(2);
    expect(first).to.deep.include({ act: 'decision-add', before: null });
    expect(first?.by).to.include({ kind: 'key', role: 'admin' });
    expect(first?.after).to.deep.include({ id, a: A, b: B, outcome: 'different' });
    expect(second?.by).to.include({ role: 'librarian', library: '320104' });
    expect(second?.before).to.deep.include({ id, outcome: 'different' });
    expect(second?.after).to.deep.include({ outcome: 'other-edition', why: '再版' });
    const last = (second?.after as { id: number }).id;
    await ask(`/api/v1/decisions/${last}`, admin, { method: 'DELETE' });
    const [third] = await portal.stores.registry.audit.latest(1);
    expect(third).to.deep.include({ act: 'decision-withdraw', after: null });
    expect(third?.before).to.deep.include({ id: last });
  });

  it('are settled by whom one of the two concerns, and by an administrator', async () => {
    const refused = await decide(verdict(), jiangning);
    expect(refused.status).to.equal(404);
    // Whether there are such records is told to nobody whose they are not.
    const unknown = { source: 'jinling-dc', identifier: 'x' };
    expect(await decide(verdict({ a: unknown }), jiangning)).to.eql(refused);
    expect(await decide(verdict({ a: unknown, b: unknown }), jiangning)).to.eql(refused);
    expect(await areTogether()).to.equal(true);

    const { id } = (await decide(verdict(), qinhuai)).body as { id: number };
    const path = `/api/v1/decisions/${id}`;
    expect((await ask(path, qinhuai)).status).to.equal(200);
    for (const method of ['GET', 'DELETE']) {
      const hidden = await ask(path, jiangning, { method });
      expect(hidden.status, method).to.equal(404);
      expect(hidden.body).to.include({ code: 'NOT_THERE' });
    }
    expect(await areTogether()).to.equal(false);
    expect((await ask(path, qinhuai, { method: 'DELETE' })).status).to.equal(204);
  });

  it('on records that are not there, or are one, are refused with the field named', async () => {
    const nowhere = { source: 'qinhuai-dc', identifier: 'oai:nowhere' };
    for (const [changed, fields] of [
      [{ a: nowhere }, ['a']],
      [{ b: nowhere }, ['b']],
      [{ a: nowhere, b: { ...nowhere, source: 'x' } }, ['a', 'b']],
      [{ a: B }, ['b']],
    ] as const) {
      const refused = await decide(verdict(changed));
      expect(refused.status, JSON.stringify(changed)).to.equal(422);
      expect(refused.body).to.include({ code: 'WRONG_VALUE' });
      expect(refused.body['fields']).to.have.all.keys(...fields);
    }
  });

  it('are refused with every wrong value named', async () => {
    for (const [body, fields] of [
      [verdict({ outcome: 'equal' }), ['outcome']],
      [verdict({ why: ' ' }), ['why']],
      [verdict({ why: undefined, outcome: undefined }), ['why', 'outcome']],
      [verdict({ a: 'oai:1' }), ['a']],
      [verdict({ b: { source: 'x' } }), ['b.identifier']],
      [verdict({ more: 1 }), ['body']],
      [[], ['body', 'a', 'b', 'outcome', 'why']],
      [null, ['body', 'a', 'b', 'outcome', 'why']],
    ] as const) {
      const refused = await decide(body);
      expect(refused.status, JSON.stringify(body)).to.equal(422);
      expect(refused.body['fields'], JSON.stringify(body)).to.have.all.keys(...fields);
    }
  });

  it('want JSON, and no more of it than there is use for', async () => {
    const post = (body: string, headers: Record<string, string> = {}): Promise<Told> =>
      ask('/api/v1/decisions', admin, { method: 'POST', body, headers });
    for (const broken of [
      await post('{'),
      await post(''),
      await post(JSON.stringify(verdict()), { 'Content-Type': 'text/plain' }),
      await post(JSON.stringify(verdict()), { 'Content-Encoding': 'gzip' }),
    ]) {
      expect(broken.status).to.equal(400);
      expect(broken.body).to.include({ code: 'BODY_UNREADABLE' });
    }
    const long = await decide(verdict({ why: '长'.repeat(20_000) }));
    expect(long.status).to.equal(413);
    for (const id of ['0', 'x', '99', '1e3', '%20'])
      expect((await ask(`/api/v1/decisions/${id}`, admin)).status, id).to.equal(404);
  });

  it('say in the JSON of a work why it is one, and who says what of it', async () => {
    const { body } = await ask(`/works/${IDS[0] ?? ''}.json`, admin);
    const together = body['together'] as MatchTold[];
    expect(together).to.have.lengthOf(1);
    expect(together[0]?.a).to.include(A);
    expect(together[0]?.b).to.include(B);
    expect(together[0]).to.have.all.keys('a', 'b', 'outcome', 'score', 'reasons');
    expect(body['relations']).to.eql([]);
    expect(body['oeuvre']).to.eql([
      {
        work: IDS[0],
        title: '金陵琐事',
        date: '2007',
        carrier: 'unknown',
        libraries: ['320100', '320104'],
      },
    ]);
    const { title } = body['fields'] as Record<string, unknown>;
    expect(title).to.eql([
      { value: '金陵琐事', chosen: true, libraries: ['320100'] },
      { value: '金陵瑣事', chosen: false, libraries: ['320104'] },
    ]);
  });

  it('tie editions together in JSON and on the page', async () => {
    await decide(verdict({ outcome: 'other-edition' }));
    const { body } = await ask(`/works/${IDS[1] ?? ''}.json`, admin);
    expect(body['together']).to.eql([]);
    const [relation] = body['relations'] as Record<string, unknown>[];
    expect(relation).to.include({ kind: 'other-edition', work: IDS[0], title: '金陵琐事' });
    expect((body['oeuvre'] as { work: string }[]).map(({ work }) => work)).to.have.members(IDS);
    const page = await (await fetch(`${portal.url}/works/${IDS[1] ?? ''}`)).text();
    expect(page)
      .to.include('版本与从属')
      .and.to.include(`<a href="/works/${IDS[0] ?? ''}">`);
    expect(page).to.not.include('为什么在一起');
  });

  it('are explained on the page of the work, in both languages, folded up', async () => {
    const address = `${portal.url}/works/${IDS[0] ?? ''}`;
    const page = await (await fetch(address)).text();
    expect(page)
      .to.include('为什么在一起')
      .and.to.match(/<details class="together">/);
    expect(page).to.include('金陵《金陵琐事》 = 秦淮《金陵瑣事》').and.to.include('ISBN相合');
    const english = await (await fetch(address, { headers: { Cookie: 'lang=en' } })).text();
    expect(english).to.include('Why these are together').and.to.include('ISBN fits');
    // A work of one record has nothing to explain.
    const alone = documentId('qinhuai-dc', 'oai:qinhuai.example:4');
    expect(await (await fetch(`${portal.url}/works/${alone}`)).text()).to.not.include(
      '为什么在一起',
    );
  });
});
