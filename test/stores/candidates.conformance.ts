/**
 * What every `Candidates` does: it names the documents that a line may mean, with the works that they belong to now, and
 * says who holds these. What is asked about leaves nothing behind.
 */
import { expect } from 'chai';
import { documentId } from '../../catalogue/ids.ts';
import { MOST_COMPARED } from '../../catalogue/matching/blocks.ts';
import { statementOf } from '../../catalogue/matching/statement/statement.ts';
import type { MatchStatement } from '../../catalogue/matching/statement/statement.ts';
import { describedAgain, eachCatalogue, gone, record } from '../support/catalogue-under-test.ts';
import type { OpenCatalogue } from '../support/catalogue-under-test.ts';

/** What is compared of a line that says this. */
function asked(elements: Readonly<Record<string, string>>): MatchStatement {
  const made = record('yh', 'line', elements);
  return statementOf(describedAgain(made.record));
}

export function candidatesConformance(name: string, open: OpenCatalogue): void {
  describe(`${name}, candidates of a line`, () => {
    const catalogue = eachCatalogue(open);
    const { harvested } = catalogue;

    const isbn = { identifier: 'ISBN 978-7-80718-268-9', format: '纸质' };

    /** Identifiers of the documents that may be meant, of each line. */
    async function candidatesOf(...lines: readonly MatchStatement[]): Promise<string[][]> {
      const ids = new Map(
        ['1', '2', '3', '8', '9'].map((one) => [documentId('qh', one), one] as const),
      );
      for (const one of ['8', '9']) ids.set(documentId('jn', one), `jn ${one}`);
      const found = await catalogue.store.candidates(lines);
      return found.map((all) => all.map(({ statement: { id } }) => ids.get(id) ?? id).toSorted());
    }

    it('are those that have its number or its title, of each line in their order', async () => {
      await harvested('qh', [
        record('qh', '1', isbn),
        record('qh', '2', { title: '白下琐言', creator: '甘熙' }),
        record('qh', '3', { title: '凤麓小志', creator: '陈作霖' }),
      ]);
      const found = await candidatesOf(
        asked({ title: '白下瑣言', creator: '' }),
        asked({ title: '另一书名', creator: '', ...isbn }),
        asked({ title: '没有的书', creator: '' }),
      );
      expect(found).to.eql([['2'], ['1'], []]);
    });

    it('come with the work that they belong to, and with what is compared of them', async () => {
      await harvested('qh', [record('qh', '1', isbn)]);
      await harvested('jn', [record('jn', '8', isbn)]);
      const [found = []] = await catalogue.store.candidates([asked(isbn)]);
      expect(new Set(found.map(({ work }) => work))).to.eql(new Set([documentId('qh', '1')]));
      expect(found.map(({ statement }) => statement.library).toSorted()).to.eql([
        '320104',
        '320115',
      ]);
      expect(found[0]?.statement).to.deep.include({
        ...statementOf(describedAgain(record('qh', '1', isbn).record)),
        id: found[0]?.statement.id,
        library: found[0]?.statement.library,
        source: found[0]?.statement.source,
      });
    });

    it('are no longer those that were deleted', async () => {
      await harvested('qh', [record('qh', '1', isbn)]);
      await harvested('qh', [gone('qh', '1')]);
      expect(await candidatesOf(asked(isbn))).to.eql([[]]);
    });

    it('of a title that very many have begin with those of its year and creator', async () => {
      const families = Array.from({ length: MOST_COMPARED + 20 }, (_, n) =>
        record('qh', `f${n}`, { title: '刘氏宗谱', creator: `刘某${n}修`, date: `${1900 + n}` }),
      );
      await harvested('qh', families);
      const line = asked({ title: '刘氏宗谱', creator: '', date: '1968' });
      const [found = []] = await catalogue.store.candidates([line]);
      expect(found).to.have.length(MOST_COMPARED);
      expect(found.map(({ statement }) => statement.id)).to.include(documentId('qh', 'f68'));
    });

    it('of a set are its volumes, and of a volume its set', async () => {
      await harvested('qh', [
        record('qh', '1', { title: '南京通史 上册' }),
        record('qh', '2', { title: '南京通史 下册' }),
      ]);
      await harvested('jn', [record('jn', '8', { title: '南京通史', format: '2册' })]);
      const found = await candidatesOf(
        asked({ title: '南京通史（全二册）' }),
        asked({ title: '南京通史 下册' }),
      );
      expect(found).to.eql([
        ['1', '2', 'jn 8'],
        ['2', 'jn 8'],
      ]);
    });

    it('can be asked for by who cannot write, and leave nothing behind', async () => {
      await harvested('qh', [record('qh', '1', isbn)]);
      const before = await catalogue.store.matchingTotals();
      const reader = await catalogue.another();
      expect(await reader.candidates([asked(isbn)])).to.have.length(1);
      await reader.close();
      expect(await catalogue.store.matchingTotals()).to.eql(before);
    });

    it('are held as all records of their work say', async () => {
      await harvested('qh', [record('qh', '1', { ...isbn, rights: '可外借' })]);
      await harvested('jn', [record('jn', '8', isbn)]);
      const id = documentId('qh', '1');
      const held = await catalogue.store.heldWorks([id, documentId('qh', '2')]);
      expect([...held.keys()]).to.eql([id]);
      expect(held.get(id)?.title).to.equal('客座赘语');
      expect(
        held
          .get(id)
          ?.holdings.map(({ library, identifier, carrier, access }) => [
            library,
            identifier,
            carrier,
            access,
          ]),
      ).to.eql([
        ['320104', '1', 'print', 'loan'],
        ['320115', '8', 'print', 'unknown'],
      ]);
    });
  });
}
