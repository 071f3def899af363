/** QR codes as a path of an SVG, made here: no service of pictures sees what is in them. */
import { encode } from 'uqr';

export interface QrCode {
  /** Modules on a side, the light border included. */
  readonly size: number;
  /** Its dark modules, a run in a row each. */
  readonly path: string;
}

/** Light border, modules: ISO/IEC 18004 wants four. */
const BORDER = 4;

export function qrOf(text: string): QrCode {
  const { data, size } = encode(text, { ecc: 'M', border: BORDER });
  const runs = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => {
      if (!isDark || row[x - 1] === true) return [];
      const end = row.indexOf(false, x);
      return `M${x} ${y}h${(end === -1 ? size : end) - x}v1H${x}z`;
    }),
  );
  return { size, path: runs.join('') };
}
