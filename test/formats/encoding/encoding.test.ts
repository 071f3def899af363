/** Which encoding bytes are in, and what is made of text that was decoded wrongly before it came. */
import { expect } from 'chai';
import { encodeGb18030 } from '../../../demo/gb18030.ts';
import { DEMONSTRATION_LIBRARIES } from '../../../demo/libraries.ts';
import { entriesOf } from '../../../demo/records/all.ts';
import { decodeIso5426, decodeMarc8 } from '../../../formats/encoding/diacritics.ts';
import { isGarbled, undone } from '../../../formats/encoding/garbled.ts';
import { LIKELY, guessEncoding } from '../../../formats/encoding/guess.ts';

const bytes = (latin: string): Buffer => Buffer.from(latin, 'latin1');
const guessed = (latin: string | Uint8Array): string | undefined => {
  const guess = guessEncoding(typeof latin === 'string' ? bytes(latin) : latin);
  return guess === undefined ? undefined : `${guess.encoding} ${guess.text}`;
};
/** Every text with Chinese in it that the demonstration has, each by itself. */
function* demoTexts(
  value: unknown = Object.keys(DEMONSTRATION_LIBRARIES).map(entriesOf),
): Generator<string> {
  if (typeof value === 'string' && /\p{Script=Han}/u.test(value)) yield value;
  else if (typeof value === 'object' && value !== null)
    for (const one of Object.values(value)) yield* demoTexts(one);
}
/** As programs do that take UTF-8 for GBK: what is half a character is lost. */
const asGbk = (text: string): string => new TextDecoder('gbk').decode(Buffer.from(text));

describe('text before Unicode', () => {
  it('in MARC-8 has its marks before the letters, and several of them', () => {
    const read = decodeMarc8(
      bytes(
        '\xe8Ubersicht der St\xe8adte, \xe2etude, Nguy\xe3\xe2en, \xf2h\xe5a, \xa2rsted, Schlo\xc7',
      ),
    );
    expect(read).to.equal('Übersicht der Städte, étude, Nguyến, ḥā, Ørsted, Schloß');
  });

  it('in MARC-8 follows escape sequences to subscripts and back', () => {
    expect(decodeMarc8(bytes('H\x1bb2\x1bsO, x\x1bp2\x1bs, \x1bga\x1bs'))).to.equal('H₂O, x², α');
    expect(decodeMarc8(bytes('\x1b(B\x1b)!EM\xe8uller'))).to.equal('Müller');
  });

  it('in other alphabets of MARC-8 is not read; a mark that has no letter stands alone', () => {
    expect(decodeMarc8(bytes('\x1b$1!0L\x1b(B'))).to.equal(undefined);
    expect(decodeMarc8(bytes('caf\xff'))).to.equal(undefined);
    expect(decodeMarc8(bytes('M\xe8'))).to.equal('M\u00a0\u0308');
    expect(decodeMarc8(bytes('M\xe8\x1fb'))).to.equal('M\u00a0\u0308\x1fb');
  });

  it('in ISO 5426 as well', () => {
    expect(decodeIso5426(bytes('M\xc9uller, \xc2Etudes fran\xd0caises, \xe8\xc2od\xc2z'))).to.equal(
      'Müller, Études françaises, Łódź',
    );
  });
});

describe('bytes that are not UTF-8', () => {
  it('are GBK when common characters come out, simplified or traditional', () => {
    expect(guessed(encodeGb18030('南京通史 / 张三主编. -- 南京出版社, 2001'))).to.match(
      /^gb18030 南京通史/,
    );
    expect(guessed(encodeGb18030('金陵瑣志八種 陳作霖撰'))).to.equal(
      'gb18030 金陵瑣志八種 陳作霖撰',
    );
  });

  it('are Big5 when that makes sense and GBK does not', () => {
    // 南京通史 臺灣 出版社
    expect(
      guessed('\xab\x6e\xa8\xca\xb3\x71\xa5\x76 \xbb\x4f\xc6\x57 \xa5\x58\xaa\xa9\xaa\xc0'),
    ).to.equal('big5 南京通史 臺灣 出版社');
  });

  it('are ANSEL with marks before letters, Latin-1 with letters that have them', () => {
    expect(guessed('Die B\xe8orse und ihre F\xe8uhrer')).to.equal(
      'marc-8 Die Börse und ihre Führer',
    );
    expect(guessed('Die B\xf6rse und ihre F\xfchrer')).to.equal(
      'windows-1252 Die Börse und ihre Führer',
    );
    expect(guessed('Th\xe9orie g\xe9n\xe9rale de la libert\xe9')).to.equal(
      'windows-1252 Théorie générale de la liberté',
    );
    expect(guessed('Iskusstvo perevoda i zhizn\xa7 literatury, svo\xe6i')).to.equal(
      'marc-8 Iskusstvo perevoda i zhiznʹ literatury, svoĭ',
    );
    expect(guessed('M\xc9uller, J\xc9org: F\xc9uhrer')).to.equal('iso-5426 Müller, Jörg: Führer');
  });

  it('are ANSEL also where a mark stands before a capital, or two letters with marks side by side', () => {
    for (const [raw, text] of [
      ['Espa\xe4na y China', 'España y China'],
      ['\xe2Etudes chinoises', 'Études chinoises'],
      ['Gda\xe2nsk i Nankin', 'Gdańsk i Nankin'],
      ['P\xe9r\xe2ib\xe9ehy z Nankingu', 'Příběhy z Nankingu'],
      ['Ta hs\xe8ueh hs\xe8ueh pao', 'Ta hsüeh hsüeh pao'],
    ] as const)
      expect(guessed(raw)).to.equal(`marc-8 ${text.normalize('NFC')}`);
  });

  it('are EUC-KR when they are the syllables of Korean, which GBK reads as common characters', () => {
    // 난징의 역사
    const title = '\xb3\xad\xc2\xa1\xc0\xc7 \xbf\xaa\xbb\xe7';
    // 서울 : 한국출판사
    const place = '\xbc\xad\xbf\xef : \xc7\xd1\xb1\xb9\xc3\xe2\xc6\xc7\xbb\xe7';
    expect(guessed(`${title} ${place}`)).to.equal('euc-kr 난징의 역사 서울 : 한국출판사');
    expect(guessEncoding(bytes(title), { 'euc-kr': LIKELY })?.text).to.equal('난징의 역사');
  });

  it('are EUC-JP when kana stand among characters that titles of Japan have, else GBK', () => {
    // 日本の城と東京の歴史
    expect(
      guessed('\xc6\xfc\xcb\xdc\xa4\xce\xbe\xeb\xa4\xc8\xc5\xec\xb5\xfe\xa4\xce\xce\xf2\xbb\xcb'),
    ).to.equal('euc-jp 日本の城と東京の歴史');
    // 中国近代史研究 has no kana: only what the record says of its language tells.
    const bare = bytes('\xc3\xe6\xb9\xf1\xb6\xe1\xc2\xe5\xbb\xcb\xb8\xa6\xb5\xe6');
    expect(guessEncoding(bare, { 'euc-jp': LIKELY })?.text).to.equal('中国近代史研究');
    for (const text of ['日本语の历史', '南京の歴史', '中国のお茶の文化', '现代日语ハンドブック'])
      expect(guessed(encodeGb18030(text))).to.equal(`gb18030 ${text}`);
  });

  it('are GBK for whatever a Chinese catalogue writes', () => {
    for (const text of demoTexts())
      expect(guessEncoding(encodeGb18030(text))?.encoding, text).to.equal('gb18030');
  });

  it('are nothing when nothing makes sense', () => {
    expect(guessed(Uint8Array.from({ length: 60 }, (_, i) => 0x80 + ((i * 37) % 120)))).to.equal(
      undefined,
    );
  });
});

describe('text that was decoded wrongly', () => {
  it('as GBK is known, with a remainder or without', () => {
    for (const text of ['南京', '南京市志', '金陵琐事 周晖撰', '《南京通史》', '南京大学出版社'])
      expect(isGarbled(asGbk(text)), asGbk(text)).to.equal(true);
    for (const text of [
      'ï¿½ï¿½',
      'MetsÃ\u0083Â\u0083Ã\u0082',
      '锟斤拷锟斤拷',
      '烫烫烫烫',
      '南京\ufffd\ufffd史',
    ])
      expect(isGarbled(text), text).to.equal(true);
  });

  it('as GBK is known where characters were lost, and nothing else is between boxes and question marks', () => {
    const title = '玄武湖公园志稿与研究';
    for (const lost of ['\ufffd', '□', '?'])
      expect(
        isGarbled(`${asGbk(title).slice(0, 2)}${lost}${asGbk(title).slice(5)}${lost}`),
      ).to.equal(true);
    expect(isGarbled(asGbk('首都志').replaceAll('\ufffd', '') + '\ufffd')).to.equal(true);
    for (const text of ['南京□□志', '江□府志？', '《□□□》', '北京?南京?', '□'])
      expect(isGarbled(text), text).to.equal(false);
  });

  it('as Latin-1 is known when it is the bytes of Big5 or GBK', () => {
    const big5 = '\xab\x6e\xa8\xca\xbe\xfa\xa5\x76';
    for (const text of [big5, encodeGb18030('南京史话').toString('latin1')]) {
      expect(isGarbled(text), text).to.equal(true);
      expect(isGarbled(new TextDecoder('windows-1252').decode(bytes(text))), text).to.equal(true);
    }
    for (const text of [
      'São João',
      'Österreichische Ämter',
      'ÉTUDES ÉGÉENNES',
      'LÖWENBRÄU',
      'Müller’s “Über” – Größe',
      'Người Việt',
      '½ ¾ ¼ ©®',
      'naïve ÆØÅ æøå',
      'ÍNDICE ÚNICO',
    ])
      expect(isGarbled(text), text).to.equal(false);
  });

  it('is not suspected of anything in the demo', () => {
    for (const text of demoTexts()) expect(isGarbled(text), text).to.equal(false);
  });

  it('is not suspected of genuine Chinese', () => {
    for (const text of [
      '南京',
      '鍾山',
      '金陵瑣事',
      '鍗',
      '髙淳縣志',
      '锟',
      '涓滴集',
      '𠮷野家',
      'Führer',
      '浣纱记 鐵冠圖',
      '娴雅集',
      '鍛鐵匠',
    ])
      expect(isGarbled(text), text).to.equal(false);
  });

  it('as Latin-1 is undone, and genuine Latin text stays', () => {
    for (const text of ['南京通史', 'Führer', '《金陵》 第1辑']) {
      const latin1 = Buffer.from(text).toString('latin1');
      expect(undone(latin1), latin1).to.equal(text);
      expect(undone(new TextDecoder('windows-1252').decode(Buffer.from(text)))).to.equal(text);
    }
    for (const text of ['Führer', 'São Paulo', 'NOËL « 2 »', 'Å', '南京', 'Ã'])
      expect(undone(text), text).to.equal(undefined);
  });
});
