import { expect } from 'chai';
import { edited, withAttribute } from '../../../acquisitions/returning/edited.ts';
import type { Hears } from '../../../acquisitions/returning/edited.ts';

async function* pieces(text: string, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function after(text: string, hears: Hears, size?: number): Promise<string> {
  return (await Array.fromAsync(edited(pieces(text, size), 'x', hears))).join('');
}

const ODD =
  '\ufeff<?xml version="1.0"?>\r\n<!-- <a> --><x:a  b = "1"\tc=\'>\'>𠮷<![CDATA[</x:a>]]>\r<d/>&lt;</x:a >\n';

describe('a part that has text put in', () => {
  for (const size of [1, 2, 3, 5, 64, 1000])
    it(`goes on as it came, character by character, in pieces of ${String(size)}`, async () => {
      expect(await after(ODD, {}, size)).to.equal(ODD);
      const hears: Hears = {
        open: (tag, edit) => {
          if (tag.name === 'd') edit.put(tag.from, tag.to, `<${tag.prefix}e/>`);
        },
        close: (tag, edit) => {
          if (tag.name === 'a') edit.put(tag.from, tag.from, '!');
        },
      };
      expect(await after(ODD, hears, size)).to.equal(
        ODD.replace('<d/>', '<e/>').replace('</x:a >', '!</x:a >'),
      );
    });

  it('is refused where it is broken, or where one cell is without end', async () => {
    const broken = await after('<a><b></a>', {}).catch((error: unknown) => error);
    expect(String(broken)).to.include('表格里的 x 已损坏');
    const endless = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from('<a>');
      for (;;) yield Buffer.alloc(1 << 20, ' ');
    };
    const texts = edited(endless(), 'x', {});
    const error = await Array.fromAsync(texts).catch((fault: unknown) => fault);
    expect(String(error)).to.include('超过 64 MB');
  });

  it('has an attribute changed or added in any writing of its tag', () => {
    expect(withAttribute('<c a=\'1\' b = "2"/>', 'b', '3')).to.equal('<c a=\'1\' b="3"/>');
    expect(withAttribute('<c/>', 'b', '3')).to.equal('<c b="3"/>');
    expect(withAttribute('<c x:b="1">', 'b', '3')).to.equal('<c x:b="1" b="3">');
  });
});
