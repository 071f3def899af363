import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import type { Library } from '../../catalogue/library.ts';
import { SettingsWrong, readSettings } from '../../config/settings.ts';

describe('the settings', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'settings-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  function settingsFile(content: unknown): string {
    const file = path.join(folder, 'portal.json');
    const isWritten = typeof content === 'string' || Buffer.isBuffer(content);
    writeFileSync(file, isWritten ? content : JSON.stringify(content));
    return file;
  }

  function faultsOf(content: unknown, env: NodeJS.ProcessEnv = {}): readonly string[] {
    try {
      readSettings({ PORTAL_SETTINGS: settingsFile(content), ...env });
    } catch (error) {
      if (error instanceof SettingsWrong) return error.faults;
      throw error;
    }
    return [];
  }

  it('read the example file as it stands, comments skipped', () => {
    const settings = readSettings({ PORTAL_SETTINGS: 'config/portal.example.json' });

    expect(settings.sources.map((source) => source.id)).to.deep.equal(['qinhuai-dc']);
    expect(settings.demonstration).to.equal(false);
    expect(settings.libraries).to.have.length(12);
  });

  it('explain every key of the example where it stands', () => {
    const lines = JSON.stringify(readSettings({ PORTAL_SETTINGS: 'config/portal.example.json' }));
    expect(lines).not.to.include('"//');
  });

  it('fall back on a demonstration of its own folder without a file', () => {
    const settings = readSettings({ PORTAL_DATA: '/srv/portal' });

    expect(settings.demonstration).to.equal(true);
    expect(settings.dataFolder).to.equal(path.join('/srv/portal', 'demo'));
    expect(settings.port).to.equal(8080);
  });

  it('name the key, what was wanted and what came', () => {
    const [fault] = faultsOf({ harvest: { pauseMs: 'fast' } });
    expect(fault).to.match(/portal\.json：harvest\.pauseMs 应为整数毫秒.*得到 "fast"$/);
  });

  describe('of the engine', () => {
    const es = (engine: object): object => ({
      engine: { kind: 'elasticsearch', nodes: ['https://es1:9200'], ...engine },
    });

    it('name a cluster, its users and its CA', () => {
      writeFileSync(path.join(folder, 'secret'), 'from-a-file\n');
      writeFileSync(path.join(folder, 'ca.pem'), 'CERTIFICATE');
      const file = settingsFile(
        es({
          ca: 'ca.pem',
          shards: 3,
          auth: {
            search: { username: 'a', passwordFile: 'secret' },
            index: { apiKey: 'k' },
          },
        }),
      );
      expect(readSettings({ PORTAL_SETTINGS: file }).engine.elasticsearch).to.eql({
        nodes: ['https://es1:9200'],
        prefix: 'nsl',
        shards: 3,
        replicas: '0-1',
        ca: 'CERTIFICATE',
        auth: {
          search: { username: 'a', password: 'from-a-file' },
          index: { apiKey: 'k' },
          migrate: undefined,
        },
      });
    });

    it('use one user for all tasks when only one is named', () => {
      const file = settingsFile(es({ auth: { username: 'a', password: 'b' } }));
      const { auth } = readSettings({ PORTAL_SETTINGS: file }).engine.elasticsearch!;
      expect(auth.search).to.eql(auth.migrate).and.to.eql({ username: 'a', password: 'b' });
    });

    for (const [what, content, wanted] of [
      ['a cluster without nodes', { engine: { kind: 'elasticsearch' } }, /engine\.nodes 应列出/],
      ['a node that is no address', es({ nodes: ['es1:9200'] }), /engine\.nodes\[0\] 应为 http/],
      [
        'a password in an address',
        es({ nodes: ['https://u:p@es1'] }),
        /用户和密码写在 engine\.auth/,
      ],
      [
        'nodes for the embedded engine',
        { engine: { nodes: ['https://es1'] } },
        /engine\.nodes 只用于/,
      ],
      ['half a user', es({ auth: { username: 'a' } }), /engine\.auth 应写 username 加 password/],
      [
        'a user with too much',
        es({ auth: { username: 'a', password: 'canary', apiKey: 'k' } }),
        /^(?!.*canary).*engine\.auth/,
      ],
      ['a file that is not there', es({ ca: 'none.pem' }), /engine\.ca 读不到文件：没有这个文件/],
      ['a prefix that no index can have', es({ prefix: 'Nanjing*' }), /engine\.prefix 应由小写/],
    ] as const) {
      it(`refuse ${what}`, () => {
        expect(faultsOf(content).join('\n')).to.match(wanted);
      });
    }
  });

  it('list all faults at once', () => {
    const faults = faultsOf(
      {
        sources: [
          { id: 'A b', library: '320104', baseUrl: 'ftp://x.example/' },
          { id: 'two', library: '320104', baseUrl: 'https://x.example/', schedule: 'daily' },
        ],
        harvest: { pauseMs: -1, concurrency: 0 },
        network: { allowPrivate: ['10.0.0.0'] },
        engine: { kind: 'solr' },
        colour: 'red',
      },
      { PORT: 'eighty' },
    );

    for (const key of [
      'PORT',
      'sources[0].id',
      'sources[0].baseUrl',
      'sources[1].schedule',
      'harvest.pauseMs',
      'harvest.concurrency',
      'network.allowPrivate[0]',
      'engine.kind',
      'colour',
    ]) {
      expect(
        faults.some((fault) => fault.includes(key)),
        key,
      ).to.equal(true);
    }
    expect(faults).to.have.length(9);
  });

  it('refuse a library that the libraries file does not have, and an id used twice', () => {
    const source = { id: 'one', library: '999999', baseUrl: 'https://x.example/oai' };
    const faults = faultsOf({ sources: [source, { ...source, library: '320100' }] });

    expect(faults).to.have.length(2);
    expect(faults[0]).to.include('sources[0].library');
    expect(faults[1]).to.include('sources[1].id');
  });

  it('say so when the file is missing', () => {
    expect(() => readSettings({ PORTAL_SETTINGS: path.join(folder, 'none.json') })).to.throw(
      SettingsWrong,
      /none\.json：读不到文件：没有这个文件/,
    );
  });

  describe('that are no JSON in UTF-8', () => {
    const gbk = Buffer.from('{\n"//": "\xC4\xCF\xBE\xA9"\n}', 'latin1');
    for (const [what, content, wanted] of [
      [
        'a list without its end',
        '{ "sources": [ }',
        /不是合法的 JSON，第 1 行第 16 列：应为一个值.*得到“}”/,
      ],
      [
        'a comma that is missing',
        '{ "sources": []\n  "log": {} }',
        /第 2 行第 3 列：应为英文逗号“,”或“}”.*"log": {} }$/,
      ],
      ['an empty file', '', /文件是空的/],
      ['a GBK file', gbk, /第 2 行不是 UTF-8，像是 GBK.*另存为 UTF-8/],
      ['other bytes', Buffer.from([0x7b, 0xff, 0x7d]), /第 1 行有不是 UTF-8 的字节/],
      ['UTF-16 with its mark', Buffer.from('\uFEFF{}', 'utf16le'), /UTF-16.*另存为 UTF-8/],
      ['UTF-16 without', Buffer.from('{}', 'utf16le'), /UTF-16/],
    ] as const) {
      it(`tell of ${what}`, () => {
        const faults = faultsOf(content);
        expect(faults).to.have.lengthOf(1);
        expect(faults[0]).to.match(wanted);
      });
    }

    it('never show a secret of the line', () => {
      for (const content of [
        '{ "engine": { "auth": { "password": "canary" "x": 1 } } }',
        '{ "engine": { "auth": { "password":\n"canary" "x": 1 } } }',
        '{ "engine": { "auth": { "apiKey": "canary } } }',
        '{ "sources": [{ "baseUrl": "https://reader:canary@x.example/" "y" }] }',
      ])
        expect(faultsOf(content).join())
          .to.match(/第 \d 行第 \d+ 列/)
          .and.not.include('canary');
    });

    it('take the mark that Windows puts before UTF-8', () => {
      expect(faultsOf(Buffer.from('\uFEFF{ "sources": [] }'))).to.eql([]);
    });
  });

  for (const content of ['null', '[]', '5', '"x"']) {
    it(`are an object and not ${content}`, () => {
      expect(faultsOf(content)).to.have.lengthOf(1);
      expect(faultsOf(content)[0]).to.match(/portal\.json：应为对象 { … }，得到 /);
    });
  }

  describe('of an address', () => {
    const faultsOfUrl = (baseUrl: string): readonly string[] =>
      faultsOf({ sources: [{ id: 'one', library: '320104', baseUrl }] });

    for (const [url, wanted] of [
      ['ftp://x.example/oai', /应为 http/],
      [
        'https://x.example/oai?verb=Identify',
        /不能带请求的参数（verb）.*https:\/\/x\.example\/oai；/,
      ],
      ['https://x.example/oai?Set=a&from=2020', /请求的参数（Set、from）/],
      ['https://x.example/oai#top', /不能带 # /],
      ['https://reader:canary@x.example/oai', /不能带用户名和密码/],
    ] as const) {
      it(`refuse ${url}`, () => {
        const faults = faultsOfUrl(url);
        expect(faults).to.have.lengthOf(1);
        expect(faults[0])
          .to.match(/sources\[0\]\.baseUrl/)
          .and.match(wanted);
        expect(faults[0]).to.not.include('canary');
      });
    }

    it('tell everything that is wrong with it, and leave a query of its own alone', () => {
      expect(faultsOfUrl('https://u@x.example/oai?verb=Identify#top')).to.have.lengthOf(3);
      expect(faultsOfUrl('https://x.example/oai?site=qinhuai')).to.eql([]);
      expect(faultsOfUrl('https://x.example/oai@home')).to.eql([]);
      for (const odd of ['http:///oai', 'http:x.example/oai', 'http:\\\\x.example\\oai'])
        expect(faultsOfUrl(odd), odd).to.have.lengthOf(1);
      expect(faultsOfUrl('http://@x.example/oai')[0]).to.include('用户名');
      expect(faultsOfUrl('http://x.example/oai?a=1;verb=Identify')[0]).to.include('verb');
    });
  });

  it('open no range that takes in the Internet', () => {
    const wide = ['0.0.0.0/0', '::/0', '10.0.0.0/7', '128.0.0.0/1', 'e000::/3'];
    const faults = faultsOf({
      network: { allowPrivate: [...wide, '10.0.0.0/8', 'fd00::/8', 'fc00::/7'] },
    });
    expect(faults).to.have.lengthOf(wide.length);
    for (const fault of faults) expect(fault).to.match(/太宽（\/[0137]）/);
  });

  it('say that a range of IPv4 in the dress of IPv6 would never be met', () => {
    const [fault, ...others] = faultsOf({ network: { allowPrivate: ['::ffff:10.0.0.0/104'] } });
    expect(fault).to.match(/IPv4 地址的 IPv6 写法/);
    expect(others).to.eql([]);
  });

  it('name the known key that is nearest to an unknown one', () => {
    const faults = faultsOf({
      harvst: {},
      harvest: { pausems: 1 },
      sources: [{ id: 'one', library: '320104', colections: [], collections: [{ nme: 'x' }] }],
      engine: { kind: 'elasticsearch', nodes: ['https://es1'], auth: { passwrd: 'x' } },
      colour: 'red',
    }).join('\n');
    for (const [unknown, near] of [
      ['harvst', 'harvest'],
      ['harvest.pausems', 'harvest.pauseMs'],
      ['sources[0].colections', 'sources[0].collections'],
      ['sources[0].collections[0].nme', 'sources[0].collections[0].name'],
      ['engine.auth.passwrd', 'engine.auth.password'],
    ])
      expect(faults).to.include(`${unknown} 不是已知的设置，是不是 ${near}？`);
    expect(faults).to.match(/colour 不是已知的设置$/);
  });

  it('tell faults of other files beside their own', () => {
    const faults = faultsOf({
      colour: 'red',
      libraries: 'none.json',
      network: { certificates: { 'x.example': 'none.pem', 'y.example': 5 } },
      engine: { kind: 'elasticsearch', prefix: 5, ca: 'none.ca' },
    });
    for (const wanted of [
      /colour/,
      /none\.json：读不到文件/,
      /certificates\.x\.example 读不到文件/,
      /certificates\.y\.example 应为文字/,
      /engine\.prefix 应为文字/,
      /engine\.nodes 应列出/,
      /engine\.ca 读不到文件/,
    ])
      expect(
        faults.filter((fault) => wanted.test(fault)),
        String(wanted),
      ).to.have.lengthOf(1);
  });

  it('say everything in Chinese, whatever stands where', () => {
    const example = JSON.parse(readFileSync('config/portal.example.json', 'utf8')) as object;
    let told = 0;
    for (const at of pathsOf(example)) {
      for (const wrong of [null, 5, -0.5, 'x', '', true, [], [5], {}, { x: 5 }, [[]]]) {
        for (const fault of faultsOf(withValue(example, at, wrong))) {
          expect(fault, JSON.stringify(wrong)).to.match(/\p{Script=Han}/u);
          expect(fault).to.not.match(/invalid|expected|received|required|unrecognized|must/i);
          told++;
        }
      }
    }
    expect(told).to.be.greaterThan(200);
  });

  it('hold the libraries file to the same', () => {
    const file = path.join(folder, 'libs.json');
    const faultsWith = (content: string | Buffer): readonly string[] => {
      writeFileSync(file, content);
      return faultsOf({ libraries: 'libs.json' });
    };
    expect(faultsWith('null')[0]).to.match(/libs\.json：应为数组 \[ … \]，得到 null/);
    expect(faultsWith('[ {"code": "x" "name"} ]')[0]).to.match(/libs\.json：.*第 1 行第 16 列/);
    expect(faultsWith(Buffer.from('["\xC4\xCF"]', 'latin1'))[0]).to.match(/libs\.json：.*GBK/);
    const faults = faultsWith(
      JSON.stringify([5, { code: 'x', name: '甲馆', nameEn: 'A', shortNam: '甲', website: 'x' }]),
    ).join('\n');
    expect(faults).to.match(/libs\.json：\[0\] 应为对象/);
    expect(faults).to.match(/\[1\]\.shortName 应为文字（简称），没有填写/);
    expect(faults).to.match(/\[1\]\.shortNam 不是已知的设置，是不是 \[1\]\.shortName？/);
    expect(faults).to.match(/\[1\]\.website 应为 http/);
  });

  describe('of opening hours', () => {
    const library = { code: 'x', name: '甲馆', nameEn: 'A', shortName: '甲' };
    const librariesWith = (hours: unknown): readonly Library[] => {
      writeFileSync(path.join(folder, 'libs.json'), JSON.stringify([{ ...library, hours }]));
      return readSettings({ PORTAL_SETTINGS: settingsFile({ libraries: 'libs.json' }) }).libraries;
    };
    const faultsWith = (hours: unknown): readonly string[] => {
      writeFileSync(path.join(folder, 'libs.json'), JSON.stringify([{ ...library, hours }]));
      return faultsOf({ libraries: 'libs.json' });
    };

    it('take them by weekday as staff write them, with holidays, and closed where nothing is said', () => {
      const [read] = librariesWith({
        '//': '照门口的牌子',
        周一: '闭馆',
        周二至周五: '9：00—17：30',
        '星期六、星期日': '9:00-12:00，14:00-17:00',
        exceptions: [
          { from: '2026-10-01', until: '2026-10-03', name: '国庆节' },
          { from: '2026-05-01', name: '劳动节', hours: '9:00-12:00' },
        ],
        note: '地方文献室中午不开',
      });
      const day = [{ from: 540, until: 1_050 }];
      const parted = [
        { from: 540, until: 720 },
        { from: 840, until: 1_020 },
      ];
      expect(read?.hours).to.eql({
        week: [[], day, day, day, day, parted, parted],
        exceptions: [
          { from: '2026-05-01', until: '2026-05-01', name: '劳动节', spans: [parted[0]] },
          { from: '2026-10-01', until: '2026-10-03', name: '国庆节', spans: [] },
        ],
        note: '地方文献室中午不开',
      });
      const [english] = librariesWith({ 'Tue-Sun': '9:00-17:30' });
      expect(english?.hours).to.deep.include({ week: [[], day, day, day, day, day, day] });
    });

    it('take a line of text as it stands', () => {
      expect(librariesWith('周二至周日开放')[0]?.hours).to.equal('周二至周日开放');
    });

    it('say in which file, at which day and why they cannot be read', () => {
      const at = (hours: unknown): string => faultsWith(hours).join('\n');
      expect(at({ 周一: '九点到五点' })).to.match(
        /libs\.json：\[0\]\.hours\.周一 看不懂，应写成 9:00-17:30.*，得到 "九点到五点"/,
      );
      expect(at({ 周二至周日: '17:30-9:00' })).to.match(/\.周二至周日 结束应晚于开始/);
      expect(at({ 周末: '9:00-17:30' })).to.match(/hours\.周末 应为星期（如 周一、周二至周五/);
      expect(at({ 周一: '闭馆', 周一至周五: '9:00-17:30' })).to.match(
        /hours\.周一至周五 和“周一”说的是同一天/,
      );
      expect(at({ 周一: 9 })).to.match(/hours\.周一 应为文字（开放时间/);
      expect(at({ note: '只有说明' })).to.match(/\[0\]\.hours 至少写一天/);
      expect(at(5)).to.match(/\[0\]\.hours 应为文字，或按星期写的对象.*，得到 5/);
      const exception = { from: '2026-10-01', until: '2026-09-01', name: '国庆节' };
      expect(at({ 周一: '', exceptions: [exception] })).to.match(
        /hours\.exceptions\[0\]\.until 不能早于开始的日期，得到 "2026-09-01"/,
      );
      expect(at({ 周一: '', exceptions: [{ ...exception, until: '10月7日' }] })).to.match(
        /exceptions\[0\]\.until 应为日期，如 2026-10-07，得到 "10月7日"/,
      );
      expect(at({ 周一: '', exceptions: [{ from: '2026-10-01', hour: '' }] })).to.match(
        /exceptions\[0\]\.name 应为文字（名称，如 "国庆节"），没有填写/,
      );
      for (const wrong of [null, true, [], ['9:00'], {}, { x: 1 }, { exceptions: {} }, { note: 5 }])
        for (const fault of faultsWith(wrong)) {
          expect(fault).to.match(/\p{Script=Han}/u);
          expect(fault).to.not.match(/invalid|expected|received|required|unrecognized/i);
        }
    });
  });

  it('take libraries from a file beside the settings, so that a library joins by settings alone', () => {
    writeFileSync(
      path.join(folder, 'libs.json'),
      JSON.stringify([
        {
          code: 'maanshan',
          name: '马鞍山市图书馆',
          nameEn: 'Maanshan Library',
          shortName: '马鞍山',
        },
      ]),
    );
    const file = settingsFile({
      libraries: 'libs.json',
      sources: [{ id: 'mas', library: 'maanshan', baseUrl: 'https://x.example/oai' }],
    });

    expect(
      readSettings({ PORTAL_SETTINGS: file }).libraries.map((library) => library.code),
    ).to.deep.equal(['maanshan']);
  });
});

/** Where something stands in a value: `['harvest', 'pauseMs']`; comments are left out. */
function pathsOf(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  const below = Object.entries(value)
    .filter(([key]) => !key.startsWith('//'))
    .flatMap(([key, inner]) => pathsOf(inner).map((rest) => [key, ...rest]));
  return [[], ...below];
}

/** A copy with another value at one place. */
function withValue(of: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const copy: unknown = structuredClone(of);
  const inside = copy as Record<string, unknown>;
  inside[key] = withValue(inside[key], rest, value);
  return copy;
}
