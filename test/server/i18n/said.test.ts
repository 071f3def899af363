/** Sentences that were made in Chinese, on English pages: every one that staff may be shown has its English. */
import { readFileSync, globSync } from 'node:fs';
import { expect } from 'chai';
import ts from 'typescript';
import { said as inEnglish } from '../../../server/i18n/en/said.ts';
import { plainSaid } from '../../../server/i18n/said.ts';

const HAN = /\p{Script=Han}/u;

/** What makes sentences that are stored, sent back to a form, or put into a message. */
const ROOMS = [
  'desk/**/*.ts',
  'harvesters/compliance/*.ts',
  'harvesters/deliveries/*.ts',
  'harvesters/oai/*.ts',
  'harvesters/outbound/*.ts',
  'harvesters/registering/*.ts',
  'harvesters/harvest*.ts',
  'harvesters/import*.ts',
  'harvesters/{keep-lease,meant,why-nothing,window-pages}.ts',
  'catalogue/base-url.ts',
  'catalogue/message.ts',
  'catalogue/runs/*.ts',
  'formats/{cnmarc-numbers,describe,describe-alone,marc,payload}.ts',
  'formats/files/*.ts',
  'formats/files/sheets/{csv,open,xlsx,zip}.ts',
  'formats/xml/*.ts',
  'mail/health-letter.ts',
  'mail/server.ts',
  'server/i18n/zh/health.ts',
  'server/staff/**/*.ts',
  'server/uploads/*.ts',
  'acquisitions/distribution/read-distribution.ts',
  'server/enquiries/distribution.ts',
  'server/api/decisions.ts',
  'server/acts-elsewhere.ts',
  'stores/embedded/catalogue/completion.ts',
];

/** For the log, for programs, or words that are looked for. */
const NOT_SHOWN: ReadonlySet<string> = new Set([
  '馆员上传的文件没有处理完',
  '上传的文件 7 没有处理完',
  '进度未能记下',
  '更新著录失败',
  '7 未能收割',
  '读取登记的数据源失败',
  '更新 7 的著录失败',
  '重新匹配文献失败',
  '登录失败',
  '核对操作记录',
  '第 7 次收割',
  '收割进度读不到',
  '进度读不到',
  '同时查看的进度太多。\n',
  '南京共享图书馆',
  '编码',
  '只接受加密的连接',
  // Data.
  '记录注明有误',
  '统一书号:',
  '[题名缺失]',
  '订购册数',
  // Names of files.
  '馆藏去向 7',
  '7-去向.xlsx',
]);

/** Texts of a file with Han in them; a value in one stands as `7`. */
function textsIn(file: string): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const texts: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) texts.push(node.text);
    else if (ts.isTemplateExpression(node))
      texts.push(
        node.templateSpans.reduce((so, { literal }) => `${so}7${literal.text}`, node.head.text),
      );
    node.forEachChild(look);
  };
  look(source);
  return texts.filter((text) => HAN.test(text));
}

describe('a sentence that was made in Chinese', () => {
  const english = (text: string): string => plainSaid(inEnglish(text));

  it('has its English wherever staff may be shown it', () => {
    const without = ROOMS.flatMap((room) => globSync(room)).flatMap((file) =>
      textsIn(file)
        .filter((text) => !NOT_SHOWN.has(text) && HAN.test(english(text)))
        .map((text) => `${file}: ${text} → ${english(text)}`),
    );
    expect(without.join('\n')).to.equal('');
  });

  it('is told with its values, causes in causes too', () => {
    expect(
      english(
        '接口回答 HTTP 500，重试 3 次仍然如此（请求被转到 http://b.example/）：地址不对，或接口已经搬家。请求：http://a.example/oai',
      ),
    ).to.equal(
      'The interface answers HTTP 500, still after 3 more tries (the request was redirected to http://b.example/): the address is wrong, or the interface has moved. Request: http://a.example/oai',
    );
    expect(
      english('前 12 条：题名 100 %，日期可读 50 %，网址 0 %，语种 1 %，权限说明 0 %'),
    ).to.equal(
      'Of the first 12: titles 100 %, dates that can be read 50 %, addresses 0 %, languages 1 %, rights 0 %',
    );
    expect(english('请写明退回的原因，馆员照着改；说明最长 1000 个字。')).to.equal(
      'Say why it is returned, so that the librarian can mend it; The note is 1000 characters at most.',
    );
  });

  it('keeps names as they are, marked as Chinese', () => {
    expect(inEnglish('集合 地方文献 里没有记录')).to.deep.equal([
      { text: 'Set ', lang: null },
      { text: '地方文献', lang: 'zh-Hans' },
      { text: ' has no records', lang: null },
    ]);
  });

  it('stays Chinese, marked, where nobody knows it', () => {
    expect(inEnglish('很久以前的一句话。没有收割批次 7。')).to.deep.equal([
      { text: '很久以前的一句话。', lang: 'zh-Hans' },
      { text: ' There is no run 7.', lang: null },
    ]);
    expect(inEnglish('From a person')).to.deep.equal([{ text: 'From a person', lang: null }]);
    expect(inEnglish('')).to.deep.equal([]);
  });

  it('is read in time that grows with its length alone', () => {
    const odd = '接口回答 HTTP 7，重试 7 次仍然如此。'.repeat(200);
    expect(inEnglish(odd.slice(0, 3_900)).length).to.be.greaterThan(0);
  });
});
