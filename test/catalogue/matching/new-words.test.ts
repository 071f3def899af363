/** What two descriptions are to each other when they differ in words that stand in no list. */
import { expect } from 'chai';
import { compareStatements } from '../../../catalogue/matching/comparison/comparison.ts';
import {
  areOfARow,
  compareCounted,
  contrastOf,
} from '../../../catalogue/matching/comparison/contrast.ts';
import { statementOf } from '../../../catalogue/matching/statement/statement.ts';
import type { MatchStatement } from '../../../catalogue/matching/statement/statement.ts';
import { dublinCore } from '../../support/fake-repository.ts';
import { documentOf } from '../../support/marc-documents.ts';

type Elements = Readonly<Record<string, string | readonly string[]>>;

const BOOK: Elements = {
  title: '河工纪事',
  creator: '荀望川著',
  publisher: '南京出版社',
  date: '2004',
  identifier: '7-80614-123-4',
};

function outcome(a: Elements, b: Elements): string {
  const [x, y] = [a, b].map((elements) =>
    statementOf(documentOf(dublinCore({ ...BOOK, ...elements }), 'oai_dc')),
  );
  if (x === undefined || y === undefined) throw new Error('two descriptions were wanted');
  return compareStatements(x, y).outcome;
}

const unnumbered = { identifier: '' };

describe('two descriptions that differ in words nobody has foreseen', () => {
  it('are two parts when something else stands in one slot', () => {
    const titled = (title: string): Elements => ({ ...unnumbered, title });

    expect(outcome(titled('河工纪事 : 沿江段'), titled('河工纪事 : 沿湖段'))).to.equal('different');
    expect(outcome(titled('河工纪事（锡匠组）'), titled('河工纪事（瓦匠组）'))).to.equal(
      'different',
    );
    expect(outcome(titled('河工第八夜纪'), titled('河工第十八夜纪'))).to.equal('different');
    expect(outcome(titled('河工第八夜纪'), titled('河工第8夜纪'))).to.equal('same');
  });

  it('are never the same for an ISBN when one title goes on, or has a word within', () => {
    for (const title of ['河工纪事口碑摘抄', '河工堤岸纪事', '又说河工纪事'])
      expect(outcome({}, { title }), title).to.not.equal('same');
  });

  it('are two books in conflict when a word more stands before or within one title, under one ISBN', () => {
    for (const title of ['河工堤岸纪事', '又说河工纪事']) {
      const numbered = { ...BOOK, identifier: '978-7-214-04312-2' };
      const [x, y] = [numbered, { ...numbered, title }].map((elements) =>
        statementOf(documentOf(dublinCore(elements), 'oai_dc')),
      ) as [MatchStatement, MatchStatement];
      expect(compareStatements(x, y), title).to.include({ outcome: 'different', conflict: true });
    }
    // Behind it other title information may have lost its mark.
    expect(outcome({}, { title: '河工纪事赠阅' })).to.equal('probable');
  });

  it('are never the same when a character more makes another word of it, but for a number', () => {
    const [longer, shorter] = [{ title: '河埠竹木行纪事' }, { title: '河埠木行纪事' }];
    expect(outcome({ ...unnumbered, ...longer }, { ...unnumbered, ...shorter })).to.equal(
      'probable',
    );
    expect(outcome(longer, shorter)).to.equal('same');
  });

  it('are an article and its issue when the one has no house of its own', () => {
    const issue = { ...unnumbered, title: '河工学刊 1991年第6期', creator: '', date: '1991' };
    const article = { ...unnumbered, title: '闸口考', publisher: '', date: '1991' };
    expect(outcome(issue, { ...article, source: '河工学刊 1991年第6期' })).to.equal('part-of');
    const bulletin = { ...issue, title: '河工集刊 第8集' };
    expect(outcome(bulletin, { ...article, source: '河工集刊 第8集' })).to.equal('probable');
  });

  it('are the same when what goes on stands behind a mark, or was cut', () => {
    expect(outcome({}, { title: '河工纪事——江岸上的一百年' })).to.equal('same');
    const long = '滨江地区排涝工程勘察设计施工档案资料';
    expect(outcome({ title: `${long}汇编` }, { title: `${long}…` })).to.equal('same');
  });

  it('are not the same when an edition statement says what nothing explains', () => {
    for (const edition of ['拓展版', '全新增益', '师生共读版'])
      expect(outcome({}, { edition, date: '2009' }), edition).to.equal('other-edition');
    expect(outcome({ edition: '拓展版' }, { edition: '师生共读版' })).to.not.equal('same');
    expect(outcome({}, { edition: '馆藏本' })).to.equal('same');
  });

  it('are two carriers when a format is no kind of paper', () => {
    for (const format of ['幻灯片', 'U盘', '音频流'])
      expect(outcome({}, { format }), format).to.equal('other-edition');
    for (const format of ['大32开', '平装', '188页'])
      expect(outcome({}, { format }), format).to.equal('same');
  });

  it('are two pictures when their notes are of one form and say another thing', () => {
    const picture = (description: string): Elements => ({
      ...unnumbered,
      creator: '',
      publisher: '',
      type: '照片',
      title: '河口渡轮',
      date: '1934',
      description,
    });

    expect(outcome(picture('胶卷第7格'), picture('胶卷第19格'))).to.equal('different');
    expect(outcome(picture('左舷船工'), picture('右舷船工'))).to.equal('different');
    expect(outcome(picture('船工起锚时的情形'), picture('岸边挑夫与茶摊'))).to.not.equal('same');
    const sheet = (description: string): Elements => ({
      ...picture(description),
      type: '',
      format: '1张',
    });
    expect(outcome(sheet('船工起锚时的情形'), sheet('岸边挑夫与茶摊'))).to.equal('different');
    // Of books notes tell of the copy, and where it is kept.
    const booklet = { ...unnumbered, publisher: '' };
    expect(
      outcome({ ...booklet, description: '地方文献库' }, { ...booklet, description: '卷端有题跋' }),
    ).to.equal('same');
  });
});

describe('contrast of two texts', () => {
  it('is what is left without what they begin and end with', () => {
    expect(contrastOf('沿江段', '沿湖段')).to.eql(['江', '湖']);
    expect(contrastOf('河工志', '河工志续')).to.eql(['', '续']);
    expect(contrastOf('aa', 'aaa')).to.eql(['', 'a']);
  });

  it('knows one number in two ways of writing from two numbers', () => {
    expect(compareCounted('第十八夜', '18夜')).to.equal('agree');
    expect(compareCounted('首届', '第二届')).to.equal('differ');
    expect(compareCounted('八届二次', '八届三次')).to.equal('differ');
    expect(compareCounted('玉器', '漆器')).to.equal(undefined);
  });

  it('tells two of a row from two wordings', () => {
    expect(areOfARow('少年组', '成人组')).to.equal(true);
    expect(areOfARow('玉器', '漆雕')).to.equal(true);
    expect(areOfARow('从龙藏浦到十里秦淮', '秦淮河历史文化漫谈')).to.equal(false);
    expect(areOfARow('历史', '历史与文化')).to.equal(false);
  });
});
