/** Accounts at the terminal: the first administrator of a new portal, and the commands `user …`. */
import { expect } from 'chai';
import { PortalProcesses } from '../support/portal-process.ts';
import type { Finished } from '../support/portal-process.ts';
import { Browser, PASSWORD } from '../support/signed-in.ts';

describe('accounts at the terminal', function () {
  this.timeout(120_000);
  let portals: PortalProcesses;
  beforeEach(() => {
    portals = new PortalProcesses();
    portals.settings({ sources: [] });
  });
  afterEach(() => portals.close());

  const user = (...args: string[]): Promise<Finished> => portals.run('user', ...args, '--json');
  function typed(line: string, ...args: string[]): Promise<Finished> {
    const { child, finished } = portals.start('user', ...args, '--password-stdin', '--json');
    child.stdin?.end(`${line}\n`);
    return finished;
  }

  it('are made with an invitation or a password, listed, reset, disabled and enabled', async () => {
    const made = await user('add', '王芳', '--role', 'librarian', '--library', '320104');
    expect(made.status).to.equal(0);
    expect(made.lines[0]).to.include({ name: '王芳', role: 'librarian', library: '320104' });
    expect(made.lines[0]?.['invitation']).to.match(/\/staff\/welcome\/nsw_[0-9a-f]{12}_[\w-]{43}$/);

    const weak = await typed('nanjing123456', 'add', '李清照', '--role', 'operator');
    expect([weak.status, weak.lines]).to.eql([2, []]);
    expect(weak.errors).to.include('这个密码太常见');
    const good = await typed(PASSWORD, 'add', '李清照', '--role', 'operator');
    expect(good.lines).to.eql([
      { name: '李清照', role: 'operator', library: null, invitation: null },
    ]);

    expect((await user('disable', '李清照')).status).to.equal(0);
    expect((await user('disable', '李清照')).status).to.equal(1);
    expect((await user('enable', '李清照')).status).to.equal(0);
    const reset = await user('reset', '李清照');
    expect(reset.lines[0]?.['invitation']).to.match(/\/staff\/welcome\/nsw_/);
    const { lines } = await user('list');
    expect(lines.map(({ name, standing }) => [name, standing])).to.eql([
      ['李清照', 'invited'],
      ['王芳', 'invited'],
    ]);
    expect((await user('reset', '没有这个人')).status).to.equal(1);
  });

  it('begin with an address that serving prints while there is no administrator', async () => {
    const { child } = portals.start('serve', '--no-harvest');
    const printed = /(http:\/\/localhost:\d+)(\/staff\/welcome\/nsw_0{12}_[\w-]{43})/;
    const [, url = '', address = ''] = await new Promise<RegExpExecArray>((found) => {
      let output = '';
      child.stdout?.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        const welcome = printed.exec(output);
        if (welcome !== null) found(welcome);
      });
    });
    const browser = new Browser(url);
    expect((await browser.get(address)).html).to.include('设立第一位市馆管理员');
    const done = await browser.post(address, { name: '总管', password: PASSWORD, again: PASSWORD });
    expect(done.location).to.equal('/staff/account/second-step');
    expect((await new Browser(url).get(address)).status).to.equal(404);
  });
});
