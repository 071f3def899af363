import { expect } from 'chai';
import { MalformedXml, ForbiddenXml, parseXml } from '../../../formats/xml/xml.ts';

describe('XML', () => {
  it('keeps order, text and CDATA, and resolves namespaces', () => {
    const root = parseXml(
      '<a xmlns="urn:a" xmlns:b="urn:b" b:x="1" y="2">一<b:c xmlns="urn:d"><d/></b:c>二<![CDATA[<三>&]]>四</a>',
    );
    expect(root).to.deep.include({
      name: 'a',
      namespace: 'urn:a',
      attributes: { x: '1', y: '2' },
    });
    expect(root.children).to.eql([
      '一',
      {
        name: 'c',
        namespace: 'urn:b',
        attributes: {},
        children: [{ name: 'd', namespace: 'urn:d', attributes: {}, children: [] }],
      },
      '二<三>&四',
    ]);
  });

  it('ends a declaration with its element', () => {
    const root = parseXml('<a><b xmlns="urn:b"/><c/></a>');
    expect(
      root.children.map((child) => (typeof child === 'string' ? child : child.namespace)),
    ).to.eql(['urn:b', '']);
    expect(() => parseXml('<a><p:b xmlns:p="urn:p"/><p:c/></a>')).to.throw(MalformedXml, 'p');
  });

  it('takes the same declarations in each element for what they say there', () => {
    const root = parseXml(
      `<a xmlns:p="urn:p"><b xmlns="urn:1" p:x="1"><c/></b><b xmlns="urn:2" p:x="1"><c/></b><b xmlns="urn:1" p:x="1"><c/></b><b p:x='1" p:y="2'/><b p:x="1" p:y="2"/></a>`,
    );
    const elements = root.children.filter((child) => typeof child !== 'string');
    expect(elements.map(({ namespace }) => namespace)).to.eql(['urn:1', 'urn:2', 'urn:1', '', '']);
    expect(elements.map(({ attributes }) => attributes)).to.eql([
      { x: '1' },
      { x: '1' },
      { x: '1' },
      { x: '1" p:y="2' },
      { x: '1', y: '2' },
    ]);
    expect(elements[1]?.children).to.deep.include({
      name: 'c',
      namespace: 'urn:2',
      attributes: {},
      children: [],
    });
  });

  it('takes an empty default namespace for none, and knows the prefix xml', () => {
    const root = parseXml('<a xmlns="urn:a"><b xmlns="" xml:lang="zh"/></a>');
    expect(root.children).to.eql([
      { name: 'b', namespace: '', attributes: { lang: 'zh' }, children: [] },
    ]);
  });

  for (const [what, xml] of [
    ['an element with a prefix that nobody declared', '<p:a/>'],
    ['an attribute with a prefix that nobody declared', '<a p:x="1"/>'],
    ['one attribute twice', '<a x="1" x="2"/>'],
    [
      'one attribute twice, under two prefixes',
      '<a xmlns:p="urn:p" xmlns:q="urn:p" p:x="1" q:x="2"/>',
    ],
    ['a prefix bound to nothing', '<a xmlns:p=""><p:b/></a>'],
    ['the prefix xml bound to something else', '<a xmlns:xml="urn:p"/>'],
    ['a declared prefix xmlns', '<a xmlns:xmlns="urn:p"/>'],
    ['a name with two colons', '<a xmlns:p="urn:p"><p:b:c/></a>'],
    ['a name that ends in a colon', '<a xmlns:p="urn:p"><p:/></a>'],
    ['what is cut short', '<a><b></b>'],
    ['tags that do not match', '<a><b></a></b>'],
    ['a lone ampersand', '<a>b & c</a>'],
    ['a reference of HTML', '<a>&nbsp;</a>'],
    ['a control character', '<a>\u000b</a>'],
    ['a reference to one', '<a>&#x1F;</a>'],
    ['nothing at all', ''],
  ] as const) {
    it(`refuses ${what}`, () => {
      expect(() => parseXml(xml)).to.throw(MalformedXml);
    });
  }

  it('refuses an internal subset and endless nesting for safety', () => {
    expect(() => parseXml('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')).to.throw(ForbiddenXml);
    expect(() => parseXml('<a>'.repeat(70) + '</a>'.repeat(70))).to.throw(ForbiddenXml, '64');
  });

  it('leaves the prototypes of objects alone', () => {
    const root = parseXml('<a __proto__="x" constructor="y"><__proto__>z</__proto__></a>');
    expect(Object.getPrototypeOf(root.attributes)).to.equal(Object.prototype);
    expect(({} as { x?: unknown }).x).to.equal(undefined);
  });
});
