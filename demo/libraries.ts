/**
 * What the demonstration adds to the libraries' own entries, so that a reader sees how the sentence
 * "how to get it" reads. Every value is a specimen and says so: it is nobody's real address or hours.
 */
import type { Library } from '../catalogue/library.ts';

const specimen: Partial<Library> = {
  hours: '〔示例〕周二至周日开放',
  localRoom: '〔示例〕地方文献室',
};

/** By library code. The catalogue addresses lead to a reserved example domain. */
export const DEMONSTRATION_LIBRARIES: Readonly<Record<string, Partial<Library>>> =
  Object.fromEntries(
    [
      '320100',
      '320102',
      '320104',
      '320105',
      '320106',
      '320111',
      '320113',
      '320114',
      '320115',
      '320116',
      '320117',
      '320118',
    ].map((code) => [
      code,
      { ...specimen, catalogueUrl: `https://opac-${code}.example/search?title={title}` },
    ]),
  );
