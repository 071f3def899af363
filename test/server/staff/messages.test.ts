/** The page on which persons read what they are told, mailed or not. */
import { expect } from 'chai';
import type { Told } from '../../../catalogue/runs/health-news.ts';
import { addressOf, messageTo } from '../../support/messages.ts';
import { openPortal } from '../../support/portal-fixture.ts';
import type { PortalFixture } from '../../support/portal-fixture.ts';

const AT = '2026-03-01T00:00:00.000Z';
const DOWN: Told = {
  state: 'down',
  since: AT,
  changes: [],
  isRestless: false,
  unansweredSince: AT,
  answeredBy: null,
  cityKnows: false,
};

describe('the page of messages', function () {
  let portal: PortalFixture;
  before(async () => {
    portal = await openPortal(undefined);
    const { healthTold, outbox } = portal.stores.registry;
    const down = messageTo(['keeper@qinhuai.example', 'gone@qinhuai.example']);
    await healthTold.put('qinhuai-dc', undefined, DOWN, { messages: [down], at: AT });
    const elsewhere = messageTo([], {
      audience: { kind: 'library', library: '320115' },
      about: 'source:jiangning-dc',
      title: '江宁的消息',
      text: '收割中断。',
      href: '/staff/sources/jiangning-dc',
    });
    const secret = messageTo([], {
      audience: { kind: 'person', person: 'nobody' },
      title: '给一个人的',
    });
    await healthTold.put(
      'jiangning-dc',
      undefined,
      { ...DOWN, unansweredSince: null },
      {
        messages: [elsewhere, secret],
        at: AT,
      },
    );
    const held = (await outbox.messages({ library: '320104', person: null }, 1, 0)).messages[0]!;
    await outbox.settle(held.id, addressOf('keeper@qinhuai.example'), { kind: 'sent' }, AT);
    const fault = '邮件服务器不收给这个地址的邮件：550 <b>No</b>';
    await outbox.settle(
      held.id,
      addressOf('gone@qinhuai.example'),
      { kind: 'failed', fault, next: null },
      AT,
    );
  });
  after(() => portal.close());

  it('shows a librarian what her library was told, and what became of each mail', async () => {
    const librarian = await portal.signIn('librarian', '320104');
    const { html } = await librarian.get('/staff/messages');
    expect(html)
      .to.include('秦淮区图书馆的数据源 qinhuai-dc 收割中断')
      .and.include('href="/staff/sources/qinhuai-dc"')
      .and.match(/keeper@qinhuai\.example.*已发/)
      .and.match(/gone@qinhuai\.example.*没有送达/)
      .and.include('550 &lt;b&gt;No')
      .and.not.include('江宁的消息')
      .and.not.include('给一个人的');
    expect((await librarian.get('/staff')).html).to.include('1 个数据源出了问题');
  });

  it('shows the city everything, and others nothing of another library', async () => {
    const admin = await portal.signIn('admin');
    const { html } = await admin.get('/staff/messages');
    expect(html).to.include('江宁的消息').and.include('给一个人的');
    const buyer = await portal.signIn('acquisitions', '320115');
    const theirs = await buyer.get('/staff/messages');
    expect(theirs.html).to.include('江宁的消息').and.not.include('qinhuai-dc');
  });

  it('lets her say that she knows, once, and nobody else for her', async () => {
    const librarian = await portal.signIn('librarian', '320104');
    const shown = await librarian.get('/staff/messages');
    expect(shown.html).to.include('已知悉 qinhuai-dc 的问题');
    const other = await portal.signIn('librarian', '320115');
    await other.get('/staff/messages');
    const theirs = await other.post('/staff/messages/answer', { source: 'qinhuai-dc' });
    expect(theirs.status).to.equal(404);
    const done = await librarian.post('/staff/messages/answer', { source: 'qinhuai-dc' });
    const after = await librarian.follow(done);
    expect(after.html)
      .to.include('已记下')
      .and.match(/librarian-\d+已知悉/)
      .and.not.include('已知悉 qinhuai-dc');
    const twice = await librarian.post('/staff/messages/answer', { source: 'qinhuai-dc' });
    expect(twice.status).to.equal(409);
  });
});
