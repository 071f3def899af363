/** Pages of watching: a source of a real repository that misbehaves, looked into and decided about without script. */
import { expect } from 'chai';
import type { RunSummary } from '../../../catalogue/runs/run.ts';
import { peopleActs } from '../../../desk/people-acts.ts';
import { TERMINAL } from '../../support/deeds.ts';
import { quarantined } from '../../support/quarantined.ts';
import type { Browser } from '../../support/signed-in.ts';
import { WATCHED, openWatched, recordsOf } from '../../support/watched-portal.ts';
import type { WatchedPortal } from '../../support/watched-portal.ts';

const PAGE = `/staff/sources/${WATCHED}`;

describe('a source that is watched', function () {
  let watched: WatchedPortal;
  let librarian: Browser;
  before(async () => {
    watched = await openWatched();
    librarian = await watched.portal.signIn('librarian');
    await watched.harvest();
  });
  after(() => watched.close());

  async function html(path: string, browser = librarian): Promise<string> {
    const shown = await browser.get(path);
    expect(shown.status, `${path}: ${shown.html}`).to.equal(200);
    return shown.html;
  }
  /** Sends a form of the page, and shows where that leads. */
  async function send(
    page: string,
    path: string,
    fields: Record<string, string> = {},
  ): Promise<string> {
    await librarian.get(page);
    const sent = await librarian.post(path, fields);
    expect(sent.status, sent.html).to.equal(303);
    return (await librarian.follow(sent)).html;
  }
  const last = async (): Promise<RunSummary> =>
    (await watched.portal.stores.records.runs(1, WATCHED))[0]!;

  it('says how it is in words and why, with its days as a picture and as a table', async () => {
    const page = await html(PAGE);
    expect(page)
      .to.include('health-ok">正常')
      .and.to.include('最近一次收割：新增 60，修改 0，删除 0。');
    expect(page)
      .to.match(/<svg class="strip"[^>]*role="img"/)
      .and.to.include('1 天正常，0 天有问题，89 天没有收割。');
    expect(page).to.include('近 90 天没有问题');
    expect(page.match(/<g class="strip-/g)).to.have.lengthOf(90);
  });

  it('looks different unchanged and without records', async () => {
    await send(PAGE, `${PAGE}/harvest`, { kind: 'incremental' });
    await watched.idle();
    expect(await html(PAGE)).to.include('最近一次收割没有变化；上次有变化是今天。');
    const { records } = watched.repository;
    const kept = records.splice(0);
    await watched.portal.fullRun('gaochun-dc', []);
    const admin = await watched.portal.signIn('admin');
    const empty = await html('/staff/sources/gaochun-dc', admin);
    expect(empty).to.include('health-partial">部分异常').and.to.include('现在一条记录也没有');
    records.push(...kept);
  });

  it('is listed with the others of its library, those that need somebody first', async () => {
    const page = await html('/staff/sources');
    expect(page).to.include(`href="${PAGE}"`).and.to.include('qinhuai-dc');
    expect(page).to.not.include('jiangning-dc');
    const admin = await watched.portal.signIn('admin');
    const all = await html('/staff/sources', admin);
    expect(all.indexOf('gaochun-dc')).to.be.lessThan(all.indexOf('jiangning-dc'));
    expect(await html('/staff/sources?lib=320115', admin)).to.not.include(
      'href="/staff/sources/qinhuai-dc"',
    );
    expect(await html('/staff/sources?state=down', admin)).to.include('没有符合条件的数据源');
  });

  it('of another library is not there, whatever of it is asked for', async () => {
    const other = await watched.portal.signIn('librarian', '320115');
    const { id } = await last();
    for (const path of [
      PAGE,
      `${PAGE}/live`,
      `${PAGE}/faults.csv`,
      `${PAGE}/quarantine`,
      `${PAGE}/compare?a=1&b=2`,
      `${PAGE}/warnings/ISBN_INVALID`,
      `/staff/runs/${id}`,
      `/staff/runs/${id}/undo`,
    ])
      expect((await other.get(path)).status, path).to.equal(404);
    await other.get('/staff/sources');
    for (const path of [`${PAGE}/harvest`, `/staff/runs/${id}/undo`, `/staff/runs/${id}/stop`])
      expect((await other.post(path)).status, path).to.equal(404);
  });

  it('that lost nearly all its records is held: what would vanish is listed with titles, refused, approved, undone', async () => {
    const { records } = watched.repository;
    const kept = records.splice(3);
    await send(PAGE, `${PAGE}/harvest`, { kind: 'full' });
    await watched.idle();
    const held = await last();
    expect(held).to.include({ state: 'held', code: 'MASS_DELETION_HELD' });
    const run = `/staff/runs/${held.id}`;
    const page = await html(PAGE);
    expect(page).to.include('有一次收割等您核准').and.to.include(`href="${run}/decision"`);
    const decision = await html(`${run}/decision`);
    expect(decision).to.include('会清除 57 条').and.to.include('白下丛刻第3种');
    expect(decision).to.include('第 1 页，共 2 页，57 条');
    // What can be done stands before the rows, and once more behind them.
    expect(decision.indexOf('id="decide"')).to.be.lessThan(decision.indexOf('白下丛刻第3种</bdi>'));
    expect(decision.lastIndexOf('form="decide"')).to.be.greaterThan(
      decision.lastIndexOf('白下丛刻'),
    );
    expect(await html(`${run}/decision?vanishing=2`)).to.include('白下丛刻第59种');

    const refused = await send(`${run}/decision`, `${run}/refuse`, { why: '对方正在迁移' });
    expect(refused).to.include('已定为不予核准，记录保留。');
    records.push(...kept);
    await watched.harvest('full');
    records.splice(3);
    await watched.harvest('full');
    const again = await last();
    expect(again.state).to.equal('held');
    const second = `/staff/runs/${again.id}`;
    expect(await send(`${second}/decision`, `${second}/approve`)).to.include('已核准。');
    expect(await html(second))
      .to.include('删除 57')
      .and.to.include('白下丛刻第3种');
    expect(await html(`${second}/undo`)).to.include('57 条修改或删除的会恢复原状');
    expect(await send(`${second}/undo`, `${second}/undo`)).to.include('已撤销：57 条恢复原状。');
    expect((await watched.portal.stores.records.ledger(WATCHED)).liveRecords).to.equal(60);
    const acts = (await watched.portal.stores.registry.audit.latest(50)).map(({ act }) => act);
    expect(acts).to.include.members(['run-undo', 'run-approve', 'run-refuse', 'harvest-order']);
    records.splice(0, 3, ...recordsOf(60));
  });

  it('is paused and harvested again on its page, and a run is done once more on its own', async () => {
    const paused = await send(PAGE, `${PAGE}/registration/pause`, { why: '对方停机' });
    expect(paused).to.include('暂停');
    const page = await html(PAGE);
    expect(page)
      .to.include('health-paused')
      .and.to.include('恢复收割')
      .and.to.not.include('立即收割');
    const { id } = await last();
    await librarian.get(`/staff/runs/${id}`);
    expect((await librarian.post(`${PAGE}/harvest`, { kind: 'full' })).status).to.equal(409);
    await send(PAGE, `${PAGE}/registration/resume`, { why: '已恢复' });
    const again = await send(`/staff/runs/${id}`, `${PAGE}/harvest`, { kind: 'full' });
    expect(again).to.include('已安排完整收割');
    await watched.idle();
    expect(await last()).to.include({ kind: 'full', state: 'unchanged' });
  });

  it('shows a run with its windows and pages, and two of them compared', async () => {
    const runs = await watched.portal.stores.records.runs(20, WATCHED);
    const first = runs.at(-1)!;
    const page = await html(`/staff/runs/${first.id}`);
    expect(page).to.include('最早 至 现在').and.to.include('verb=ListRecords');
    expect(page).to.include('白下丛刻第0种').and.to.include('rel="next"');
    const compared = await html(`${PAGE}/compare?a=${runs[0]!.id}&b=${first.id}`);
    expect(compared).to.include(`第 ${first.id} 次收割`).and.to.include('−60');
    const same = await librarian.get(`${PAGE}/compare?a=${first.id}&b=${first.id}`);
    expect(same.status).to.equal(409);
  });

  it('shows what is in quarantine as it came, escaped, and hands it out as a file alone', async () => {
    const [thing] = await quarantined(watched.portal, WATCHED, ['=HYPERLINK("x")', 'oai:<i>']);
    const list = await html(`${PAGE}/quarantine`);
    expect(list).to.include('oai:&lt;i&gt;').and.to.include('RECORD_MALFORMED');
    const one = await html(`/staff/quarantine/${thing!.id}`);
    expect(one)
      .to.include('&lt;record&gt;&amp;&lt;/record&gt;')
      .and.to.include('00000000  3c 72 65');
    const raw = await librarian.get(`/staff/quarantine/${thing!.id}/raw`);
    expect(raw.headers.get('content-type')).to.equal('application/octet-stream');
    expect(raw.headers.get('content-disposition')).to.match(
      /^attachment; filename="quarantine-\d+\.bin"$/,
    );
    const csv = await librarian.get(`${PAGE}/faults.csv`);
    expect(csv.headers.get('content-type')).to.match(/^text\/csv/);
    expect(csv.html).to.include(`"'=HYPERLINK(""x"")"`).and.to.include('RECORD_MALFORMED');
    expect(await html(PAGE)).to.include('隔离区有 2 条记录没有入库');

    const bare = await librarian.post(`/staff/quarantine/${thing!.id}/aside`, { why: '' });
    expect(bare.status).to.equal(422);
    expect(bare.html).to.include('理由 why 不能是空的');
    const done = await send(
      `/staff/quarantine/${thing!.id}`,
      `/staff/quarantine/${thing!.id}/aside`,
      {
        why: '对方改不了',
      },
    );
    expect(done).to.include('已搁置，不再计入问题。').and.to.include('已搁置 1');
    const [waiver] = await watched.portal.stores.registry.waivers.of(WATCHED);
    const back = await send(PAGE, `/staff/waivers/${waiver!.id}/take-back`);
    expect(back).to.include('已取消搁置。');
    await send(`${PAGE}/quarantine`, `${PAGE}/harvest`, { kind: 'incremental', retry: 'all' });
    await watched.idle();
    expect(watched.repository.requests.join()).to.include('verb=GetRecord');
  });

  it('whose lists are short by a wrong completeListSize is taken as it is once a person accepted that', async () => {
    await quarantined(watched.portal, WATCHED, ['oai:local:q'], ['list-short:3']);
    const run = await last();
    const page = await html(`/staff/runs/${run.id}`);
    expect(page).to.include('自称比给出的多 3 条');
    const path = `/staff/runs/${run.id}/accept-list-size`;
    expect(await send(`/staff/runs/${run.id}`, path, { why: '总数含已删除的' })).to.include(
      '已认定',
    );
    expect(await html(PAGE)).to.include('总数有误：少给 3 条不算问题');
  });

  it('tells nothing more once who watches has signed out or was disabled', async () => {
    const { records, registry } = watched.portal.stores;
    const run = await records.beginRun(WATCHED, 'incremental');
    if ('busy' in run) throw new Error('busy');
    await records.planWindow(run, null, null);
    const ends: ((browser: Browser) => Promise<unknown>)[] = [
      (browser) => browser.post('/staff/logout'),
      async () => {
        const people = peopleActs(registry);
        const account = (await registry.people.all()).findLast(({ role }) => role === 'librarian');
        await people.disablePerson(account?.id ?? '', TERMINAL);
      },
    ];
    for (const end of ends) {
      const browser = await watched.portal.signIn('librarian');
      await browser.get(PAGE);
      const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const live = await fetch(`${watched.portal.url}${PAGE}/live`, {
        headers: { Cookie: cookie },
      });
      const reader = live.body!.pipeThrough(new TextDecoderStream()).getReader();
      expect((await reader.read()).value).to.include('data: ');
      await end(browser);
      let told = '';
      for (let part = await reader.read(); !part.done; part = await reader.read())
        told += part.value;
      expect(told).to.not.include('event: ended');
    }
    await records.failRun(run, {
      code: 'HTTP_STATUS',
      message: '接口回答 HTTP 500',
      requests: 1,
      resumable: true,
    });
  });

  it('tells how far a run is as it goes, and ends with it', async () => {
    const { records } = watched.portal.stores;
    const run = await records.beginRun(WATCHED, 'incremental');
    if ('busy' in run) throw new Error('busy');
    await records.planWindow(run, null, null);
    const page = await html(PAGE);
    expect(page).to.include(`data-live="${PAGE}/live"`).and.to.include('刷新进度');
    const cookie = [...librarian.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const live = (): Promise<Response> =>
      fetch(`${watched.portal.url}${PAGE}/live`, { headers: { Cookie: cookie } });
    const open = await Promise.all([live(), live(), live(), live()]);
    expect(open[0].headers.get('content-type')).to.match(/^text\/event-stream/);
    expect((await live()).status, 'a fifth of one client').to.equal(429);
    for (const one of open.slice(1)) await one.body?.cancel();
    const reader = open[0].body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).to.match(/^data: \{"lines":\["已收到 0 条"/);
    await records.failRun(run, {
      code: 'HTTP_STATUS',
      message: '接口回答 HTTP 500',
      requests: 1,
      resumable: true,
    });
    let told = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) told += part.value;
    expect(told).to.match(/event: ended/);
    const broken = await html(PAGE);
    expect(broken)
      .to.include('中断')
      .and.to.include('接口回答 HTTP 500')
      .and.to.include('从断处继续');
    expect(broken, 'how to mend it').to.include('请对方放行本平台');
  });
});
