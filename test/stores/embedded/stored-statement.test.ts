/** Statements as they are stored: short, and read again as they were. */
import { expect } from 'chai';
import { NO_MARKS } from '../../../catalogue/matching/statement/edition-marks.ts';
import { statementOf } from '../../../catalogue/matching/statement/statement.ts';
import {
  statementIn,
  storedForm,
} from '../../../stores/embedded/catalogue/matching/stored-statement.ts';
import { documentOf } from '../../matching/described.ts';
import { labelledPairs } from '../../matching/labelled.ts';

describe('a statement that is stored', () => {
  const statements = labelledPairs('tuning')
    .filter((_, i) => i % 5 === 0)
    .flatMap(({ a, b }) => [a, b])
    .map((side, i) => statementOf(documentOf(side, `${i}`)));

  it('is read again as it was', () => {
    for (const statement of statements) {
      const { id, library, source } = statement;
      const read = { id, library, source, ...statementIn(JSON.parse(storedForm(statement))) };
      expect(read).to.eql(statement);
      // Copies are told by it.
      expect(JSON.stringify(read)).to.equal(JSON.stringify(statement));
    }
  });

  it('leaves out what the document does not say', () => {
    for (const statement of statements) {
      const { marks } = statement;
      const stored = storedForm(statement);
      expect(stored.length).to.be.below(0.7 * JSON.stringify(statement).length);
      if (marks === NO_MARKS) expect(stored).not.to.include('"marks"');
    }
  });
});
