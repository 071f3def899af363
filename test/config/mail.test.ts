/** The mail server in the settings file. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { SettingsWrong, readSettings } from '../../config/settings.ts';
import type { Settings } from '../../config/settings.ts';

describe('the mail server of the settings', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'mail-settings-'));
    writeFileSync(path.join(folder, 'password'), 'canary\n');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const portal = { publicUrl: 'https://portal.example' };
  const mail = { host: 'smtp.example', from: 'portal@library.example' };

  function read(content: object, env: NodeJS.ProcessEnv = {}): Settings {
    const file = path.join(folder, 'portal.json');
    writeFileSync(file, JSON.stringify(content));
    return readSettings({ PORTAL_SETTINGS: file, ...env });
  }

  function faultsOf(content: object, env: NodeJS.ProcessEnv = {}): string {
    try {
      read(content, env);
    } catch (error) {
      if (error instanceof SettingsWrong) return error.faults.join('\n');
      throw error;
    }
    return '';
  }

  it('is none unless it is named', () => {
    expect(read({}).mail).to.equal(undefined);
  });

  it('has a port for its kind of encryption, and a name to send by', () => {
    const of = (given: object): unknown => read({ portal, mail: { ...mail, ...given } }).mail;
    expect(of({})).to.eql({
      host: 'smtp.example',
      port: 465,
      security: 'tls',
      login: undefined,
      ca: undefined,
      from: { name: '南京共享图书馆', address: 'portal@library.example' },
    });
    expect(of({ security: 'starttls' })).to.include({ port: 587 });
    expect(of({ security: 'none' })).to.include({ port: 25 });
    expect(of({ port: 2525 })).to.include({ port: 2525 });
  });

  it('signs in with a password out of a file or the environment', () => {
    const login = { username: 'portal', password: 'canary' };
    const inFile = { ...mail, username: 'portal', passwordFile: 'password' };
    expect(read({ portal, mail: inFile }).mail?.login).to.eql(login);
    const inEnv = { ...mail, username: 'portal', passwordEnv: 'MAIL_PASSWORD' };
    expect(read({ portal, mail: inEnv }, { MAIL_PASSWORD: 'canary' }).mail?.login).to.eql(login);
  });

  for (const [what, given, wanted] of [
    ['a host with more than a host', { host: 'smtp://smtp.example' }, /mail\.host 应为主机名/],
    ['a host with a password', { host: 'u:canary@smtp.example' }, /mail\.host 应为主机名/],
    [
      'a sender with a name around it',
      { from: '馆 <a@x.example>' },
      /mail\.from 应为一个电子邮件地址/,
    ],
    ['a user without a password', { username: 'portal' }, /mail 应写 username 加 passwordFile/],
    ['a password without a user', { passwordFile: 'password' }, /mail 应写 username 加/],
    ['two passwords', { username: 'p', passwordFile: 'password', passwordEnv: 'X' }, /mail 应写/],
    ['a password in the open', { username: 'p', password: 'canary' }, /mail\.password 不能直接写/],
    [
      'a password over an open line',
      { username: 'p', passwordFile: 'password', security: 'none' },
      /密码会明文发出/,
    ],
    [
      'a file that is not there',
      { username: 'p', passwordFile: 'none' },
      /mail\.passwordFile 读不到/,
    ],
    [
      'a variable that is not set',
      { username: 'p', passwordEnv: 'MAIL_PASSWORD' },
      /mail\.passwordEnv .*MAIL_PASSWORD 没有设置/,
    ],
    ['a CA that is none', { ca: 'password' }, /mail\.ca 应为 PEM/],
    ['another encryption', { security: 'ssl' }, /mail\.security 应为 "tls"/],
    ['a key that is not known', { user: 'p' }, /mail\.user 不是已知的设置/],
  ] as const) {
    it(`is refused with ${what}`, () => {
      expect(faultsOf({ portal, mail: { ...mail, ...given } }))
        .to.match(wanted)
        .and.not.include('canary');
    });
  }

  it('lets a password go in the open to this machine', () => {
    const local = { ...mail, username: 'p', passwordFile: 'password', security: 'none' };
    for (const host of ['localhost', '127.0.0.1', '::1'])
      expect(faultsOf({ portal, mail: { ...local, host } }), host).to.equal('');
    for (const host of ['localhost.evil.example', '10.0.0.5'])
      expect(faultsOf({ portal, mail: { ...local, host } }), host).to.match(/明文/);
  });

  it('wants to know where links lead, which is no page of the portal', () => {
    expect(faultsOf({ mail })).to.match(/portal\.publicUrl 没有填写/);
    for (const publicUrl of [
      'https://portal.example/portal',
      'https://portal.example/?a=1',
      'ftp://x',
    ])
      expect(faultsOf({ mail, portal: { publicUrl } }), publicUrl).to.match(/portal\.publicUrl 应/);
    expect(faultsOf({ mail, portal: { publicUrl: 'https://portal.example/' } })).to.equal('');
  });
});
