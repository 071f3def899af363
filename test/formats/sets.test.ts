/** Sets and their pieces: what a record stands in, and what stands in it, in each format. */
import { expect } from 'chai';
import type { CatalogueDocument } from '../../catalogue/document.ts';
import { indexedWork } from '../../catalogue/search/indexed-work.ts';
import { buildWork } from '../../catalogue/work.ts';
import { cnmarc, dublinCore, marc21 } from '../support/marc-documents.ts';

describe('a set', () => {
  const title = ['200', '1 ', ['a', '南京稀见文献丛刊']] as const;

  it('of CNMARC names its pieces in 327, 463, 464 and 423, each once', () => {
    const document = cnmarc([
      title,
      ['327', '1 ', ['a', '客座赘语 / (明)顾起元撰'], ['a', '金陵琐事 / (明)周晖撰']],
      ['423', ' 0', ['1', '2001 '], ['a', '白下琐言'], ['1', '701 0'], ['a', '甘熙']],
      ['463', ' 0', ['1', '2001 '], ['a', '金陵待征录']],
      ['464', ' 0', ['1', '2001 '], ['a', '客座贅語']],
    ]);
    expect(pieces(document)).to.have.members(['客座贅語', '金陵琐事', '白下琐言', '金陵待征录']);
    expect(document.contents).to.eql(['客座赘语 / (明)顾起元撰', '金陵琐事 / (明)周晖撰']);
  });

  it('of MARC21 names its pieces in 505, plain or enhanced, in 774 and in added entries', () => {
    const document = marc21([
      ['245', '00', ['a', '南京稀見文獻叢刊']],
      ['505', '0 ', ['a', '客座贅語 / 顧起元撰 -- 金陵瑣事 / 周暉撰.']],
      [
        '505',
        '00',
        ['t', '白下瑣言 /'],
        ['r', '甘熙撰 --'],
        ['t', '金陵待徵錄 /'],
        ['r', '金鰲撰.'],
      ],
      ['505', '00', ['t', '運瀆橋道小志'], ['t', '鳳麓小志']],
      ['774', '0 ', ['t', '秦淮志'], ['g', 'v. 3']],
      ['700', '12', ['a', '朱偰.'], ['t', '金陵古蹟圖考.']],
      ['700', '1 ', ['a', '夏仁虎,'], ['e', '編']],
    ]);
    expect(pieces(document)).to.have.members([
      '客座贅語',
      '金陵瑣事',
      '白下瑣言',
      '金陵待徵錄',
      '運瀆橋道小志',
      '鳳麓小志',
      '秦淮志',
      '金陵古蹟圖考',
    ]);
  });

  it('of Dublin Core names its pieces in hasPart and the table of contents', () => {
    const document = dublinCore([
      ['title', '南京稀见文献丛刊'],
      ['terms:hasPart', '客座赘语'],
      ['terms:hasPart', 'https://repository.example/item/7'],
      ['terms:tableOfContents', '金陵琐事；白下琐言'],
    ]);
    expect(pieces(document)).to.eql(['客座赘语', '金陵琐事', '白下琐言']);
    expect(document.holdings[0]?.links.map(({ url }) => url)).to.eql([
      'https://repository.example/item/7',
    ]);
  });

  it('is found by the title of a piece, which is no title key of its own', () => {
    const document = cnmarc([title, ['327', '1 ', ['a', '客座赘语；金陵琐事']]]);
    const { texts, titleKeys } = indexedWork(buildWork([document], '2026-01-01T00:00:00.000Z'));
    expect(texts.variantTitle).to.eql(['客座赘语', '金陵琐事']);
    expect(texts.title).to.eql(['南京稀见文献丛刊']);
    expect(titleKeys).to.eql(['南京稀见文献丛刊']);
  });

  it('of very many pieces is found by the last of them', () => {
    const names = Array.from({ length: 400 }, (_, i) => `金陵琐志之${String(i + 1)}`);
    const document = cnmarc([title, ['327', '1 ', ['a', names.join('；')]]]);
    const { texts } = indexedWork(buildWork([document], '2026-01-01T00:00:00.000Z'));
    expect(texts.variantTitle).to.include('金陵琐志之400');
  });
});

describe('a piece of a set', () => {
  it('of CNMARC names its set in 225, 410, 461 and 462, each once with its number', () => {
    const document = cnmarc([
      ['200', '1 ', ['a', '客座赘语']],
      ['225', '2 ', ['a', '南京稀见文献丛刊'], ['v', '第三辑']],
      ['410', ' 0', ['1', '2001 '], ['a', '南京稀見文獻叢刊'], ['v', '3']],
      ['461', ' 0', ['1', '2001 '], ['a', '元明史料笔记丛刊'], ['v', '12']],
    ]);
    expect(document.series).to.eql([
      { title: '南京稀见文献丛刊', number: '第三辑' },
      { title: '元明史料笔记丛刊', number: '12' },
    ]);
    expect(pieces(document)).to.eql([]);
  });

  it('of CNMARC at the analytic level stands in what 463 names', () => {
    const article = cnmarc(
      [
        ['200', '1 ', ['a', '我所知道的下关码头']],
        ['463', ' 1', ['1', '2001 '], ['a', '南京文史资料'], ['v', '第12辑']],
      ],
      '01234naa0 2200301   450 ',
    );
    expect(article.series).to.eql([{ title: '南京文史资料', number: '第12辑' }]);
    expect(pieces(article)).to.eql([]);
  });

  it('of MARC21 names its set in 490, 8xx and 773, each once', () => {
    const document = marc21([
      ['245', '00', ['a', '客座贅語']],
      ['490', '1 ', ['a', '南京稀見文獻叢刊 ;'], ['v', '第3輯']],
      ['830', ' 0', ['a', '南京稀见文献丛刊 ;'], ['v', '3']],
      ['800', '1 ', ['a', '顧起元.'], ['t', '顧太史全集']],
      ['773', '0 ', ['t', '金陵叢書.'], ['g', '甲集']],
    ]);
    expect(document.series).to.eql([
      { title: '南京稀見文獻叢刊', number: '第3輯' },
      { title: '顧太史全集', number: null },
      { title: '金陵叢書', number: '甲集' },
    ]);
  });

  it('of Dublin Core names its set and number in isPartOf', () => {
    const document = dublinCore([
      ['title', '客座赘语'],
      ['terms:isPartOf', '南京稀见文献丛刊 ; 第3辑'],
    ]);
    expect(document.series).to.eql([{ title: '南京稀见文献丛刊', number: '第3辑' }]);
  });
});

function pieces({ titles }: CatalogueDocument): string[] {
  return titles.filter(({ kind }) => kind === 'analytic').map(({ text }) => text);
}
