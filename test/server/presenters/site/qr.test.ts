import { expect } from 'chai';
import { encode } from 'uqr';
import { qrOf } from '../../../../server/presenters/site/qr.ts';

describe('a QR code', () => {
  it('is drawn with exactly its dark modules, and a light border of four', () => {
    const text = 'https://portal.example/works/0123456789abcdefghjkmnpqrs';
    const { size, path } = qrOf(text);
    const drawn = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
    const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1H(\d+)z/g)];
    expect(runs.map(([run]) => run).join('')).to.equal(path);
    for (const [, x, y, width] of runs)
      for (let i = 0; i < Number(width); i++) drawn[Number(y)]![Number(x) + i] = true;

    expect(drawn).to.eql(encode(text, { ecc: 'M', border: 4 }).data);
    const border = [...drawn.slice(0, 4), ...drawn.slice(-4)].flat();
    expect(border.some((isDark) => isDark)).to.equal(false);
  });
});
