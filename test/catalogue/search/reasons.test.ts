/** Why a work was found: where its words stand when title and names do not show them. */
import { expect } from 'chai';
import type { CatalogueDocument } from '../../../catalogue/document.ts';
import { evidenceOf } from '../../../catalogue/search/evidence.ts';
import { indexedWork } from '../../../catalogue/search/indexed-work.ts';
import { parseQuery } from '../../../catalogue/search/query.ts';
import { explain } from '../../../catalogue/search/reasons.ts';
import type { Reason } from '../../../catalogue/search/reasons.ts';
import { TEXT_FIELDS } from '../../../catalogue/search/ranking.ts';
import type { TypedQuery } from '../../../catalogue/search/request.ts';
import { snippet } from '../../../catalogue/search/snippet.ts';
import { buildWork, workHit } from '../../../catalogue/work.ts';
import { cnmarc, documentOf } from '../../support/marc-documents.ts';

const ALBUM = cnmarc([
  ['010', '  ', ['a', '978-7-80718-268-9']],
  ['101', '0 ', ['a', 'chi']],
  ['200', '1 ', ['a', '一座城的旧影'], ['f', '沈某编']],
  ['210', '  ', ['a', '南京'], ['c', '南京出版社'], ['d', '民国二十四年']],
  ['225', '2 ', ['a', '金陵全书']],
  ['300', '  ', ['a', '封面题签为某氏手书']],
  [
    '330',
    '  ',
    [
      'a',
      `${'这一册收有许多照片，'.repeat(30)}其中灯会的几张摄于夫子庙前。${'又附说明若干。'.repeat(40)}`,
    ],
  ],
  ['517', '1 ', ['a', '白门影录']],
  ['606', '0 ', ['a', '南京大屠杀'], ['x', '史料']],
  ['690', '  ', ['a', 'K265.606']],
  ['701', ' 0', ['a', '陳作霖'], ['4', '编']],
  ['801', ' 0', ['a', 'CN'], ['b', 'JN']],
  ['905', '  ', ['a', 'JN'], ['d', 'K295.31'], ['e', '12']],
]);

function reasons(typed: TypedQuery | string, document: CatalogueDocument = ALBUM): string[] {
  const query = typeof typed === 'string' ? { any: typed } : typed;
  return explained(query, document).map(shown);
}

function explained(query: TypedQuery, document: CatalogueDocument): readonly Reason[] {
  return explain(parseQuery(query), query, workHit(buildWork([document], '')), evidenceOf(document))
    .reasons;
}

/** subject：[南京大屠杀] as typed, with what was typed behind it when that is written otherwise. */
function shown({ caption, parts, typed }: Reason): string {
  const text = parts.map((part) => (part.hit ? `[${part.text}]` : part.text)).join('');
  return `${caption.name}：${text}${typed === null ? '' : ` (${typed.as} ${typed.text})`}`;
}

describe('why a work was found', () => {
  it('is not said where title and creators show the words as they were typed', () => {
    expect(reasons('旧影')).to.deep.equal([]);
    expect(reasons({ title: '一座城' })).to.deep.equal([]);
    expect(reasons({})).to.deep.equal([]);
  });

  for (const [typed, reason] of [
    ['南京大屠杀', 'subject：[南京大屠杀]'],
    ['白门影录', 'otherTitle：[白门影录]'],
    ['金陵全书', 'series：[金陵全书]'],
    ['南京出版社', 'publisher：[南京出版社]'],
    ['题签', 'note：封面[题签]为某氏手书'],
    ['K265.606', 'class：[K265.606]'],
    ['沈某编', 'responsibility：[沈某编]'],
  ] as const) {
    it(`names the field of ${typed}`, () => {
      expect(reasons(typed)[0]?.replace(/(?<=大屠杀\]).*/u, '')).to.equal(reason);
    });
  }

  it('shows a few words of a long text about the word, wherever in it that stands', () => {
    expect(reasons('夫子庙')).to.deep.equal([
      'abstract：…会的几张摄于[夫子庙]前。又附说明若干。又附说…',
    ]);
    expect(reasons('灯会 夫子庙')).to.deep.equal([
      'abstract：…多照片，其中[灯会]的几张摄于[夫子庙]前。又附说明若干。又附说…',
    ]);
  });

  it('says each word that is not seen, and none that is', () => {
    expect(reasons('旧影 南京大屠杀 题签').map((one) => one.split('：')[0])).to.deep.equal([
      'subject',
      'note',
    ]);
  });

  it('says the year of a date that is printed otherwise, and the date of a year', () => {
    expect(reasons('1935')).to.deep.equal(['publication：[民国二十四年] (writing 1935)']);
    expect(reasons('一座城 1935')).to.deep.equal(['publication：[民国二十四年] (writing 1935)']);
    const plain = cnmarc([
      ['200', '1 ', ['a', '首都志']],
      ['210', '  ', ['d', '1935']],
    ]);
    expect(reasons('首都志民国二十四年', plain)).to.deep.equal([
      'publication：[1935] (writing 民国二十四年)',
    ]);
  });

  it('says nothing of a name that is marked where it is shown, in whatever characters', () => {
    expect(reasons('陈作霖')).to.deep.equal([]);
    expect(reasons('陳作霖')).to.deep.equal([]);
    expect(reasons({ any: '陳作霖', spelling: 'printed' })).to.deep.equal([]);
  });

  it('says nothing of a number that is marked in the title, in whatever numerals', () => {
    const part = cnmarc([['200', '1 ', ['a', '秦淮文史资料. 第十二辑']]]);
    expect(reasons('秦淮文史资料 第12辑', part)).to.deep.equal([]);
    expect(reasons('第十二辑', part)).to.deep.equal([]);
  });

  it('says a number of a book in whatever form it was typed', () => {
    expect(reasons('9787807182689')).to.deep.equal([
      'isbn：[978-7-80718-268-9] (writing 9787807182689)',
    ]);
    expect(reasons('978-7-80718-268-9')).to.deep.equal(['isbn：[978-7-80718-268-9]']);
    expect(reasons('7807182687')).to.deep.equal(['isbn：[978-7-80718-268-9] (writing 7807182687)']);
    expect(reasons({ callNumber: 'K295.31' })[0]).to.match(/^callNumber：\[K295\.31\]/);
  });

  it('says which characters were heard in pinyin or initials', () => {
    const book = cnmarc([['200', '1 ', ['a', '新编金陵琐事'], ['f', '周晖撰']]]);
    expect(reasons('jinling', book)).to.deep.equal(['title：[金陵] (pinyin jinling)']);
    expect(reasons('jlss', book)).to.deep.equal(['title：[金陵琐事] (pinyin jlss)']);
    expect(reasons('zhouhui', book)).to.deep.equal(['creator：[周晖] (pinyin zhouhui)']);
  });

  it('is held to the field that was asked, in the form and in the query line', () => {
    expect(reasons({ subject: '南京' })[0]).to.match(/^subject：\[南京\]/);
    expect(reasons({ expression: '主题=大屠杀 OR 题名=不在此' })[0]).to.match(
      /^subject：南京\[大屠杀\]/,
    );
    expect(reasons({ expression: '题名==白门影录' })).to.deep.equal(['otherTitle：[白门影录]']);
    expect(reasons({ any: '旧影 -灯谜' })).to.deep.equal([]);
  });

  it('says words that stand in several values of a field one by one', () => {
    const dated = cnmarc([
      ['200', '1 ', ['a', '某册']],
      ['300', '  ', ['a', '藏于南京']],
      ['300', '  ', ['a', '2015 印']],
    ]);
    expect(reasons('南京2015', dated)).to.deep.equal(['note：藏于[南京]', 'note：[2015] 印']);
  });

  it('tells whether the documents have to be read at all', () => {
    const hit = workHit(buildWork([ALBUM], ''));
    const isWhole = (any: string): boolean =>
      explain(parseQuery({ any }), { any }, hit, []).isWhole;
    expect([isWhole('旧影'), isWhole('陈作霖'), isWhole('旧影 夫子庙')]).to.deep.equal([
      true,
      true,
      false,
    ]);
  });

  const said = (document: CatalogueDocument): void => {
    const all = evidenceOf(document);
    const { texts } = indexedWork(buildWork([document], ''));
    for (const field of TEXT_FIELDS) {
      const own = all.filter((one) => one.field === field);
      const known = own.flatMap(({ text, also }) => [text, ...also()]).map((text) => text.trim());
      const unsaid = texts[field].filter((text) => !known.some((one) => one.startsWith(text)));
      expect(unsaid, field).to.deep.equal([]);
    }
  };

  it('has for every text that an engine is given the field that it is of', () => {
    said(ALBUM);
    said(
      documentOf(
        '<dc xmlns="http://purl.org/dc/elements/1.1/"><title>湖熟杨氏宗谱 : 二十卷 / 杨某修</title><creator>（清）杨某</creator><date>光绪十六年</date><coverage>江宁</coverage><source>影印自三槐堂藏本</source><rights>到馆阅览</rights></dc>',
        'oai_dc',
      ),
    );
  });
});

describe('a snippet', () => {
  const marked = (text: string, ...words: string[]): Uint8Array => {
    const marks = new Uint8Array(text.length);
    for (const word of words) marks.fill(1, text.indexOf(word), text.indexOf(word) + word.length);
    return marks;
  };
  const shownOf = (text: string, room: number, ...words: string[]): string =>
    snippet(text, marked(text, ...words), room)
      .map((part) => (part.hit ? `[${part.text}]` : part.text))
      .join('');

  it('is the whole text where there is room', () => {
    expect(shownOf('南京大屠杀史料', 40, '史料')).to.equal('南京大屠杀[史料]');
  });

  it('cuts no character of two units and no word of letters', () => {
    const text = `${'𠮷'.repeat(30)}城墙${'𠮷'.repeat(30)}`;
    expect(shownOf(text, 20, '城墙').isWellFormed()).to.equal(true);
    const english = `${'A long description of the former '.repeat(5)}capital and of its walls and gates as they were in those years`;
    expect(shownOf(english, 40, 'walls')).to.equal('…and of its [walls] and gates as they were…');
  });

  it('never is longer than its room by much, whatever is marked', () => {
    const text = '城'.repeat(1_000);
    expect(shownOf(text, 40, text).length).to.be.below(50);
  });
});
