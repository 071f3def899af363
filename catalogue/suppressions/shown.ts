/**
 * What readers see of a record while something of it is kept from them: the one rule, asked wherever a document
 * is stored. Pure, and the same in whatever order suppressions were made.
 */
import type { CatalogueDocument } from '../document.ts';
import { fieldCalled, withoutField } from './fields.ts';
import { withoutLinks } from './links.ts';
import type { HeldSuppression } from '../suppression.ts';

export type Shown =
  /** As it is described: nothing of it is kept from readers. */
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly document: CatalogueDocument }
  /** Not at all, because of this one: the first, where there are several. */
  | { readonly kind: 'nothing'; readonly by: HeldSuppression };

/**
 * @param document as it is described
 * @param held those of its record and of its source
 */
export function shownOf(document: CatalogueDocument, held: readonly HeldSuppression[]): Shown {
  const concerned = held
    .filter((one) => concerns(one, document))
    .toSorted((one, other) => one.id - other.id);
  const all = concerned.find(({ scope }) => scope === 'record' || scope === 'source');
  if (all !== undefined) return { kind: 'nothing', by: all };
  let shown = document;
  for (const one of concerned) {
    shown = without(one, shown);
    // A description of no copy: the library shows none of what it has.
    if (shown.holdings.length === 0) return { kind: 'nothing', by: one };
  }
  if (shown === document) return { kind: 'whole' };
  // What a cataloguer should look at quotes values.
  const warnings = shown.warnings.map(({ code }) => ({ code, value: '' }));
  return { kind: 'part', document: { ...shown, warnings } };
}

/** What keeps the whole record from readers also when it was deleted: its description is not needed to tell. */
export function hiddenBy(
  record: { readonly source: string; readonly identifier: string },
  held: readonly HeldSuppression[],
): HeldSuppression | undefined {
  return held
    .filter(({ scope }) => scope === 'record' || scope === 'source')
    .filter((one) => concerns(one, record))
    .toSorted((one, other) => one.id - other.id)[0];
}

function concerns(
  { scope, source, identifier }: HeldSuppression,
  document: { readonly source: string; readonly identifier: string },
): boolean {
  if (source !== document.source) return false;
  return scope === 'source' || scope === 'collection' || identifier === document.identifier;
}

function without(
  { scope, identifier, field }: HeldSuppression,
  document: CatalogueDocument,
): CatalogueDocument {
  switch (scope) {
    case 'field': {
      const name = field === null ? undefined : fieldCalled(field);
      return name === undefined ? document : withoutField(document, name);
    }
    case 'link':
      return withoutLinks(document, field);
    case 'collection': {
      const isOut = ({ collections }: CatalogueDocument['holdings'][number]): boolean =>
        identifier !== null && collections.includes(identifier);
      return document.holdings.some(isOut)
        ? { ...document, holdings: document.holdings.filter((one) => !isOut(one)) }
        : document;
    }
    case 'record':
    case 'source':
      return document;
  }
}
