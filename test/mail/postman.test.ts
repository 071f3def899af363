/** What acts tell, carried to a real mail server: over TLS, signed in, refused, away and back. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import type { Message } from '../../catalogue/message.ts';
import { mailAddressIn } from '../../catalogue/message.ts';
import { MINUTE_MS } from '../../catalogue/time.ts';
import { Postman } from '../../mail/postman.ts';
import type { PostmanParts } from '../../mail/postman.ts';
import { SmtpServer } from '../../mail/server.ts';
import type { MailServerOptions } from '../../mail/server.ts';
import { SqliteRegistry } from '../../stores/embedded/registry.ts';
import { Certificates } from '../support/certificates.ts';
import { mailServer } from '../support/mail-server.ts';
import type { TestMailServer } from '../support/mail-server.ts';
import { messageTo, put } from '../support/messages.ts';

const START = Date.parse('2026-03-01T00:00:00Z');

describe('the sender of mails', () => {
  const certificates = new Certificates();
  let folder: string;
  let registry: SqliteRegistry;
  let server: TestMailServer | undefined;
  let now: Date;
  let told: string[];

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'mail-'));
    registry = new SqliteRegistry(path.join(folder, 'registry.db'));
    now = new Date(START);
    told = [];
  });
  afterEach(async () => {
    await server?.close();
    server = undefined;
    await registry.close();
    rmSync(folder, { recursive: true });
  });
  after(() => certificates.close());

  function serverAt(port: number, changed: Partial<MailServerOptions> = {}): SmtpServer {
    return new SmtpServer({
      host: 'localhost',
      port,
      security: 'none',
      login: undefined,
      ca: undefined,
      from: { name: '南京共享图书馆', address: mailAddressIn('portal@library.example')! },
      ...changed,
    });
  }

  function postman(to: SmtpServer | undefined, changed: Partial<PostmanParts> = {}): Postman {
    return new Postman({
      outbox: registry.outbox,
      server: to,
      publicUrl: 'https://portal.example',
      now: () => now,
      onServerFault: (fault) => told.push(fault ?? '好了'),
      onGivenUp: (sentence) => told.push(sentence),
      onError: (error) => {
        throw error;
      },
      ...changed,
    });
  }

  const messages = async (): Promise<readonly Message[]> =>
    (await registry.outbox.messages('all', 50, 0)).messages;
  const states = async (): Promise<string[]> =>
    (await messages()).flatMap(({ deliveries }) =>
      deliveries.map(({ to, state, tries }) => `${to} ${state} ${tries}`),
    );

  it('sends a plain mail in Chinese, from us, to one address each, with one link', async () => {
    server = await mailServer();
    await put(registry, [messageTo(['a@x.example', 'b@x.example'])]);
    await postman(serverAt(server.port)).look();

    expect(server.received.map(({ from, to }) => [from, to])).to.eql([
      ['portal@library.example', ['a@x.example']],
      ['portal@library.example', ['b@x.example']],
    ]);
    const [first, second] = server.received;
    expect(first!.headers.get('subject')).to.equal('秦淮区图书馆的数据源 qinhuai-dc 收割中断');
    expect(first!.headers.get('from')).to.equal('南京共享图书馆 <portal@library.example>');
    expect(first!.headers.get('to')).to.equal('a@x.example');
    expect(first!.headers.get('auto-submitted')).to.equal('auto-generated');
    expect(first!.headers.get('content-type')).to.equal('text/plain; charset=utf-8');
    expect(first!.headers.get('message-id'))
      .to.match(/^<[\da-f-]{36}@library\.example>$/)
      .and.equal(second!.headers.get('message-id'));
    expect(first!.text).to.match(
      /^数据源 qinhuai-dc 的收割失败。\n读者看到的仍是先前收到的记录。\n\nhttps:\/\/portal\.example\/staff\/sources\/qinhuai-dc\n/,
    );
    expect(await states()).to.eql(['a@x.example sent 1', 'b@x.example sent 1']);
    await postman(serverAt(server.port)).look();
    expect(server.received).to.have.lengthOf(2);
  });

  it('lets no name that is typed or harvested add a header or a recipient', async () => {
    server = await mailServer();
    const evil = '库\r\nBcc: all@x.example\r\n\r\n<b>正文</b>';
    await put(registry, [messageTo(['a@x.example'], { title: evil, text: evil })]);
    await postman(serverAt(server.port)).look();
    const [mail] = server.received;
    expect(mail!.to).to.eql(['a@x.example']);
    expect(mail!.headers.has('bcc')).to.equal(false);
    expect(mail!.headers.get('subject')).to.equal('库 Bcc: all@x.example <b>正文</b>');
    expect(mail!.headers.get('content-type')).to.match(/^text\/plain/);
  });

  it('has the one-time address in the mail and nowhere else, and forgets it once it is sent', async () => {
    server = await mailServer();
    await put(registry, [
      messageTo(['a@x.example'], { kind: 'invitation', secretHref: '/staff/join/canary' }),
    ]);
    await postman(serverAt(server.port)).look();
    expect(server.received[0]!.text).to.include('\nhttps://portal.example/staff/join/canary\n');
    expect(JSON.stringify(await messages())).to.not.include('canary');
    expect(await registry.outbox.take('2099', '2099', 1)).to.eql([]);
  });

  for (const security of ['tls', 'starttls'] as const) {
    it(`signs in over ${security}, to a server that the named authority vouches for`, async () => {
      const certificate = certificates.of('localhost');
      server = await mailServer({
        ...certificate,
        secure: security === 'tls',
        authOptional: false,
        onAuth({ username, password }, _session, answer) {
          if (username === 'portal' && password === 'canary') answer(null, { user: username });
          else answer(new Error('Invalid username or password'));
        },
      });
      const login = { username: 'portal', password: 'canary' };
      const good = serverAt(server.port, { security, login, ca: certificate.cert });
      await good.check();
      await put(registry, [messageTo(['a@x.example'])]);
      await postman(good).look();
      expect(server.received.map(({ isEncrypted, user }) => [isEncrypted, user])).to.eql([
        [true, 'portal'],
      ]);

      const wrong = { ...login, password: 'wrong' };
      for (const [options, sentence] of [
        [{ login: wrong, ca: certificate.cert }, /不接受设置里的用户名或密码：535/],
        [
          { login, ca: undefined },
          /连不上邮件服务器 localhost:\d+，或加密连接没有建立.*self-signed/,
        ],
      ] as const) {
        const fault: unknown = await serverAt(server.port, { security, ...options })
          .check()
          .catch((error: unknown) => error);
        expect(fault).to.have.property('code', 'MAIL_NOT_SENT');
        expect((fault as Error).message)
          .to.match(sentence)
          .and.not.match(/canary|wrong/);
      }
    });
  }

  it('says nothing in the open to a server that has no STARTTLS', async () => {
    server = await mailServer({ authOptional: false });
    await put(registry, [messageTo(['a@x.example'])]);
    const login = { username: 'portal', password: 'canary' };
    await postman(serverAt(server.port, { security: 'starttls', login })).look();
    expect(server.received).to.eql([]);
    expect(told[0]).to.match(/加密连接没有建立（security 为 starttls）/);
    expect(await states()).to.eql(['a@x.example waiting 1']);
  });

  it('gives a refused recipient up at once and says why, and serves the others', async () => {
    server = await mailServer();
    server.refuse = (to) =>
      to.startsWith('gone') ? { code: 550, message: 'No such user here' } : undefined;
    await put(registry, [messageTo(['gone@x.example', 'here@x.example'])]);
    await postman(serverAt(server.port)).look();
    expect(await states()).to.eql(['gone@x.example failed 1', 'here@x.example sent 1']);
    const [{ deliveries }] = (await messages()) as [Message];
    expect(deliveries[0]!.fault).to.match(
      /^邮件服务器 localhost:\d+不收给这个地址的邮件：550 No such user/,
    );
    expect(told).to.have.lengthOf(1);
    expect(told[0]).to.match(/^给 gone@x\.example 的邮件“秦淮.*没有送达/);
  });

  it('comes again to who refuses for the time being', async () => {
    server = await mailServer();
    let isGreylisted = true;
    server.refuse = () => (isGreylisted ? { code: 451, message: 'Greylisted' } : undefined);
    await put(registry, [messageTo(['a@x.example'])]);
    const sender = postman(serverAt(server.port));
    await sender.look();
    isGreylisted = false;
    await sender.look();
    expect(await states()).to.eql(['a@x.example waiting 1']);
    now = new Date(START + MINUTE_MS);
    await sender.look();
    expect(await states()).to.eql(['a@x.example sent 2']);
    expect(told).to.eql([]);
  });

  it('waits for a server that is away, and sends each mail once when it is back', async () => {
    server = await mailServer();
    const { port } = server;
    await server.close();
    server = undefined;
    await put(registry, [messageTo(['a@x.example']), messageTo(['b@x.example'])]);
    const sender = postman(serverAt(port));
    await sender.look();
    expect(told[0]).to.match(/^连不上邮件服务器 localhost:\d+：.*ECONNREFUSED/);
    // One knock at a closed door is enough for a look.
    const tries = (await messages()).flatMap(({ deliveries }) =>
      deliveries.map((one) => one.tries),
    );
    expect(tries.toSorted()).to.eql([0, 1]);
    server = await mailServer({}, port);
    now = new Date(START + MINUTE_MS);
    await sender.look();
    now = new Date(START + 10 * MINUTE_MS);
    await sender.look();
    expect(server.received.map(({ to }) => to[0]).toSorted()).to.eql([
      'a@x.example',
      'b@x.example',
    ]);
    expect(told.slice(1)).to.eql(['好了']);
  });

  it('gives up after three days, visibly', async () => {
    const sender = postman(serverAt(1));
    await put(registry, [messageTo(['a@x.example'])]);
    for (let hours = 0; hours <= 96; hours++) {
      now = new Date(START + hours * 60 * MINUTE_MS);
      for (let minute = 0; minute < 3; minute++) {
        await sender.look();
        now = new Date(now.getTime() + 20 * MINUTE_MS);
      }
    }
    expect(await states()).to.eql(['a@x.example failed 10']);
    expect(told.at(-1)).to.match(/没有送达：连不上/);
    expect(await registry.outbox.standing('2026')).to.eql({ waiting: 0, failed: 1 });
  });

  it('sends no invitation that has run out', async () => {
    server = await mailServer();
    await put(registry, [
      messageTo(['a@x.example'], { until: new Date(START - 1).toISOString(), secretHref: '/x' }),
    ]);
    await postman(serverAt(server.port)).look();
    expect(server.received).to.eql([]);
    expect((await messages())[0]!.deliveries[0]).to.deep.include({
      state: 'failed',
      fault: '邮件发出以前已过了有效期',
    });
  });

  it('leaves everything on the page where there is no mail server, without its secret', async () => {
    await put(registry, [messageTo(['a@x.example'], { secretHref: '/staff/join/canary' })]);
    await postman(undefined).look();
    expect(await states()).to.eql(['a@x.example unsent 0']);
    // A server that is set up later does not send what is old.
    server = await mailServer();
    await postman(serverAt(server.port)).look();
    expect(server.received).to.eql([]);
  });

  it('sends once, whoever looks', async () => {
    server = await mailServer();
    await put(registry, [messageTo(['a@x.example', 'b@x.example', 'c@x.example'])]);
    const senders = [1, 2, 3].map(() => postman(serverAt(server!.port)));
    await Promise.all(senders.map((sender) => sender.look()));
    expect(server.received).to.have.lengthOf(3);
  });

  it('breaks a mail off when it is told to stop, and sends it after the next start', async () => {
    server = await mailServer();
    const reached = Promise.withResolvers<undefined>();
    const hanging = {
      send: (_letter: object, signal?: AbortSignal) =>
        new Promise<void>((_, broken) => {
          signal?.addEventListener('abort', () => broken(new Error('stopped')));
          reached.resolve(undefined);
        }),
      check: async () => undefined,
    };
    await put(registry, [messageTo(['a@x.example'])]);
    const sender = postman(undefined, { server: hanging });
    const look = sender.look();
    await reached.promise;
    await sender.stop();
    await look;
    await postman(serverAt(server.port)).look();
    expect(await states()).to.eql(['a@x.example sent 2']);
    expect(told).to.eql([]);
  });
});
