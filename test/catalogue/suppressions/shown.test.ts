/** What readers see of a record while something of it is kept from them. */
import { expect } from 'chai';
import type { CatalogueDocument } from '../../../catalogue/document.ts';
import { FIELD_NAMES, fieldCalled, withoutField } from '../../../catalogue/suppressions/fields.ts';
import { shownOf } from '../../../catalogue/suppressions/shown.ts';
import type { HeldSuppression } from '../../../catalogue/suppression.ts';
import { describedAgain, record } from '../../support/catalogue-under-test.ts';
import { held } from '../../support/suppressions.ts';

const ADDRESS = 'https://repository.example/item/1';

const document: CatalogueDocument = describedAgain(
  record('qh', '1', {
    title: '秦淮王氏宗谱',
    creator: '王某某纂修',
    description: '载在世族人住址',
    identifier: ADDRESS,
    subject: '家谱',
    rights: '可外借',
  }).record,
);

const seen = (...held: readonly HeldSuppression[]): CatalogueDocument | undefined => {
  const shown = shownOf(document, held);
  if (shown.kind === 'nothing') return undefined;
  return shown.kind === 'whole' ? document : shown.document;
};

describe('what readers see of a record', () => {
  it('is all of it while nothing concerns it', () => {
    expect(shownOf(document, [])).to.eql({ kind: 'whole' });
    expect(shownOf(document, [held({ identifier: '2' })])).to.eql({ kind: 'whole' });
    expect(shownOf(document, [held({ source: 'jn' })])).to.eql({ kind: 'whole' });
  });

  it('is nothing when the record or its source is kept from them, whatever else is', () => {
    const one = held({ id: 7 });
    const source = held({ id: 3, scope: 'source', identifier: null });
    const field = held({ id: 1, scope: 'field', field: 'subjects' });
    expect(shownOf(document, [one])).to.eql({ kind: 'nothing', by: one });
    expect(shownOf(document, [one, field, source])).to.eql({ kind: 'nothing', by: source });
  });

  it('is all but a field, and the title always', () => {
    const without = seen(held({ scope: 'field', field: 'creators' }));
    expect(without?.creators).to.eql([]);
    expect(without?.responsibility).to.equal(null);
    expect(without?.titles).to.eql(document.titles);
    expect(without?.subjects).to.eql(document.subjects);
    for (const name of FIELD_NAMES)
      expect(withoutField(document, name).titles, name).to.eql(document.titles);
    expect(fieldCalled('title')).to.equal(undefined);
  });

  it('lacks every field that is taken out, in whatever order', () => {
    const creators = held({ id: 1, scope: 'field', field: 'creators' });
    const description = held({ id: 2, scope: 'field', field: 'description' });
    const without = seen(creators, description);
    expect(without).to.eql(seen(description, creators));
    expect(JSON.stringify(without)).to.not.include('王某某').and.not.include('住址');
  });

  it('is all but an address, which is found nowhere any more', () => {
    expect(JSON.stringify(document)).to.include(ADDRESS);
    for (const field of [null, ADDRESS, 'landing'])
      expect(JSON.stringify(seen(held({ scope: 'link', field })))).to.not.include(ADDRESS);
    expect(seen(held({ scope: 'link', field: 'thumbnail' }))).to.eql(document);
  });

  it('lacks the holdings of a collection, and is nothing when there are no others', () => {
    const two = {
      ...document,
      holdings: [
        { ...document.holdings[0]!, collections: ['qh:photo', 'qh:local'] },
        { ...document.holdings[0]!, collections: ['qh:local'], callNumber: 'K1' },
      ],
    };
    const photo = held({ scope: 'collection', identifier: 'qh:photo' });
    const shown = shownOf(two, [photo]);
    expect(shown.kind === 'part' && shown.document.holdings).to.eql([two.holdings[1]]);
    const local = held({ scope: 'collection', identifier: 'qh:local' });
    expect(shownOf(two, [local])).to.eql({ kind: 'nothing', by: local });
    expect(shownOf(document, [photo])).to.eql({ kind: 'whole' });
  });
});
