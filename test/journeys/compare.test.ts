/** `compare`: pairs of descriptions out of a file, as scripts use it. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { dublinCore } from '../support/fake-repository.ts';
import { PortalProcesses } from '../support/portal-process.ts';

describe('compare', function () {
  let portals: PortalProcesses;
  let file: string;

  beforeEach(() => {
    portals = new PortalProcesses();
    delete portals.env['PORTAL_SETTINGS'];
    file = path.join(portals.folder, 'pairs.jsonl');
  });

  afterEach(() => {
    portals.close();
  });

  const side = (elements: Readonly<Record<string, string>>) => ({
    prefix: 'oai_dc',
    xml: dublinCore(elements),
  });
  const book = { title: '江宁织造与曹家', creator: '王振羽著', date: '2006' };
  const cnmarc =
    '<record xmlns="http://www.loc.gov/MARC21/slim"><leader>01234nam0 2200301   450 </leader>' +
    '<datafield tag="200" ind1="1" ind2=" "><subfield code="a">江宁织造与曹家</subfield><subfield code="f">王振羽著</subfield></datafield>' +
    '<datafield tag="210" ind1=" " ind2=" "><subfield code="c">江苏人民出版社</subfield><subfield code="d">2006</subfield></datafield></record>';

  it('answers each line in its order, and what cannot be read in its place', async () => {
    const lines = [
      { id: 'one', a: side(book), b: { prefix: 'cnmarc', library: '320104', xml: cnmarc } },
      { id: 2, a: side(book), b: side({ ...book, title: '南京城墙志', creator: '杨国庆' }) },
      { id: 'broken', a: side(book), b: { prefix: 'oai_dc', xml: '<oai_dc:dc><dc:title>' } },
      { id: 'empty', a: { prefix: 'oai_dc' }, b: side(book) },
    ];
    writeFileSync(file, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n\n[]\n{"id":\n`);

    const { status, lines: told, errors } = await portals.run('compare', '--json', file);

    expect(errors).to.equal('');
    expect(status).to.equal(1);
    expect(told.map(({ id }) => id)).to.eql(['one', 2, 'broken', 'empty', null, null]);
    const [one, two, broken, empty, list, cut] = told;
    expect(one).to.have.all.keys(
      'id',
      'outcome',
      'relation',
      'whole',
      'score',
      'conflict',
      'reasons',
    );
    expect(one).to.include({ outcome: 'same', relation: null, whole: null, conflict: false });
    const [reason] = one?.['reasons'] as object[];
    expect(reason).to.have.all.keys('field', 'verdict', 'weight', 'a', 'b');
    expect(two).to.include({ outcome: 'different' });
    expect(broken).to.have.nested.include({ 'error.side': 'b' });
    expect(empty).to.have.nested.include({
      'error.side': 'a',
      'error.message': '缺少 xml：<metadata> 里面的内容',
    });
    expect(list).to.have.nested.include({ 'error.side': null });
    expect(cut).to.eql({ id: null, error: { side: null, message: '不是 JSON' } });
  });

  it('tells people the outcome in a line, and is good when every line can be read', async () => {
    writeFileSync(file, JSON.stringify({ id: 'one', a: side(book), b: side(book) }));

    const { status, output } = await portals.run('compare', file);

    expect(status).to.equal(0);
    expect(output).to.match(/^one\t同一版本\t/u);
  });

  it('is called wrongly with a file that is not there', async () => {
    const { status, errors } = await portals.run('compare', '--json', `${file}.not`);

    expect(status).to.equal(2);
    expect(errors).to.contain('<file> 应为可以读取的文件');
  });
});
