import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { SettingsWrong, readSettings } from '../../config/settings.ts';

describe('the settings', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'settings-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  function settingsFile(content: unknown): string {
    const file = path.join(folder, 'portal.json');
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
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
      ['a file that is not there', es({ ca: 'none.pem' }), /engine\.ca 读不到文件（ENOENT）/],
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

  it('say so when the file is missing or is not JSON', () => {
    expect(() => readSettings({ PORTAL_SETTINGS: path.join(folder, 'none.json') })).to.throw(
      SettingsWrong,
      'none.json',
    );
    expect(faultsOf('{ "sources": [ }')[0]).to.include('不是合法的 JSON');
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
