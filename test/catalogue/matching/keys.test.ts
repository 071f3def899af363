/** Which documents are nominated for a comparison at all. */
import { expect } from 'chai';
import { nominatingKeys } from '../../../catalogue/matching/keys.ts';
import { statementOf } from '../../../catalogue/matching/statement/statement.ts';
import type { MatchStatement } from '../../../catalogue/matching/statement/statement.ts';
import { dublinCore } from '../../support/fake-repository.ts';
import { cnmarc, documentOf } from '../../support/marc-documents.ts';

type Elements = Readonly<Record<string, string | readonly string[]>>;

function dc(elements: Elements): MatchStatement {
  return statementOf(documentOf(dublinCore(elements), 'oai_dc'));
}

function meet(a: MatchStatement, b: MatchStatement): boolean {
  const own = new Map(nominatingKeys(a).map((key) => [key.key, key]));
  return nominatingKeys(b).some(({ key, isBeside }) => {
    const other = own.get(key);
    return other !== undefined && (isBeside !== true || other.isBeside !== true);
  });
}

describe('a comparison is worth while', () => {
  for (const [why, a, b] of [
    ['of one title', dc({ title: '白下琐言' }), dc({ title: '白下瑣言 / 甘熙' })],
    [
      'of one ISBN in any form',
      dc({ title: '甲书', identifier: '7-214-04312-4' }),
      dc({ title: '乙书', identifier: '978-7-214-04312-2' }),
    ],
    [
      'of one ISBN with 978 put before the ten digits',
      dc({ title: '甲书', identifier: '978-7-214-04312-4' }),
      dc({ title: '乙书', identifier: '7-214-04312-4' }),
    ],
    [
      'of an issue, however numbered',
      dc({ title: '江宁文史资料 第3辑' }),
      dc({ title: '江宁文史资料第三辑' }),
    ],
    [
      'of an issue and its serial',
      dc({ title: '江宁文史资料' }),
      dc({ title: '江宁文史资料第三辑' }),
    ],
    [
      'of two issues bound as one and one of them',
      dc({ title: '江宁文史资料第6-7辑' }),
      dc({ title: '江宁文史资料第七辑' }),
    ],
    [
      'of a volume under its own title and that of its series',
      statementOf(cnmarc([['200', '1 ', ['a', '金陵全书'], ['h', '12'], ['i', '景定建康志']]])),
      statementOf(
        cnmarc([
          ['200', '1 ', ['a', '景定建康志']],
          ['225', '2 ', ['a', '金陵全书'], ['v', '12']],
        ]),
      ),
    ],
    [
      'of a collection and a piece of it',
      statementOf(
        cnmarc([
          ['200', '1 ', ['a', '南京稀见文献丛刊']],
          ['327', '1 ', ['a', '客座赘语 / (明)顾起元撰'], ['a', '金陵琐事 / (明)周晖撰']],
        ]),
      ),
      dc({ title: '客座赘语' }),
    ],
    [
      'of one author, publisher and year where the title is spoilt',
      dc({ title: '南京城墙志', creator: '杨国庆', publisher: '凤凰出版社', date: '2008' }),
      dc({ title: '南京城樯志', creator: '杨国庆', publisher: '凤凰出版社', date: '2008' }),
    ],
  ] as const) {
    it(why, () => {
      expect(meet(a, b)).to.equal(true);
      expect(meet(b, a)).to.equal(true);
    });
  }

  for (const [why, a, b] of [
    [
      'two issues of one serial',
      dc({ title: '江宁文史资料第3辑' }),
      dc({ title: '江宁文史资料第4辑' }),
    ],
    [
      'two books of one series',
      dc({ title: '甲书（金陵全书）' }),
      dc({ title: '乙书（金陵全书）' }),
    ],
  ] as const) {
    it(`but not of ${why}`, () => {
      expect(meet(a, b)).to.equal(false);
    });
  }

  it('keys carry what a block that is too large is narrowed by', () => {
    const [key] = nominatingKeys(
      dc({ title: '夫子庙', creator: '（民国）张三摄', publisher: '南京 : 某社', date: '1935' }),
    );
    expect(key).to.include({ year: '1935', place: '南京', creator: '张三' });
  });
});
