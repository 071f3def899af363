/**
 * What every catalogue knows of works that are kin: which are of one text, gathered to an oeuvre, and which serial
 * continues which; as records come in any order, change, go and come back.
 */
import { expect } from 'chai';
import { documentId } from '../../catalogue/ids.ts';
import type { MatchDecision } from '../../catalogue/matching/decision.ts';
import type { ReceivedRecord } from '../../catalogue/runs/page.ts';
import { gone, record, eachCatalogue } from '../support/catalogue-under-test.ts';
import type { OpenCatalogue } from '../support/catalogue-under-test.ts';

/** One edition, as Dublin Core has it. */
const book = {
  title: '秦淮灯船考略',
  creator: '周复之著',
  publisher: '南京出版社',
  date: '1996',
  format: '纸质',
};
const second = { ...book, title: '秦淮灯船考略（第2版）', date: '2008' };
const onFilm = { ...book, format: '缩微胶卷' };
const another = { ...book, title: '白门食单', creator: '张通之', date: '1985' };

const weekly = {
  title: '石城新声',
  creator: '石城新声社编',
  type: '期刊',
  date: '1946-1949',
  publisher: '石城新声社',
};
const renamed = {
  title: '江淮文艺',
  creator: '江淮文艺社编',
  type: '期刊',
  date: '1950-1956',
  publisher: '江淮文艺社',
};

export function kinConformance(name: string, open: OpenCatalogue): void {
  describe(`${name}, its kindred works`, () => {
    const catalogue = eachCatalogue(open);
    const { harvested } = catalogue;
    const here = (source: string, identifier: string, elements: object): ReceivedRecord =>
      record(source, identifier, elements as Readonly<Record<string, string>>);

    /** Works by oeuvre, by the identifiers of their records: `1,2 8` is an oeuvre of two works and one by itself. */
    const oeuvres = async (): Promise<string[]> => {
      const ids = await Array.fromAsync(catalogue.store.workVersions(), ({ id }) => id);
      const groups = new Map<string, string[]>();
      for (const { id, oeuvreId, documents } of await catalogue.store.works(ids)) {
        const found = await catalogue.store.work(id);
        expect(found.kind === 'work' ? found.work.oeuvreId : '?').to.equal(oeuvreId);
        const names = documents.map(({ identifier }) => identifier).join('+');
        groups.set(oeuvreId ?? id, [...(groups.get(oeuvreId ?? id) ?? []), names]);
      }
      return [...groups.values()].map((works) => works.sort().join(',')).sort();
    };

    describe('of one text', () => {
      it('are gathered, editions and carriers, to an oeuvre with the id of the oldest', async () => {
        await harvested('qh', [here('qh', '1', book), here('qh', '2', another)]);
        expect(await oeuvres()).to.eql(['1', '2']);
        await harvested('jn', [here('jn', '8', second), here('jn', '9', onFilm)]);
        expect(await oeuvres()).to.eql(['1,8,9', '2']);
        const oldest = documentId('qh', '1');
        const gathered = await catalogue.store.worksOfOeuvre(oldest, 10);
        expect(gathered).to.eql([oldest, documentId('jn', '8'), documentId('jn', '9')]);
        expect(await catalogue.store.worksOfOeuvre(oldest, 2)).to.have.length(2);
        expect(await catalogue.store.checkMatching()).to.equal(0);
      });

      it('are the same oeuvre in whatever order they come', async () => {
        await harvested('jn', [here('jn', '9', onFilm)]);
        await harvested('jn', [here('jn', '8', second)]);
        await harvested('qh', [here('qh', '2', another), here('qh', '1', book)]);
        expect(await oeuvres()).to.eql(['1,8,9', '2']);
      });

      it('have a new number in the change log when their oeuvre is another, and no others', async () => {
        await harvested('qh', [here('qh', '1', book), here('qh', '2', another)]);
        const before = (await catalogue.store.changesAfter(0, 100)).at(-1)?.seq ?? 0;
        await harvested('jn', [here('jn', '8', second)]);
        const ids = (await catalogue.store.changesAfter(before, 100)).map(({ id }) => id);
        expect(ids.sort()).to.eql([documentId('jn', '8'), documentId('qh', '1')].sort());
        const after = (await catalogue.store.changesAfter(0, 100)).at(-1)?.seq ?? 0;
        await harvested('jn', [here('jn', '8', { ...second, subject: '秦淮' })]);
        const again = (await catalogue.store.changesAfter(after, 100)).map(({ id }) => id);
        expect(again).to.eql([documentId('jn', '8')]);
      });

      it('come apart when what tied them is deleted or says something else, and together again', async () => {
        await harvested('qh', [here('qh', '1', book)]);
        await harvested('jn', [here('jn', '8', second)]);
        await harvested('jn', [gone('jn', '8')]);
        expect(await oeuvres()).to.eql(['1']);
        await harvested('jn', [here('jn', '8', second)]);
        expect(await oeuvres()).to.eql(['1,8']);
        await harvested('jn', [here('jn', '8', another)]);
        expect(await oeuvres()).to.eql(['1', '8']);
        await harvested('qh', [gone('qh', '1')]);
        await harvested('jn', [here('jn', '8', second), here('jn', '9', onFilm)]);
        expect(await oeuvres()).to.eql(['8,9']);
        expect(await catalogue.store.checkMatching()).to.equal(0);
      });

      it('keep their oeuvre when the oldest of them goes, under another id', async () => {
        await harvested('qh', [here('qh', '1', book)]);
        await harvested('jn', [here('jn', '8', second), here('jn', '9', onFilm)]);
        await harvested('qh', [gone('qh', '1')]);
        expect(await oeuvres()).to.eql(['8,9']);
        expect(await catalogue.store.worksOfOeuvre(documentId('jn', '8'), 10)).to.have.length(2);
        expect(await catalogue.store.worksOfOeuvre(documentId('qh', '1'), 10)).to.eql([]);
      });

      it('are found under every id that their oeuvre had, down to the one that is left', async () => {
        const leads = async (source: string, identifier: string): Promise<unknown> =>
          catalogue.store.oeuvre(documentId(source, identifier));
        await harvested('qh', [here('qh', '1', book)]);
        await harvested('jn', [here('jn', '8', second), here('jn', '9', onFilm)]);
        expect(await leads('qh', '1')).to.eql({ kind: 'oeuvre', id: documentId('qh', '1') });
        expect(await leads('jn', '9')).to.eql({ kind: 'oeuvre', id: documentId('qh', '1') });
        await harvested('qh', [gone('qh', '1')]);
        expect(await leads('qh', '1')).to.eql({ kind: 'oeuvre', id: documentId('jn', '8') });
        await harvested('jn', [gone('jn', '8')]);
        await harvested('qh', [gone('qh', '1')]);
        expect(await leads('qh', '1')).to.eql({ kind: 'work', id: documentId('jn', '9') });
        await harvested('jn', [gone('jn', '9')]);
        expect(await leads('qh', '1')).to.eql({ kind: 'none' });
        await harvested('jn', [here('jn', '9', onFilm)]);
        await harvested('qh', [here('qh', '1', book)]);
        expect(await leads('qh', '1')).to.eql({ kind: 'oeuvre', id: documentId('qh', '1') });
        expect(await leads('qh', '77')).to.eql({ kind: 'none' });
        expect(await catalogue.store.checkMatching()).to.equal(0);
      });

      it('are found under the id of a work of theirs that became one with another', async () => {
        await harvested('qh', [here('qh', '2', another)]);
        await harvested('jn', [here('jn', '7', book), here('jn', '8', second)]);
        expect(await oeuvres()).to.eql(['2', '7,8']);
        await harvested('qh', [here('qh', '2', book)]);
        expect(await oeuvres()).to.eql(['2+7,8']);
        const now = { kind: 'oeuvre', id: documentId('qh', '2') };
        expect(await catalogue.store.oeuvre(documentId('jn', '7'))).to.eql(now);
      });

      it('are in no oeuvre of before when they come back alone', async () => {
        await harvested('qh', [here('qh', '1', book)]);
        await harvested('jn', [here('jn', '8', second), here('jn', '9', onFilm)]);
        await harvested('qh', [gone('qh', '1')]);
        await harvested('qh', [here('qh', '1', another)]);
        expect(await oeuvres()).to.eql(['1', '8,9']);
        expect(await catalogue.store.worksOfOeuvre(documentId('jn', '8'), 10)).to.have.length(2);
      });

      it('are what a person says of them', async () => {
        await harvested('qh', [here('qh', '1', book)]);
        await harvested('jn', [here('jn', '8', second)]);
        const side = { title: '', volume: '', date: '', edition: '', isbn: '' };
        const decision: MatchDecision = {
          id: 1,
          seq: 1,
          a: { source: 'qh', identifier: '1' },
          b: { source: 'jn', identifier: '8' },
          outcome: 'different',
          whole: null,
          why: '看过原书',
          by: 'admin',
          at: '2026-05-01T00:00:00.000Z',
          looked: { a: side, b: side },
          taught: [],
          takenBack: null,
        };
        await catalogue.store.applyDecisions([decision]);
        expect(await oeuvres()).to.eql(['1', '8']);
        const takenBack = { at: '2026-05-02T00:00:00.000Z', by: 'admin' };
        await catalogue.store.applyDecisions([{ ...decision, seq: 2, takenBack }]);
        expect(await oeuvres()).to.eql(['1,8']);
      });

      it('stay gathered through comparing everything anew', async () => {
        await harvested('qh', [here('qh', '1', book), here('qh', '2', another)]);
        await harvested('jn', [here('jn', '8', second), here('jn', '9', onFilm)]);
        await catalogue.store.forgetMatching();
        await catalogue.store.matchAgain();
        expect(await oeuvres()).to.eql(['1,8,9', '2']);
      });
    });

    describe('a serial that changed its title', () => {
      /** E.g. `before 1`. */
      const around = async (source: string, identifier: string): Promise<string[]> => {
        const found = await catalogue.store.successionsOf(documentId(source, identifier));
        const of = new Map(
          ['1', '2', '3'].flatMap((one) => [
            [documentId('qh', one), one],
            [documentId('jn', one), one],
          ]),
        );
        return found.map(({ direction, work }) => `${direction} ${of.get(work) ?? '?'}`);
      };
      const saysBefore = { ...renamed, relation: '继承：石城新声' };

      it('is two works, each tied to the other, with the words of the record that says so', async () => {
        await harvested('qh', [here('qh', '1', weekly)]);
        await harvested('jn', [here('jn', '2', saysBefore)]);
        expect(await oeuvres()).to.eql(['1', '2']);
        expect(await around('jn', '2')).to.eql(['before 1']);
        expect(await around('qh', '1')).to.eql(['after 2']);
        const [told] = await catalogue.store.successionsOf(documentId('qh', '1'));
        expect(told?.title).to.equal('江淮文艺');
        expect(told?.reasons).to.deep.include({
          field: 'succession',
          verdict: 'agree',
          weight: 0,
          a: '继承：石城新声',
          b: '石城新声',
        });
      });

      it('is tied whichever came first, and whichever says so', async () => {
        await harvested('jn', [here('jn', '2', renamed)]);
        await harvested('qh', [here('qh', '1', { ...weekly, relation: '改名为《江淮文艺》' })]);
        expect(await around('jn', '2')).to.eql(['before 1']);
        expect(await around('qh', '1')).to.eql(['after 2']);
      });

      it('is tied to nothing while the other is not there, and no longer once it has gone', async () => {
        await harvested('jn', [here('jn', '2', saysBefore)]);
        expect(await around('jn', '2')).to.eql([]);
        await harvested('qh', [here('qh', '1', weekly)]);
        expect(await around('jn', '2')).to.eql(['before 1']);
        await harvested('qh', [gone('qh', '1')]);
        expect(await around('jn', '2')).to.eql([]);
        await harvested('qh', [here('qh', '1', weekly)]);
        await harvested('jn', [gone('jn', '2')]);
        expect(await around('qh', '1')).to.eql([]);
        await harvested('jn', [here('jn', '2', saysBefore)]);
        await catalogue.store.forgetMatching();
        await catalogue.store.matchAgain();
        expect(await around('qh', '1')).to.eql(['after 2']);
        await harvested('jn', [here('jn', '2', renamed)]);
        expect(await around('qh', '1')).to.eql([]);
      });

      it('is tied to the serial with the number that is named, and to none of its issues or of another place', async () => {
        const numbered = { ...weekly, identifier: 'ISSN 1000-9000' };
        await harvested('qh', [
          here('qh', '1', numbered),
          here('qh', '2', { ...weekly, identifier: 'ISSN 1000-8004', publisher: '另一社' }),
          here('qh', '3', { ...weekly, title: '石城新声 第3期', date: '1947' }),
        ]);
        await harvested('jn', [
          here('jn', '1', { ...renamed, relation: '继承：石城新声（ISSN 1000-9000）' }),
        ]);
        expect(await around('jn', '1')).to.eql(['before 1']);
        expect(await around('qh', '2')).to.eql([]);
        expect(await around('qh', '3')).to.eql([]);
      });

      it('does not continue what began after it', async () => {
        await harvested('qh', [here('qh', '1', { ...weekly, date: '1960-1966' })]);
        await harvested('jn', [here('jn', '2', saysBefore)]);
        expect(await around('jn', '2')).to.eql([]);
      });
    });
  });
}
