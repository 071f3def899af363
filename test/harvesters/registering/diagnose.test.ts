/** What a look at an address tells whoever wants to register it. */
import { expect } from 'chai';
import type { Diagnosis } from '../../../catalogue/diagnosis.ts';
import { isUsable } from '../../../catalogue/diagnosis.ts';
import { connector } from '../../../harvesters/connect.ts';
import { diagnose } from '../../../harvesters/registering/diagnose.ts';
import { startBrokenEndpoints } from '../../support/broken-endpoints.ts';
import type { BrokenEndpoints } from '../../support/broken-endpoints.ts';
import { startRepository } from '../../support/fake-repository.ts';
import type { FakeRepository } from '../../support/fake-repository.ts';

const REFUSAL_MS = 300;

function look(
  baseUrl: string,
  allowPrivate = ['127.0.0.0/8'],
  slowMs?: number,
): Promise<Diagnosis> {
  const connect = connector({
    pauseMs: 0,
    retryDelayMs: 1,
    contact: 'keeper@portal.example',
    allowPrivate,
    exemptOrigins: [],
  });
  return diagnose(baseUrl, {
    connect: (address, signal) => connect({ baseUrl: address }, signal),
    ...(slowMs === undefined ? {} : { slowMs }),
    refusalMs: REFUSAL_MS,
  });
}

const dc = (title: string): string =>
  `<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title></oai_dc:dc>`;

describe('a look at an address', function () {
  let good: FakeRepository;
  let broken: BrokenEndpoints;
  before(async () => {
    good = await startRepository({
      sets: { photo: '老照片', map: '舆图', none: '空集合' },
      records: ['photo', 'photo', 'map', 'photo', 'photo'].map((set, i) => ({
        identifier: `oai:good:${i}`,
        datestamp: `2020-01-0${i + 1}T00:00:00Z`,
        sets: [set],
        metadata: dc(`南京旧影 ${i}`),
      })),
    });
    broken = await startBrokenEndpoints(good.baseUrl);
  });
  after(async () => {
    await broken.close();
    await good.close();
  });

  it('reads back what a repository says of itself, with three records of each format and set', async () => {
    const { kind, identify, formats, sets, suggestion, requests, ...found } = await look(
      good.baseUrl,
    );
    expect(kind).to.equal('oai-pmh');
    expect(found.message).to.include('测试库');
    expect(suggestion).to.equal(null);
    expect(identify).to.include({
      repositoryName: '测试库',
      protocolVersion: '2.0',
      deletedRecord: 'persistent',
      granularity: 'second',
    });
    expect(formats.map(({ metadataPrefix, isRead }) => [metadataPrefix, isRead])).to.eql([
      ['oai_dc', true],
    ]);
    expect(formats[0]?.samples.map(({ title }) => title)).to.eql([
      '南京旧影 0',
      '南京旧影 1',
      '南京旧影 2',
    ]);
    expect(sets.map(({ setSpec, samples }) => [setSpec, samples.length])).to.eql([
      ['photo', 3],
      ['map', 1],
      ['none', 0],
    ]);
    expect(requests).to.equal(6);
  });

  it('takes an address that was copied with a request behind it', async () => {
    const found = await look(` ${good.baseUrl}?verb=Identify#top `);
    expect(found).to.include({ kind: 'oai-pmh', baseUrl: good.baseUrl });
  });

  it('tells each of the ways in which an address is none apart', async () => {
    for (const { name, baseUrl, kind, told } of broken.all) {
      // Only one that never answers is not waited for as long as in a portal: a busy machine makes the others slow.
      const found = await look(baseUrl, undefined, kind === 'too-slow' ? 400 : undefined);
      expect(found.kind, name).to.equal(kind);
      expect(found.message, name).to.match(told);
      expect(found.advice, name).to.not.equal('');
      expect(found.message, name).to.match(/[\u4e00-\u9fff].*。$/u);
    }
    expect(new Set(broken.all.map(({ kind }) => kind)).size).to.equal(11);
  });

  it('finds the interface beside a wrong path, and proposes it', async () => {
    const beside = broken.all.find(({ kind }) => kind === 'wrong-path')!;
    const found = await look(beside.baseUrl);
    expect(found.suggestion).to.equal(beside.baseUrl.replace('/repository', '/oai/request'));
    expect(found.identify?.repositoryName).to.equal('玄武区图书馆');
    expect(found.tried.length).to.be.greaterThan(0);
    expect(isUsable(found)).to.equal(false);
  });

  it('says of every refused address the same, and takes the same time for it', async () => {
    const told = [];
    for (const address of [
      good.baseUrl,
      good.baseUrl.replace('127.0.0.1', 'localhost'),
      broken.all.find(({ kind }) => kind === 'unreachable')!.baseUrl,
      'http://192.168.1.1/oai',
      'http://[::1]/oai',
      'http://169.254.169.254/latest/meta-data',
      'http://192.0.2.1:22/oai',
    ]) {
      const begun = performance.now();
      const { kind, message, advice, requests, tried } = await look(address, []);
      told.push(JSON.stringify({ kind, message, advice, requests, tried }));
      expect(performance.now() - begun, address).to.be.at.least(REFUSAL_MS - 2);
    }
    expect(new Set(told).size).to.equal(1);
    expect(told[0]).to.include('"kind":"refused"');
  });
});
