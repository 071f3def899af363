/** The description of a work, field by field. */
import { expect } from 'chai';
import type { CatalogueDocument } from '../../../../catalogue/document.ts';
import { readDate } from '../../../../catalogue/dates/dates.ts';
import {
  fieldsOf,
  mainTitle,
  shownIdentifier,
} from '../../../../server/presenters/works/work-fields.ts';
import type { Field } from '../../../../server/presenters/works/work-fields.ts';
import { EN, LABELS, ZH, documentOf, labelsIn, workOf } from '../../../support/presented.ts';

const fields = (...documents: CatalogueDocument[]): Field[] =>
  fieldsOf(workOf(...documents), LABELS, ZH.t);
/** Label, then each value with its note in brackets. */
const told = (all: readonly Field[]): string[] =>
  all.map(
    ({ label, values }) =>
      `${label}: ${values.map(({ text, note }) => (note === null ? text : `${text}（${note}）`)).join('; ')}`,
  );

describe('the description of a work', () => {
  it('has its title and type alone where the record says nothing else', () => {
    expect(told(fields(documentOf()))).to.deep.equal(['题名: 金陵琐事', '类型: 图书']);
  });

  it('has every field that the record gives, in their order', () => {
    const all = fields(
      documentOf({
        titles: [
          { text: '首都志', kind: 'main' },
          { text: '南京史', kind: 'remainder' },
          { text: 'A history', kind: 'parallel' },
          { text: '南京志', kind: 'variant' },
          { text: '沿革', kind: 'analytic' },
        ],
        volume: { raw: '第一册', number: 1, name: '沿革' },
        creators: [
          {
            name: '甘熙',
            kind: 'person',
            role: '撰',
            primary: true,
            dynasty: '清',
            raw: 'x',
            dates: '1798—1852',
          },
          { name: '正中书局', kind: 'body', role: null, primary: false, raw: 'x' },
        ],
        responsibility: '（清）甘熙撰',
        edition: { raw: '影印', kind: 'facsimile' },
        publications: [
          { raw: '南京 : 正中书局', publisher: '正中书局', place: '南京' },
          { raw: '[出版者不详]', publisher: null, place: null },
        ],
        dates: [readDate('民国二十四年', 'publication'), readDate('1930', 'original')],
        extent: '2册',
        series: [{ title: '金陵全书', number: '甲编1' }],
        type: { code: 'gazetteer', raw: ['地方志', '方志'] },
        languages: ['zho', 'xxx'],
        subjects: [
          { text: '城墙', kind: 'topic' },
          { text: '朱元璋', kind: 'person' },
        ],
        classes: [
          { scheme: 'clc', code: 'K295.3' },
          { scheme: 'clc', code: '951' },
          { scheme: 'cas', code: '11.1' },
        ],
        places: ['江宁'],
        audience: ['teen'],
        price: 'CNY20',
        digitisers: ['金陵图书馆'],
        abstract: '摘要',
        contents: ['目次'],
        notes: ['附注'],
        extra: { audience: ['九至十四岁'], 装帧: ['精装'] },
      }),
    );

    expect(told(all)).to.deep.equal([
      '题名: 首都志 : 南京史',
      '并列题名: A history',
      '其他题名: 南京志',
      '子目: 沿革',
      '分册: 第一册 沿革',
      '责任者: 〔清〕甘熙 撰（1798—1852）',
      '其他责任者: 正中书局',
      '责任说明: （清）甘熙撰',
      '版本: 影印（影印本）',
      '出版: 南京 : 正中书局; [出版者不详]',
      '出版年: 民国二十四年（公元1935年）',
      '原作年代: 1930',
      '数量与尺寸: 2册',
      '丛书: 金陵全书 甲编1',
      '类型: 方志（地方志）',
      '语种: 中文; xxx',
      '主题词: 城墙; 朱元璋（人物主题）',
      '分类号: K295.3（江苏地方史志）; 951',
      '其他分类号: 11.1',
      '相关地名: 江宁',
      '读者对象: 少年（9—14 岁）（九至十四岁）',
      '定价: CNY20',
      '数字化/发布者: 金陵图书馆',
      '摘要: 摘要',
      '目次: 目次',
      '附注: 附注',
      '装帧: 精装',
    ]);
  });

  it('calls a date by what was done then: 年卷, 拍摄年, 录制年', () => {
    const dated = (
      code: CatalogueDocument['type']['code'],
      kind: 'created' | 'volume',
      t = ZH.t,
    ): string[] => {
      const work = workOf(documentOf({ type: { code, raw: [] }, dates: [readDate('2015', kind)] }));
      return told(fieldsOf(work, LABELS, t)).filter((line) => line.includes('2015'));
    };
    expect(dated('yearbook', 'volume')).to.deep.equal(['年卷: 2015']);
    expect(dated('image', 'created')).to.deep.equal(['拍摄年: 2015']);
    expect(dated('oral-history', 'created')).to.deep.equal(['录制年: 2015']);
    expect(dated('archive', 'created')).to.deep.equal(['制作年代: 2015']);
    expect(dated('image', 'created', EN.t)).to.deep.equal(['Year taken: 2015']);
    expect(dated('audio', 'created', EN.t)).to.deep.equal(['Year recorded: 2015']);
    expect(dated('yearbook', 'volume', EN.t)).to.deep.equal(['Year of the volume: 2015']);
  });

  it('leads from names, subjects, series and publishers to others of the same', () => {
    const all = fields(
      documentOf({
        creators: [{ name: '甘"熙', kind: 'person', role: null, primary: true, raw: 'x' }],
        subjects: [{ text: '城墙', kind: 'topic' }],
        publications: [{ raw: 'x', publisher: null, place: null }],
      }),
    );
    const hrefs = new Map(all.map(({ label, values }) => [label, values[0]?.href ?? null]));

    expect(decodeURIComponent(hrefs.get('责任者') ?? '')).to.equal('/search?creator="甘+熙"');
    expect(decodeURIComponent(hrefs.get('主题词') ?? '')).to.equal('/search?subject="城墙"');
    expect(hrefs.get('出版')).to.equal(null);
    expect(hrefs.get('题名')).to.equal(null);
  });

  it('says of a value that not every record gives which library it is from', () => {
    const all = fields(
      documentOf({ extent: '2册', languages: ['zho'] }),
      documentOf({ id: 'd2', library: '320100', extent: '3册', languages: ['zho'] }),
      documentOf({ id: 'd3', library: '320100', extent: '3册' }),
    );
    const sayers = (label: string): unknown =>
      all
        .find((field) => field.label === label)
        ?.values.map(({ text, libraries }) => [text, libraries]);

    expect(sayers('题名')).to.deep.equal([['金陵琐事', []]]);
    expect(sayers('数量与尺寸')).to.deep.equal([
      ['2册', ['秦淮']],
      ['3册', ['金陵']],
    ]);
    expect(sayers('语种')).to.deep.equal([['中文', ['秦淮', '金陵']]]);
  });

  describe('in other forms of the same characters', () => {
    const printed = (label: string, ...documents: CatalogueDocument[]): unknown =>
      fields(...documents)
        .find((field) => field.label === label)
        ?.values.map(({ text, libraries, forms }) => [
          text,
          libraries,
          forms.map((form) => [form.text, form.libraries]),
        ]);
    const titled = (library: string, text: string, variant?: string): CatalogueDocument =>
      documentOf({
        id: `${library} ${text}`,
        library,
        titles: [
          { text, kind: 'main' },
          ...(variant === undefined ? [] : [{ text: variant, kind: 'variant' } as const]),
        ],
      });

    it('says a name once, and inside who prints it how', () => {
      expect(
        printed(
          '题名',
          titled('320104', '金陵琐事'),
          titled('320100', '金陵瑣事'),
          titled('320100', '金 陵琐事'),
        ),
      ).to.eql([
        [
          '金陵琐事',
          [],
          [
            ['金陵琐事', ['秦淮']],
            ['金陵瑣事', ['金陵']],
            ['金 陵琐事', ['金陵']],
          ],
        ],
      ]);
    });

    it('keeps a difference in substance apart', () => {
      const written = (library: string, raw: string): CatalogueDocument =>
        documentOf({ id: library, library, publications: [{ raw, publisher: null, place: null }] });
      expect(
        printed(
          '出版',
          written('320104', '南京：鳳凰出版社'),
          written('320100', '南京 : 中华书局'),
        ),
      ).to.eql([
        ['南京：鳳凰出版社', ['秦淮'], []],
        ['南京 : 中华书局', ['金陵'], []],
      ]);
      expect(
        printed(
          '出版',
          written('320104', '南京：鳳凰出版社'),
          written('320100', '南京 : 凤凰出版社'),
        ),
      ).to.eql([
        [
          '南京：鳳凰出版社',
          [],
          [
            ['南京：鳳凰出版社', ['秦淮']],
            ['南京 : 凤凰出版社', ['金陵']],
          ],
        ],
      ]);
      const extent = (library: string, text: string): CatalogueDocument =>
        documentOf({ id: library, library, extent: text });
      expect(
        printed('数量与尺寸', extent('320104', '12 3 册'), extent('320100', '123册')),
      ).to.have.lengthOf(2);
    });

    it('takes another title that is the title in other characters for a form of it', () => {
      const documents = [
        titled('320104', '金陵琐事', '金陵瑣事'),
        titled('320100', '金陵琐事', '南京琐事'),
      ];
      expect(printed('题名', ...documents)).to.eql([
        [
          '金陵琐事',
          [],
          [
            ['金陵琐事', ['秦淮', '金陵']],
            ['金陵瑣事', ['秦淮']],
          ],
        ],
      ]);
      expect(printed('其他题名', ...documents)).to.eql([['南京琐事', ['金陵'], []]]);
    });

    it('says a person once of whom one record tells less or another role, and twice where two differ in who it is', () => {
      const by = (
        library: string,
        name: string,
        said: { dynasty?: string; role?: string; dates?: string; primary?: boolean } = {},
      ): CatalogueDocument => {
        const { role = null, primary = true, ...rest } = said;
        const creator = { name, kind: 'person', role, primary, raw: 'x', ...rest } as const;
        return documentOf({ id: `${library} ${name} ${role ?? ''}`, library, creators: [creator] });
      };
      const full = by('320104', '陈作霖', { dynasty: '清', role: '撰' });
      expect(
        printed(
          '责任者',
          full,
          by('320100', '陳作霖', { dates: '1837—1920' }),
          by('320100', '陈作霖'),
        ),
      ).to.eql([
        [
          '〔清〕陈作霖 撰',
          [],
          [
            ['〔清〕陈作霖 撰', ['秦淮']],
            ['陳作霖', ['金陵']],
            ['陈作霖', ['金陵']],
          ],
        ],
      ]);
      expect(
        printed('责任者', full, by('320100', '陈作霖', { dynasty: '民国', role: '撰' })),
      ).to.have.lengthOf(2);
      const both = [full, by('320100', '陳作霖', { role: '纂', primary: false })];
      expect(printed('责任者', ...both)).to.eql([
        [
          '〔清〕陈作霖 撰、纂',
          [],
          [
            ['〔清〕陈作霖 撰', ['秦淮']],
            ['陳作霖 纂', ['金陵']],
          ],
        ],
      ]);
      expect(printed('其他责任者', ...both)).to.equal(undefined);
      const editor = { role: '主编', primary: false };
      expect(
        printed('其他责任者', by('320104', '陈作霖', editor), by('320100', '陈作霖', editor)),
      ).to.eql([['陈作霖 主编', [], []]]);
    });

    it('takes a remark that says no more than the word for none', () => {
      const typed = (library: string, raw: string): CatalogueDocument =>
        documentOf({ id: library, library, type: { code: 'book', raw: [raw] } });
      expect(printed('类型', typed('320104', '图书'), typed('320100', '圖書'))).to.have.lengthOf(1);
      expect(printed('类型', typed('320104', '图书'), typed('320100', '专著'))).to.have.lengthOf(2);
    });
  });

  it('is told in English, with headings of classes', () => {
    const work = workOf(
      documentOf({ classes: [{ scheme: 'clc', code: 'K295.3' }], languages: ['mnc'] }),
    );
    expect(told(fieldsOf(work, labelsIn('en'), EN.t))).to.include.members([
      'Language: Manchu',
      'Class (CLC): K295.3（Local history of Jiangsu）',
    ]);
  });

  it('says in words what a record has beyond our fields, where its name is none that readers know', () => {
    const extra = { format: ['纸质'], 装帧: ['精装'] };
    expect(told(fields(documentOf({ extra })))).to.include.members(['形式: 纸质', '装帧: 精装']);
  });

  it('takes no property of every object for a field of the record', () => {
    const extra = JSON.parse('{"__proto__": ["a"], "constructor": ["b"]}') as Record<
      string,
      string[]
    >;
    expect(told(fields(documentOf({ extra })))).to.include.members([
      '__proto__: a',
      'constructor: b',
    ]);
  });
});

describe('an identifier', () => {
  it('stands with its hyphens, and as it came where it does not check', () => {
    const isbn = { type: 'isbn', value: '9787807182689', raw: 'ISBN 978-7', valid: true } as const;
    expect(shownIdentifier(isbn)).to.equal('978-7-80718-268-9');
    expect(shownIdentifier({ ...isbn, valid: false })).to.equal('ISBN 978-7');
    expect(shownIdentifier({ ...isbn, type: 'issn', value: '1001-179X' })).to.equal('1001-179X');

    const [field] = fields(
      documentOf({ identifiers: [{ ...isbn, valid: false, note: '平装' }] }),
    ).filter(({ label }) => label === 'ISBN');
    expect(field?.values[0]).to.include({ text: 'ISBN 978-7', note: '平装、校验不符，照录' });
  });
});

describe('the main title', () => {
  it('is the first there is where none is called so, and empty where there is none', () => {
    expect(mainTitle(documentOf({ titles: [{ text: '别名', kind: 'variant' }] }))).to.equal('别名');
    expect(mainTitle(documentOf({ titles: [] }))).to.equal('');
  });
});
