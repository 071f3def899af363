/** Folding and analysis: every spelling of a text gives the same tokens. */
import { expect } from 'chai';
import fc from 'fast-check';
import { FOLD_PAIRS } from '../../../catalogue/text/fold-table.ts';
import {
  analyse,
  fold,
  foldForms,
  foldWhole,
  keepsForms,
  normalForm,
  titleKey,
} from '../../../catalogue/text/text.ts';
import { entriesOf } from '../../../demo/records/all.ts';
import { charactersOfGb2312 } from '../../../scripts/character-data.ts';
import { FOLD_DIFFERENCES } from './fold-differences.ts';
import { JOINED, OLD_FORMS } from './old-forms.ts';

const LIBRARIES = [
  '320100',
  ...['02', '04', '05', '06', '11', '13', '14', '15', '16', '17', '18'].map((n) => `3201${n}`),
];

describe('folding', () => {
  it('makes traditional, variant, Japanese and Korean print one', () => {
    expect(fold('江寧府誌')).to.equal(fold('江宁府志'));
    expect(fold('金陵図書館')).to.equal('金陵图书馆');
    expect(fold('淸鄕、甯國、硏究')).to.equal('清乡、宁国、研究');
  });

  it('folds one character at a time, whatever stands beside it', () => {
    expect(fold('乾隆')).to.equal('干隆');
    expect(fold('乾')).to.equal('干');
  });

  it('reads full width, circled and compatibility forms as the characters they stand for', () => {
    expect(fold('ＩＳＢＮ　９７８')).to.equal('isbn 978');
    expect(fold('㊥國 ⼈⺠ ⻢')).to.equal('中国 人民 马');
    expect(fold('\u{f9e4}\u{2f800}')).to.equal('理丽'.replace('丽', fold('\u{4e3d}')));
  });

  it('reads the three circles of Chinese years as one zero', () => {
    expect(fold('一九八○年')).to.equal(fold('一九八〇年'));
    expect(fold('一九八◯年')).to.equal(fold('一九八零年'));
  });

  it('takes out variation selectors and characters of no width', () => {
    expect(fold('葛\u{e0100}洲\ufe00坝\u200b志\ufeff')).to.equal('葛洲坝志');
    expect(fold('ge\u00adzi')).to.equal('gezi');
  });

  it('keeps what must stay apart apart', () => {
    expect(fold('丘')).to.not.equal(fold('邱'));
    expect(fold('序')).to.not.equal(fold('叙'));
    expect(fold('著')).to.not.equal(fold('着'));
    expect(fold('皇')).to.not.equal(fold('凰'));
  });

  it('changes nothing when it is done again, on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(fold(fold(text))).to.equal(fold(text));
      }),
      { numRuns: 3000 },
    );
    expect(fold(fold(FOLD_PAIRS))).to.equal(fold(FOLD_PAIRS));
  });

  it('keeps forms just where it changes no character to another form', () => {
    for (const text of [
      '南京ＡＢＣ',
      '南京',
      'K295.31（下）',
      'é',
      'e\u0301',
      '가',
      '金 陵',
      '…',
    ]) {
      expect(keepsForms(text), text).to.equal(true);
    }
    for (const text of ['陳', '江寧', 'a甯', '\u0301陳', '𠀋々誌']) {
      expect(keepsForms(text), text).to.equal(false);
    }
    for (let unit = 0; unit < 0x10000; unit++) {
      const text = `a${String.fromCharCode(unit)}b`;
      if (keepsForms(text) !== (fold(text) === foldForms(text))) expect.fail(JSON.stringify(text));
    }
  });

  it('is the same the short way as by its definition, for every character beside others', () => {
    const neighbours = ['', 'e', '가', 'ᄀ', '志', '\u0301', 'ﾞ', '𠮷'];
    for (let unit = 0; unit < 0x10000; unit++) {
      const character = String.fromCharCode(unit);
      for (const before of neighbours) {
        const text = before + character;
        if (fold(text) !== foldWhole(text)) expect.fail(JSON.stringify(text));
        if (fold(`${text}\u0301`) !== foldWhole(`${text}\u0301`)) expect.fail(JSON.stringify(text));
      }
    }
  });

  it('gives the same when the text is brought into its normal form before, however many marks it has', () => {
    const crowded = fc.string({
      unit: fc.constantFrom('e', '志', 'ﾞ', '´', '\u0301', '\u0323', '\u200b', '\ud800'),
      size: 'max',
      maxLength: 150,
    });
    fc.assert(
      fc.property(crowded, (text) => {
        const normal = normalForm(text);
        expect(normalForm(normal)).to.equal(normal);
        expect(fold(normal)).to.equal(fold(text));
      }),
      { numRuns: 1000, examples: [[`e${'\u0301'.repeat(31)}`], [`志${'ﾞ'.repeat(31)}`]] },
    );
  });

  it('changes or leaves every argued character as argued', () => {
    let looked = 0;
    for (const { why, characters, exceptions = '' } of FOLD_DIFFERENCES) {
      const ours = why.startsWith('Rare characters that we fold') || why.startsWith('A few of');
      for (const one of characters.replace(/\s/g, '')) {
        const isFolded = fold(one) !== one.normalize('NFKC').toLowerCase();
        expect(isFolded, `${one}: ${why}`).to.equal(ours || exceptions.includes(one));
        looked++;
      }
    }
    expect(looked).to.equal(2838);
  });

  it('makes the old print of the Kangxi dictionary one with that of today', () => {
    for (const [old, modern] of [
      ['謹愼', '谨慎'],
      ['嬾眞子', '懒真子'],
      ['淛江', '浙江'],
      ['鍾山 鐘山 锺山', '钟山 钟山 钟山'],
      ['屛風', '屏风'],
      ['山顚 巓', '山颠 巅'],
      ['緐昌縣', '繁昌县'],
      ['敎員 議貟', '教员 议员'],
      ['栞刻 栞誤', '刊刻 刊误'],
      ['炊釡', '炊釜'],
      ['穎川 頴川', '颖川 颖川'],
      ['郤氏', '郄氏'],
      ['姪孫', '侄孙'],
      ['剿撫 勦撫', '剿抚 剿抚'],
      ['手鎗 毬場', '手枪 球场'],
      ['是年 昰年', '是年 是年'],
      ['期年 朞年', '期年 期年'],
      ['窺園 闚園', '窥园 窥园'],
      ['康熙 康煕 康熈', '康熙 康熙 康熙'],
      ['交阯', '交址'],
      ['檇李詩繫', '槜李诗系'],
    ] as const)
      expect(fold(old), old).to.equal(modern);
  });

  for (const [what, pairs] of Object.entries(OLD_FORMS)) {
    it(`makes one what differs only in print: ${what}`, () => {
      const apart = pairs
        .trim()
        .split(/\s+/)
        .filter((group) => new Set(Array.from(group, fold)).size > 1);
      expect(apart).to.deep.equal([]);
    });
  }

  it('joins no two characters that simplified print uses as different words, but for those that are known', () => {
    const common = charactersOfGb2312();
    const joined = Array.from(common).filter((one) => fold(one) !== one);
    expect(joined.sort().join('')).to.equal(JOINED);
  });

  it('never argues about a common character', () => {
    const common = charactersOfGb2312();
    const found = FOLD_DIFFERENCES.flatMap(({ characters }) =>
      Array.from(characters).filter((one) => common.has(one)),
    );

    expect(found).to.deep.equal([]);
  });

  it('leads every character that the demonstration prints to a common one, names of persons apart', () => {
    const common = charactersOfGb2312();
    const printed = new Set(
      LIBRARIES.flatMap((library) => JSON.stringify(entriesOf(library)).match(/\p{Script=Han}/gu)),
    );
    const rare = [...printed].filter((one) => one !== null && !common.has(fold(one)));

    expect(printed.size).to.be.above(1_000);
    expect(rare.sort()).to.deep.equal(Array.from('佺偰憺昉浡璟竑訚誾').sort());
  });
});

describe('analysis', () => {
  it('cuts Han into overlapping pairs and then the last character alone', () => {
    expect(analyse('江寧府志')).to.deep.equal(['江宁', '宁府', '府志', '志']);
    expect(analyse('志')).to.deep.equal(['志']);
  });

  it('takes characters beyond the BMP whole', () => {
    expect(analyse('𠮷野')).to.deep.equal(['𠮷野', '野']);
    expect(analyse('𠮷')).to.deep.equal(['𠮷']);
  });

  it('drops blanks between Han and nowhere else', () => {
    expect(analyse('金 陵　圖\n書')).to.deep.equal(analyse('金陵图书'));
    expect(analyse('金陵 A 图 B')).to.deep.equal(['金陵', '陵', 'a', '图', 'b']);
    expect(analyse('new nanjing')).to.deep.equal(['new', 'nanjing']);
  });

  it('passes over marks between Han, as over blanks', () => {
    for (const text of ['金陵·建康', '《金陵》：建康', '金陵 — 建康', '金陵（建康）', '金陵🌸建康'])
      expect(analyse(text), text).to.deep.equal(analyse('金陵建康'));
    expect(analyse('金陵·A·建康')).to.deep.equal(['金陵', '陵', 'a', '建康', '康']);
  });

  it('takes accents off Latin letters, and off no others', () => {
    expect(analyse('Café Müller, Straße, Łódź, Æsop, Nánjīng')).to.deep.equal(
      ['cafe', 'muller', 'strasse', 'lodz', 'aesop', 'nanjing'], // prettier-ignore
    );
    expect(analyse('Chʻang-an')).to.deep.equal(['chang', 'an']);
    expect(analyse('がくй')).to.deep.equal(['がくй']);
    expect(titleKey('Café de Nankin')).to.equal('cafedenankin');
  });

  it('parts words of letters and digits at every mark', () => {
    expect(analyse('K295.31')).to.deep.equal(['k295', '31']);
    expect(analyse('978-7-214-00001-X')).to.deep.equal(['978', '7', '214', '00001', 'x']);
    expect(analyse("O'Reilly 第3辑")).to.deep.equal(['o', 'reilly', '第', '3', '辑']);
  });

  it('gives no token with an ASCII mark in it, so that no text can make the mark between values', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        for (const token of analyse(text)) expect(token).to.match(/^(?:[a-z0-9]|[^\0-\x7f])+$/u);
      }),
      { numRuns: 2000 },
    );
  });

  it('finds nothing in punctuation, blanks and halves of characters', () => {
    expect(analyse('')).to.deep.equal([]);
    expect(analyse(' \u3000《》—…\ud842')).to.deep.equal([]);
  });

  it('cuts a word without end, alike in documents and queries', () => {
    expect(analyse('a'.repeat(1000))[0]).to.have.length(64);
  });
});

describe('the key of a title', () => {
  it('leaves out blanks and punctuation', () => {
    expect(titleKey('《金陵 古今圖考》 : 一卷')).to.equal('金陵古今图考一卷');
  });

  it('is cut at 256 characters, not inside one', () => {
    expect(Array.from(titleKey('𠮷'.repeat(300)))).to.have.length(256);
  });
});
