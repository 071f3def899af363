/** What the serving process writes on standard output: lines or JSON, never one among the other. */
import { expect } from 'chai';
import { HarvestTicker } from '../../server/harvest-ticker.ts';
import { ServerLog } from '../../server/log.ts';
import type { LogFormat } from '../../server/log.ts';
import type { HarvestNews } from '../../harvesters/main.ts';

describe('the log of the server', () => {
  const ofThread = '{"level":40,"time":1764300000000,"name":"harvest","msg":"收割中断"}\n';

  /** Everything that is ever written, in a format. */
  function written(
    format: LogFormat,
    terminal: { isTTY?: boolean; columns?: number } = {},
  ): string {
    let text = '';
    const log = new ServerLog(
      { level: 'info', format },
      { ...terminal, write: (part) => (text += part) },
    );
    log.announce('南京共享图书馆已启动', { port: 8080 });
    log.logger.error({ err: new Error('no such table') }, '请求出错');
    const ticker = new HarvestTicker(2, log);
    const news: HarvestNews[] = [
      { kind: 'log', line: ofThread },
      { kind: 'page', source: 'jiangning', received: 10, pages: 1 },
      { kind: 'index-state', fault: '磁盘已满' },
      { kind: 'index-state', fault: '磁盘已满' },
      { kind: 'index-state', fault: null },
    ];
    for (const one of news) ticker.hear(one);
    return text;
  }

  it('is JSON alone for machines, with the facts apart', () => {
    const lines = written('json')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ msg }) => msg)).to.eql([
      '南京共享图书馆已启动',
      '请求出错',
      '收割中断',
      '检索索引没有跟上：磁盘已满',
      '检索索引已跟上。',
    ]);
    expect(lines[0]).to.include({ port: 8080, level: 30 });
    expect(lines[3]).to.include({ level: 40 });
  });

  it('is lines alone for persons, faults with what led to them', () => {
    const lines = written('lines').trimEnd().split('\n');
    for (const line of lines) expect(line).to.not.match(/[{}\x1b]/);
    expect(lines[0]).to.equal('南京共享图书馆已启动');
    expect(lines[1]).to.match(/^\d\d:\d\d:\d\d 错误 请求出错$/);
    expect(lines[2]).to.equal('Error: no such table');
    expect(lines).to.include('11:20:00 警告 收割中断');
    expect(lines.slice(-2)).to.eql(['检索索引没有跟上：磁盘已满', '检索索引已跟上。']);
  });

  it('draws progress in place on a terminal, cut to its width', () => {
    expect(written('lines', { isTTY: true, columns: 12 })).to.include('\r\x1b[K收割中：jiangni\r');
    expect(written('json', { isTTY: true })).to.not.include('\x1b');
  });
});
