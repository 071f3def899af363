/** Titles before and after, out of the words in which Dublin Core and notes say them. */
import { expect } from 'chai';
import { readSuccessions } from '../../../catalogue/fields/successions.ts';

function read(statement: string): string[] {
  return readSuccessions(statement).map(({ direction, title, numbers }) =>
    [direction, title, ...numbers].join(' '),
  );
}

describe('a change of title', () => {
  it('is read with the title before', () => {
    for (const statement of [
      '继承：石城新声',
      '继承:石城新声',
      '继承自《石城新声》',
      '继承 石城新声',
      '前身：石城新声',
      '前身为石城新声',
      '前身是《石城新声》',
      '原名：石城新声',
      '原名《石城新声》',
      '原刊名：石城新声',
      '曾用名：石城新声',
      '由《石城新声》改名',
      '1950年由石城新声改名而来',
      '本刊1950年1月由《石城新声》更名',
      '替代：石城新声',
      'Continues: 石城新声',
      'Formerly: 石城新声',
    ])
      expect(read(statement), statement).to.eql(['before 石城新声']);
  });

  it('is read with the title after', () => {
    for (const statement of [
      '改名为：石城新声',
      '改名为石城新声',
      '改名为《石城新声》',
      '改名：石城新声',
      '更名为“石城新声”'.replace(/[“”]/gu, ''),
      '后改名为《石城新声》',
      '1950年改名为《石城新声》',
      '自1950年1月起，改名为《石城新声》',
      '1950年起改刊名：石城新声',
      '后身：石城新声',
      '由《石城新声》继承',
      '被《石城新声》合并',
      '并入：石城新声',
      'Continued by: 石城新声',
      'Superseded by: 石城新声',
    ])
      expect(read(statement), statement).to.eql(['after 石城新声']);
  });

  it('is read with its numbers, and without the years behind the title', () => {
    expect(read('继承：石城新声（ISSN 1000-9000）')).to.eql(['before 石城新声 1000-9000']);
    expect(read('改名为：石城新声, ISSN 1000-9000, CN 32-1028/G2')).to.eql([
      'after 石城新声 1000-9000 32-1028/G2',
    ]);
    expect(read('继承：石城新声（1946—1949）')).to.eql(['before 石城新声']);
    expect(read('继承：石城新声（社会科学版）')).to.eql(['before 石城新声（社会科学版）']);
    expect(read('前身：石城新声；江淮文艺')).to.eql(['before 石城新声', 'before 江淮文艺']);
    expect(read('由《石城新声》《江淮文艺》合并而成')).to.eql([
      'before 石城新声',
      'before 江淮文艺',
    ]);
  });

  it('is not read out of what says something else', () => {
    for (const statement of [
      '原名门东',
      '改名的经过',
      '继承与发展',
      '前身考',
      '续编',
      '丛书：石城新声',
      '石城新声',
      '',
      `改名为：${'长'.repeat(300)}`,
    ])
      expect(read(statement), statement).to.eql([]);
  });
});
