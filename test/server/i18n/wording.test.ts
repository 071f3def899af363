/** The words of the public pages: one for each thing, as `docs/glossary.md` lists them. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';

/** Words of staff pages, who have a language of their own. */
const STAFF =
  /^(?:account|audit|check-lines|checks|deliveries|distribution|health|keys|library-pages|login|matches|mending|messages|people|sources|staff|suppressions|verdicts|watch|welcome)\.ts$/;

const FORBIDDEN = {
  zh: [
    /修改|变更/u,
    /未知|载体不详|获取方式不详/u,
    /使用权限|版权声明|权限声明/u,
    /二次检索/u,
    /索取号/u,
    // Works are counted by 种, records by 条.
    /条(?:文献|结果|著作)|[件本]文献|种(?:记录|著录)|(?:合|归并)为一条/u,
    // Half-width marks among Chinese.
    /\p{Script=Han}[,;!?]|[,;!?]\p{Script=Han}/u,
  ],
  en: [/\b[Mm]odif(?:y|ied)\b/u, /[Uu]nspecified|[Uu]nknown (?:carrier|access)/u],
} as const;

describe('the words of public pages', () => {
  for (const lang of ['zh', 'en'] as const) {
    const folder = `server/i18n/${lang}`;
    const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !STAFF.test(file));

    it(`say one thing in one way (${lang})`, () => {
      expect(files).to.have.length.above(20);
      const wrong = files.flatMap((file) =>
        readFileSync(`${folder}/${file}`, 'utf8')
          .split('\n')
          .filter((line) => !/^\s*(?:\/?\*|\/\/)/.test(line))
          .filter((line) => FORBIDDEN[lang].some((word) => word.test(line)))
          .map((line) => `${file}: ${line.trim()}`),
      );

      expect(wrong).to.deep.equal([]);
    });
  }

  it('are listed in the glossary, with those they stand for', () => {
    const glossary = readFileSync('docs/glossary.md', 'utf8');
    for (const word of ['种', '条', '载体未注明', '权限说明', '更改', '再检索'])
      expect(glossary, word).to.match(new RegExp(`^\\| [^|]*${word}[^|]* \\|`, 'mu'));
  });
});
