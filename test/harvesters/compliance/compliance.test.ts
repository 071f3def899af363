/** The compliance report: of a good repository, and of one that is wrong in every way that is checked. */
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { isDoubleEncoded } from '../../../harvesters/compliance/content.ts';
import { adviceFor, recognise } from '../../../harvesters/compliance/advice.ts';
import { examine } from '../../../harvesters/compliance/examine.ts';
import { gradeOf } from '../../../catalogue/runs/compliance-report.ts';
import type { CheckResult, ComplianceReport } from '../../../catalogue/runs/compliance-report.ts';
import { connector } from '../../../harvesters/connect.ts';
import { dublinCore, startRepository } from '../../support/fake-repository.ts';
import type { FakeRepository, FakeRepositoryOptions } from '../../support/fake-repository.ts';

const records = Array.from({ length: 250 }, (_, n) => ({
  identifier: `oai:test:${n}`,
  datestamp: `2026-01-${String((n % 28) + 1).padStart(2, '0')}T00:00:00Z`,
  sets: ['photo'],
  metadata: dublinCore({
    title: `金陵旧影 ${n}`,
    date: '1935',
    language: 'zh',
    rights: '馆内阅览',
    identifier: `https://x.example/${n}`,
  }),
}));

describe('the compliance report', function () {
  const open: FakeRepository[] = [];
  afterEach(() => Promise.all(open.splice(0).map((repository) => repository.close())));

  async function start(options: FakeRepositoryOptions = {}): Promise<FakeRepository> {
    const repository = await startRepository({
      records: [...records],
      sets: { photo: '老照片', map: '地图' },
      ...options,
    });
    open.push(repository);
    return repository;
  }

  function report(
    baseUrl: string,
    wanted?: { readonly metadataPrefix: string; readonly set: string | undefined },
  ): Promise<ComplianceReport> {
    const connect = connector({
      pauseMs: 0,
      retryDelayMs: 1,
      contact: 'keeper@library.example',
      allowPrivate: ['127.0.0.0/8'],
      exemptOrigins: [],
    });
    const stop = AbortSignal.timeout(30_000);
    return examine(baseUrl, {
      connect: (address) => connect({ baseUrl: address }, stop),
      ...(wanted === undefined ? {} : { wanted }),
    });
  }

  const failed = ({ checks }: ComplianceReport): number[] =>
    checks.filter(({ verdict }) => verdict === 'fail').map(({ number }) => number);

  it('of a good repository finds nothing amiss but http, in at most 60 requests', async () => {
    const repository = await start();
    const found = await report(repository.baseUrl);
    expect(found.checks.map(({ number }) => number)).to.eql(
      Array.from({ length: 28 }, (_, n) => n + 1),
    );
    expect(found.checks.filter(({ verdict }) => verdict === 'skip')).to.eql([]);
    expect(failed(found), JSON.stringify(found.checks, null, 1)).to.eql([27]);
    expect(found.profile).to.include({
      grade: 'B',
      granularity: 'second',
      syncMode: 'incremental',
      overlapDays: 2,
      pageSize: 100,
      errorStyle: 'http-200',
    });
    expect(found.profile.quirks).to.eql([]);
    expect(found.requests).to.equal(repository.requests.length).and.to.be.at.most(60);
  });

  const rewriting =
    (pattern: string | RegExp, put: string) =>
    (xml: string): string =>
      xml.replace(pattern, put);

  const wrong: readonly (readonly [
    what: string,
    number: number,
    options: FakeRepositoryOptions,
    sentence: RegExp,
  ])[] = [
    [
      'an envelope outside the namespace',
      1,
      { rewrite: rewriting('OAI/2.0/"', 'OAI/1.1/"') },
      /命名空间/,
    ],
    [
      'another baseURL',
      2,
      {
        rewrite: rewriting(/<baseURL>.*<\/baseURL>/, '<baseURL>https://old.example/oai</baseURL>'),
      },
      /old\.example/,
    ],
    [
      'version 1.1',
      3,
      { rewrite: rewriting('<protocolVersion>2.0', '<protocolVersion>1.1') },
      /1\.1/,
    ],
    ['no granularity', 3, { rewrite: rewriting(/<granularity>.*<\/granularity>/, '') }, /0 个/],
    [
      'no earliestDatestamp',
      4,
      { rewrite: rewriting(/<earliestDatestamp>.*<\/earliestDatestamp>/, '') },
      /没有/,
    ],
    [
      'an earliestDatestamp of 1970',
      4,
      { rewrite: rewriting('>2000-01-01T00:00:00Z', '>1970-01-01T00:00:00Z') },
      /1970/,
    ],
    ['a mail with mailto:', 6, { rewrite: rewriting('>keeper@', '>mailto:keeper@') }, /mailto/],
    [
      'a responseDate with an offset',
      7,
      { rewrite: rewriting(/Z<\/responseDate>/, '+00:00</responseDate>') },
      /以 Z 结尾/,
    ],
    [
      'a clock eight hours ahead',
      7,
      { now: () => new Date(Date.now() + 8 * 3_600_000) },
      /480 分钟/,
    ],
    [
      'an oai-identifier that does not fit',
      8,
      {
        rewrite: rewriting(
          '</Identify>',
          '<description><oai-identifier xmlns="http://www.openarchives.org/OAI/2.0/oai-identifier"><scheme>oai</scheme><repositoryIdentifier>a.example</repositoryIdentifier><sampleIdentifier>oai:b.example:1</sampleIdentifier></oai-identifier></description></Identify>',
        ),
      },
      /oai:b\.example:1/,
    ],
    [
      'no oai_dc',
      9,
      { rewrite: rewriting('<metadataPrefix>oai_dc', '<metadataPrefix>other') },
      /other/,
    ],
    ['a setSpec with a blank', 10, { sets: { 'old photo': '老照片' } }, /old photo/],
    ['two sets of one name', 10, { sets: { a: '照片', b: '照片' } }, /照片/],
    [
      'another datestamp in the record',
      12,
      {
        rewrite: (xml, query) =>
          query.get('verb') === 'GetRecord'
            ? xml.replace(/<datestamp>[^<]*/, '<datestamp>2020-01-01T00:00:00Z')
            : xml,
      },
      /2020-01-01/,
    ],
    [
      'a set that is not kept to',
      13,
      {
        rewrite: (xml, query) =>
          query.has('set') ? xml.replace('<setSpec>photo', '<setSpec>other') : xml,
      },
      /1 条不属于它/,
    ],
    [
      'control characters',
      23,
      { rewrite: (xml) => xml.replace('金陵旧影 3', '金陵\u000b旧影 3') },
      /控制字符/,
    ],
    [
      'doubly encoded text',
      23,
      { rewrite: (xml) => xml.replace('金陵旧影 3', Buffer.from('金陵旧影').toString('latin1')) },
      /重复编码/,
    ],
    [
      'characters that were lost',
      23,
      { rewrite: (xml) => xml.replace('金陵旧影 3', '金\ufffd旧影 3') },
      /已经损坏/,
    ],
    [
      'an element that is not of oai_dc',
      24,
      { rewrite: (xml) => xml.replaceAll('dc:language', 'dc:lang') },
      /<lang>/,
    ],
    [
      'identifiers twice',
      22,
      { rewrite: (xml) => xml.replace('oai:test:7<', 'oai:test:8<') },
      /不止一次/,
    ],
    [
      'identifiers that are no URI',
      22,
      { rewrite: (xml) => xml.replaceAll('<identifier>oai:test:', '<identifier>') },
      /不是 URI/,
    ],
    [
      'records that say little',
      25,
      { rewrite: (xml) => xml.replace(/<dc:date>1935<\/dc:date>/g, '') },
      /日期可读 0 %/,
    ],
    [
      'tokens that die soon',
      20,
      {
        rewrite: (xml) =>
          xml.replace(
            '<resumptionToken ',
            `<resumptionToken expirationDate="${new Date(Date.now() + 600_000).toISOString()}" `,
          ),
      },
      /10 分钟/,
    ],
    [
      'a list size that is no number',
      20,
      { rewrite: (xml) => xml.replace(/completeListSize="\d+"/, 'completeListSize="ssss"') },
      /ssss/,
    ],
    ['small pages', 21, { pageSize: 20 }, /只有 20 条/],
  ];
  for (const [what, number, options, sentence] of wrong) {
    it(`tells ${what} (${number}) with the request to try and how to mend it`, async () => {
      const repository = await start(options);
      const found = await report(repository.baseUrl);
      const check = found.checks.find((one) => one.number === number);
      expect(check?.verdict, JSON.stringify(check)).to.equal('fail');
      expect(check?.finding).to.match(sentence);
      expect(check?.request).to.match(/^http:\/\/127\.0\.0\.1:\d+\/oai\?verb=/);
      expect(check?.advice).to.match(/请|OAI-PMH/);
      expect(found.requests).to.be.at.most(60);
    });
  }

  it('tells a web page from a repository, and asks no further', async () => {
    const repository = await start();
    repository.faults.push((_, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.end('<html><title>统一登录</title><body>请登录</body></html>');
      return true;
    });
    const found = await report(repository.baseUrl);
    expect(found.profile.grade).to.equal('F');
    expect(found.checks[0]?.finding).to.match(/统一登录/);
    expect(found.requests).to.equal(1);
    expect(found.checks.filter(({ verdict }) => verdict === 'skip')).to.have.lengthOf(25);
  });

  const tombstones = records.map((record) => ({ ...record, deleted: true }));
  const unknown = records.map((record) => ({ ...record, metadata: '<mods>志</mods>' }));
  const bare = records.map((record) => ({ ...record, metadata: '' }));
  for (const [what, options, why] of [
    ['has no records', { records: [] }, /列表是空的/],
    ['has tombstones alone', { records: tombstones }, /都是删除标记/],
    ['gives a format that nobody reads', { records: unknown }, /读不了.*<mods>/],
    ['gives headers without metadata', { records: bare }, /读不了.*没有元数据/],
    [
      'refuses its list',
      {
        records: [...records],
        rewrite: (xml: string, query: URLSearchParams) =>
          query.get('verb') === 'ListRecords' ? oaiError('badArgument') : xml,
      },
      /列表得不到.*badArgument/,
    ],
  ] as const) {
    it(`never says that a repository can be harvested which ${what}`, async () => {
      const repository = await start(options as FakeRepositoryOptions);
      const found = await report(repository.baseUrl);
      expect(found.profile.grade).to.equal('F');
      expect(found.readable.records).to.equal(0);
      expect(found.readable.fault).to.match(why);
    });
  }

  it('goes by the set and the format of the settings, and names those that are meant', async () => {
    const repository = await start();
    const good = await report(repository.baseUrl, { metadataPrefix: 'oai_dc', set: 'photo' });
    expect(good.profile.grade).to.equal('B');
    const set = await report(repository.baseUrl, { metadataPrefix: 'oai_dc', set: 'Photo' });
    expect(set.profile.grade).to.equal('F');
    expect(set.readable.fault).to.equal('列表是空的，对方回答集合“Photo”里没有记录');
    expect(set.checks[12]?.finding).to.match(/集合“Photo”.*最相近的是 “photo”/);
    const format = await report(repository.baseUrl, { metadataPrefix: 'oai_dcx', set: undefined });
    expect(format.profile.grade).to.equal('F');
    expect(format.checks[8]?.finding).to.match(/格式“oai_dcx”对方没有，最相近的是 “oai_dc”/);
  });

  it('tells a wall before the repository (28)', async () => {
    const repository = await start();
    repository.faults.push((_, response) => {
      response.writeHead(403, { 'Content-Type': 'text/html' }).end('<html>访问被拦截</html>');
      return true;
    });
    const found = await report(repository.baseUrl);
    expect(failed(found)).to.include.members([1, 28]);
  });

  it('tells an address where nobody answers', async () => {
    const gone = await startRepository();
    await gone.close();
    const found = await report(gone.baseUrl);
    expect(found.profile.grade).to.equal('F');
    expect(found.checks[0]?.finding).to.match(/拒绝连接/);
  });

  it('learns that seconds are refused, that days bring nothing, that an early beginning is refused', async () => {
    const seconds = await start();
    seconds.faults.push((_, response, query) => {
      if (!(query.get('from') ?? '').includes('T')) return false;
      response.end(oaiError('badArgument'));
      return true;
    });
    expect((await report(seconds.baseUrl)).profile).to.deep.include({
      granularity: 'day',
      quirks: ['days-only'],
    });

    const days = await start({ granularity: 'day' });
    days.faults.push((_, response, query) => {
      const from = query.get('from');
      if (from === null || from !== query.get('until')) return false;
      response.end(oaiError('noRecordsMatch'));
      return true;
    });
    expect((await report(days.baseUrl)).profile.quirks).to.eql(['single-day-empty']);

    const early = await start();
    early.faults.push((_, response, query) => {
      if ((query.get('from') ?? '9') > '2000') return false;
      response.end(oaiError('badArgument'));
      return true;
    });
    expect((await report(early.baseUrl)).profile.quirks).to.eql(['from-refused']);
  });

  it('finds tokens that work once only (19), and pages that are all the same', async () => {
    const once = await start();
    const used = new Set<string>();
    once.faults.push((_, response, query) => {
      const token = query.get('resumptionToken');
      if (token === null || !used.has(token)) {
        if (token !== null) used.add(token);
        return false;
      }
      response.end(oaiError('badResumptionToken'));
      return true;
    });
    expect(failed(await report(once.baseUrl))).to.include(19);
  });

  it('takes errors under HTTP 4xx, and gzip, as they are', async () => {
    const repository = await start();
    repository.faults.push((_, response, query) => {
      if (query.get('verb') !== 'NoSuchVerb') return false;
      response.writeHead(400).end(oaiError('badVerb'));
      return true;
    });
    repository.faults.push((_, response, query) => {
      if (query.get('verb') !== 'ListSets') return false;
      response.setHeader('Content-Encoding', 'gzip');
      response.end(gzipSync(oaiError('noSetHierarchy')));
      return true;
    });
    const found = await report(repository.baseUrl);
    expect(found.profile.errorStyle).to.equal('http-4xx');
    expect(found.checks[9]?.finding).to.equal('不分集合');
  });

  it('says that an empty repository is empty, and not that it is broken', async () => {
    const repository = await start({ records: [], sets: {} });
    const found = await report(repository.baseUrl);
    expect(failed(found)).to.eql([27]);
    expect(found.checks[10]).to.include({ verdict: 'skip', finding: '库中还没有记录' });
  });

  it('knows software by what it says, and gives its own advice', () => {
    for (const [url, said, software] of [
      ['https://ir.example/oai/request', '', 'dspace'],
      ['https://x.example/oai', '<toolkitTitle>XOAI</toolkitTitle>', 'dspace'],
      ['https://x.example/view/oai/86ABC/request', '', 'alma'],
      ['https://edge-oai.example/oai', '', 'folio'],
      ['https://x.example/dp2oai', '', 'dp2'],
      ['https://x.example/oai.php', '<repositoryName>馆藏</repositoryName>', 'unknown'],
    ] as const) {
      expect(recognise(url, said), url).to.equal(software);
    }
    expect(adviceFor(19, 'dspace')).to.include('clean-cache');
    expect(adviceFor(17, 'folio')).to.include('FOLIO');
    expect(adviceFor(23, 'dp2')).to.include('dp2');
  });

  it('grades by what fails', () => {
    const checks = (...failures: (readonly [number, CheckResult['level']])[]): CheckResult[] =>
      failures.map(([number, level]) => ({
        number,
        level,
        title: '',
        verdict: 'fail',
        finding: '',
        request: null,
        advice: '',
      }));
    expect(gradeOf([], 1)).to.equal('A');
    expect(gradeOf(checks([2, 'warning'], [4, 'warning'], [6, 'warning']), 1)).to.equal('B');
    expect(gradeOf(checks(...[2, 4, 6, 7].map((n) => [n, 'warning'] as const)), 1)).to.equal('C');
    expect(gradeOf(checks([14, 'error']), 1)).to.equal('D');
    expect(gradeOf(checks([11, 'error']), 1)).to.equal('F');
    expect(gradeOf([], 0), 'without a record that can be read').to.equal('F');
  });

  it('tells doubly encoded Chinese from Latin letters', () => {
    expect(isDoubleEncoded(Buffer.from('金陵').toString('latin1'))).to.equal(true);
    expect(isDoubleEncoded('Üñé «français» 金陵')).to.equal(false);
  });
});

function oaiError(code: string): string {
  return `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-01-01T00:00:00Z</responseDate><request/><error code="${code}">no</error></OAI-PMH>`;
}
