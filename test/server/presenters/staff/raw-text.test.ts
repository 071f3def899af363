/** Bytes that somebody sent, as they may be looked at. */
import { expect } from 'chai';
import { hexLines, textOf } from '../../../../server/presenters/staff/watch/raw-text.ts';

describe('what came', () => {
  it('is shown as text in which nothing hides', () => {
    const bytes = Buffer.from('\ufeff<a>\u0000首都志\u202e\u200b\r\n\t𠮷\u007f', 'utf8');
    expect(textOf(bytes)).to.equal('〈U+FEFF〉<a>␀首都志〈U+202E〉〈U+200B〉␍\n\t𠮷␡');
    expect(textOf(Uint8Array.of(0xff, 0x41))).to.equal('�A');
  });

  it('is shown in hexadecimal, sixteen bytes a line, with its places', () => {
    const lines = hexLines(Buffer.from('<record>abcdefgh志')).split('\n');
    expect(lines[0]).to.equal(
      '00000000  3c 72 65 63 6f 72 64 3e 61 62 63 64 65 66 67 68  |<record>abcdefgh|',
    );
    expect(lines[1]).to.match(/^00000010 {2}e5 bf 97 +\|\.\.\.\|$/);
    expect(hexLines(new Uint8Array())).to.equal('');
  });
});
