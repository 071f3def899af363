/** Credentials of repositories: where they stand, what is refused, and that no sentence shows one. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { isKeyName, isSessionName } from '../../catalogue/secret-names.ts';
import { SettingsWrong, readSettings } from '../../config/settings.ts';
import type { Settings } from '../../config/settings.ts';

describe('the credentials of a source', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'auth-'));
    writeFileSync(path.join(folder, 'secret'), '\ufeffp@ss:canary \r\n');
    writeFileSync(path.join(folder, 'empty'), '\n');
    writeFileSync(path.join(folder, 'lines'), 'canary\nX-Evil: canary\n');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function read(source: object): Settings {
    const file = path.join(folder, 'portal.json');
    const whole = {
      id: 'one',
      library: '320104',
      baseUrl: 'https://x.example:8443/oai',
      ...source,
    };
    writeFileSync(file, JSON.stringify({ sources: [whole] }));
    return readSettings({ PORTAL_SETTINGS: file, SECRET: 'canary', NOTHING: ' ' });
  }

  function faultsOf(source: object): readonly string[] {
    try {
      read(source);
    } catch (error) {
      if (error instanceof SettingsWrong) return error.faults;
      throw error;
    }
    return [];
  }

  it('are a user with a password in a file or a variable, for the origin of the address', () => {
    expect(read({ auth: { username: '读者', passwordFile: 'secret' } }).credentials).to.eql({
      one: {
        origin: 'https://x.example:8443',
        header: 'Authorization',
        value: `Basic ${Buffer.from('读者:p@ss:canary').toString('base64')}`,
        secrets: ['读者', 'p@ss:canary'],
      },
    });
    const { one } = read({ auth: { username: 'u', passwordEnv: 'SECRET' } }).credentials;
    expect(one?.value).to.equal(`Basic ${Buffer.from('u:canary').toString('base64')}`);
  });

  it('or a header with a key in a file or a variable', () => {
    const { one } = read({ auth: { header: 'X-Api-Key', valueEnv: 'SECRET' } }).credentials;
    expect(one).to.include({ header: 'X-Api-Key', value: 'canary' });
  });

  it('are none where there are none', () => {
    expect(read({}).credentials).to.eql({});
  });

  for (const [auth, wanted] of [
    [{ username: 'u', password: 'canary' }, /auth\.password 不能直接写在设置文件里.*passwordFile/],
    [{ header: 'X-Key', value: 'canary' }, /auth\.value 不能直接写在设置文件里.*valueFile/],
    [{ username: 'u' }, /auth 应写 username 加 passwordFile/],
    [{ passwordFile: 'secret' }, /auth 应写 username 加 passwordFile/],
    [{ username: 'u', passwordFile: 'secret', passwordEnv: 'SECRET' }, /auth 应写 username/],
    [{ username: 'u', valueFile: 'secret' }, /auth 应写 username/],
    [{ username: 'u', passwordFile: 'none' }, /auth\.passwordFile 读不到文件：没有这个文件/],
    [{ username: 'u', passwordFile: 'empty' }, /auth\.passwordFile 所指的文件是空的/],
    [{ username: 'u', passwordEnv: 'NOTHING' }, /auth\.passwordEnv 所指的环境变量 NOTHING 是空的/],
    [
      { username: 'u', passwordEnv: 'NEVER_SET' },
      /环境变量 NEVER_SET 没有设置。这里应写环境变量的名字/,
    ],
    [{ username: 'u', passwordEnv: 'canary' }, /环境变量（名字不显示）没有设置.*不是密码/],
    [{ username: 'u', passwordEnv: 'CANARY7' }, /环境变量（名字不显示）没有设置.*不是密码/],
    [{ header: 'X-Key', valueEnv: 'canary' }, /auth\.valueEnv .*（名字不显示）没有设置/],
    [{ username: 'u', passwordFile: 'canary' }, /passwordFile 读不到文件.*不是密码.*不显示/],
    [{ header: 'X-Key', valueFile: '/canary' }, /valueFile 读不到文件.*不是密码.*不显示/],
    [{ header: 'X-Key', valueFile: 'lines' }, /auth\.valueFile .*只有一行/],
    [{ username: 'u:v', passwordFile: 'secret' }, /auth\.username 不能含冒号/],
    [{ header: 'Host', valueFile: 'secret' }, /auth\.header 是 HTTP 自己的报头/],
    [{ header: 'X Key', valueFile: 'secret' }, /auth\.header 应为 HTTP 报头的名字/],
    [
      { header: 'X-Key', valeuFile: 'secret' },
      /auth\.valeuFile 不是已知的设置，是不是 .*valueFile/,
    ],
  ] as const) {
    it(`are refused as ${Object.keys(auth).join(' with ')}: ${wanted.source}`, () => {
      const faults = faultsOf({ auth });
      expect(faults.join('\n'))
        .to.match(wanted)
        .and.not.match(/canary/i);
    });
  }

  it('are of no use without an address', () => {
    const auth = { username: 'u', passwordFile: 'secret' };
    expect(faultsOf({ baseUrl: undefined, auth }).join()).to.match(/auth 没有用处.*没有 baseUrl/);
  });

  for (const [url, wanted] of [
    ['https://reader:canary@x.example/oai', /用户名和密码.*auth.*passwordFile/],
    ['https://canary@x.example/oai', /用户名和密码/],
    ['//reader:canary@x.example/oai', /用户名和密码/],
    ['reader:canary@x.example/oai', /用户名和密码/],
    ['https://re%61der:can%40%63anary@x.example/oai', /用户名和密码/],
    ['https://reader%3Acanary%40x.example/oai', /用户名和密码/],
    ['https://reader:can/canary@x.example/oai', /应为 http/],
    ['https:\\\\reader:canary@x.example\\oai', /用户名和密码/],
    ['https://x.example/oai?key=canary', /不能带密钥（参数 key）.*valueFile/],
    ['https://x.example/oai?db=1&%6Bey=canary', /不能带密钥（参数 key）/],
    ['https://x.example/oai?db=1;access_token=canary', /不能带密钥（参数 access_token）/],
    ['https://x.example/oai?X-API-Key=canary&Password=canary', /参数 X-API-Key、Password/],
    ['https://x.example/oai?pw=canary&pass=canary', /不能带密钥（参数 pw、pass）/],
    ['https://x.example/oai?user_pw=canary', /不能带密钥（参数 user_pw）/],
    ['https://x.example/oai;key=canary', /不能带密钥（参数 key）/],
    ['https://x.example/a%3btoken=canary/oai', /不能带密钥（参数 token）/],
    ['https://x.example/oai?db=1&sid=canary', /不能带会话号（参数 sid）.*删去/],
    ['https://x.example/oai;jsessionid=canary', /不能带会话号（参数 jsessionid）.*删去/],
    ['https://x.example/oai;jsessionid=canary?db=1', /不能带会话号（参数 jsessionid）/],
    ['https://x.example/oai.php?PHPSESSID=canary', /不能带会话号（参数 PHPSESSID）/],
    ['https://x.example/oai?canary', /没有名字的参数.*是密钥的，请从网址中删去.*auth.*加上等号/],
    ['https://x.example/oai?db=1&canary', /没有名字的参数/],
    ['https://x.example/oai?=canary', /没有名字的参数/],
    ['https://x.example/oai;canary', /没有名字的参数/],
  ] as const) {
    it(`have no place in an address: ${url.replaceAll('canary', 'secret')}`, () => {
      const faults = faultsOf({ baseUrl: url });
      expect(faults, faults.join('\n')).to.have.lengthOf(1);
      expect(faults[0]).to.match(wanted).and.not.include('canary');
    });
  }

  it('do not keep an address from words and parameters that are no keys', () => {
    for (const baseUrl of [
      'https://x.example/index.php?oai',
      'https://x.example/index.php?/plugin/oai-pmh',
      'https://x.example/oai?db=local&site=1;lang=zh',
      'https://x.example/oai?request=',
      'https://x.example/oai;v=2/request',
    ])
      expect(faultsOf({ baseUrl }), baseUrl).to.eql([]);
  });

  it('are not shown by a line that is no JSON', () => {
    const file = path.join(folder, 'portal.json');
    for (const line of [
      '"baseUrl": "https://reader:can"ary@x.example/oai"',
      '"baseUrl": "//reader:canary@x.example/oai" "y"',
      '"baseUrl": "reader:canary@x.example/oai" "y"',
      '"baseUrl": "https://x.example/oai?k=canary" "y"',
      '"baseUrl": "https://x.example/oai?canary" "y"',
      '"baseUrl": "https://x.example/oai;jsessionid=canary" "y"',
    ]) {
      writeFileSync(file, `{ "sources": [{ ${line} }] }`);
      expect(() => readSettings({ PORTAL_SETTINGS: file }))
        .to.throw(SettingsWrong)
        .with.property('message')
        .that.matches(/第 1 行/)
        .and.does.not.match(/can"?ary/);
    }
  });

  it('are known by the names that keys have, and other parameters are left alone', () => {
    for (const name of ['key', 'apikey', 'api_key', 'wskey', 'token', 'accessToken', 'pwd', 'pass'])
      expect(isKeyName(name), name).to.equal(true);
    for (const name of ['sid', 'JSESSIONID', 'PHPSESSID', 'session_id', 'connect.sid'])
      expect(isSessionName(name), name).to.equal(true);
    for (const name of [
      'db',
      'site',
      'lang',
      'format',
      'code',
      'id',
      'author',
      'keyword',
      'assess',
    ])
      expect(isKeyName(name) || isSessionName(name), name).to.equal(false);
  });
});
