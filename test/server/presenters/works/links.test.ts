/** The links of a holding: called by what a reader does there, what gives most first. */
import { expect } from 'chai';
import type { CatalogueDocument, Holding } from '../../../../catalogue/document.ts';
import type { TypeCode } from '../../../../catalogue/fields/types.ts';
import { linksOut, showsDocument } from '../../../../server/presenters/works/links.ts';
import type { LinkOut } from '../../../../server/presenters/works/links.ts';
import { EN, ZH, documentOf, holdingOf, workOf } from '../../../support/presented.ts';

function linksOf(
  holding: Partial<Holding>,
  document: Partial<CatalogueDocument> = {},
  t = ZH.t,
): LinkOut[] {
  const [held] = workOf(documentOf({ ...document, holdings: [holdingOf(holding)] })).holdings;
  return linksOut(held!, t);
}
const labelled = (links: readonly LinkOut[]): string[] =>
  links.map(({ label, note }) => (note === '' ? label : `${label} ${note}`));

describe('the links of a holding', () => {
  it('say what is done there, with the words of the record, format and length', () => {
    const links = linksOf(
      {
        access: 'online',
        links: [
          { url: 'https://x.example/other', kind: 'other', label: '书评' },
          { url: 'https://x.example/cover', kind: 'cover' },
          { url: 'https://x.example/small.png', kind: 'thumbnail' },
          { url: 'https://x.example/v', kind: 'video', length: '3分' },
          { url: 'https://x.example/a.mp3', kind: 'audio', format: 'MP3' },
          { url: 'https://x.example/m', kind: 'iiif', label: '看图', format: 'IIIF' },
          { url: 'https://x.example/page', kind: 'fulltext', label: '南京数字方志馆' },
        ],
      },
      { extent: '12分' },
    );
    expect(labelled(links)).to.eql([
      '阅读全文 南京数字方志馆',
      '看图 IIIF',
      '试听 MP3、12分',
      '看视频 3分',
      '看封面',
      '相关链接 书评',
    ]);
    expect(links.map(showsDocument)).to.eql([true, true, true, true, false, false]);
  });

  it('are called by the kind of document where the address alone does not tell', () => {
    const called = (code: TypeCode, access: Holding['access']): string | undefined =>
      linksOf(
        { access, links: [{ url: 'https://x.example/1', kind: 'landing' }] },
        { type: { code, raw: [] } },
      )[0]?.label;
    expect(called('gazetteer', 'online')).to.equal('阅读全文');
    expect(called('image', 'online')).to.equal('看图');
    expect(called('map', 'login')).to.equal('看图');
    expect(called('audio', 'online')).to.equal('试听');
    expect(called('video', 'online')).to.equal('看视频');
    expect(called('oral-history', 'online')).to.equal('在线打开');
    expect(called('gazetteer', 'onsite')).to.equal('查看详情页');
  });

  it('have what fits the document first: pictures of a photograph, sound of a recording', () => {
    const links = [
      { url: 'https://x.example/text', kind: 'landing' },
      { url: 'https://x.example/a.mp3', kind: 'audio' },
    ] as const;
    const sung = linksOf(
      { access: 'online', links },
      { type: { code: 'music', also: ['audio'], raw: [] } },
    );
    expect(labelled(sung)).to.eql(['试听', '试听（2）']);
    const book = linksOf({ access: 'online', links });
    expect(labelled(book)).to.eql(['阅读全文', '试听']);
  });

  it('lead only to the web', () => {
    const links = [
      { url: 'javascript:alert(1)', kind: 'fulltext' },
      { url: 'not an address', kind: 'other' },
    ] as const;
    expect(linksOf({ access: 'online', links })).to.eql([]);
  });

  it('are told in English', () => {
    const links = [{ url: 'https://x.example/1', kind: 'fulltext', label: '全文' }] as const;
    expect(labelled(linksOf({ access: 'online', links }, {}, EN.t))).to.eql([
      'Read full text 全文',
    ]);
    expect(labelled(linksOf({ access: 'online', links }))).to.eql(['阅读全文']);
  });
});
