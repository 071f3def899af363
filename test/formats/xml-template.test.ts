import { expect } from 'chai';
import { parseXml, textOf } from '../../formats/xml/xml.ts';
import { xml, xmlDocument } from '../../formats/xml/template.ts';

describe('XML that we write', () => {
  it('escapes what is put in, and leaves out what XML does not allow', () => {
    const hostile = '<a>&"]]>\u0000\u000b\ud800\ufffe𠮷';
    const element = parseXml(xmlDocument(xml`<t a="${hostile}">${hostile}</t>`));
    expect(textOf(element)).to.equal('<a>&"]]>𠮷');
    expect(element.attributes['a']).to.equal('<a>&"]]>𠮷');
  });

  it('puts its own pieces in as they stand, one or many', () => {
    const pieces = [1, 2].map((number) => xml`<p>${number}</p>`);
    expect(xml`<l>${pieces}${xml`<q/>`}</l>`.text).to.equal('<l><p>1</p><p>2</p><q/></l>');
  });
});
