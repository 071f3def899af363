/** What a value of a listed facet is called when it is looked for or put in order, in Chinese and folded. */
import { classLabel } from './classification.ts';
import { placeLabel } from './places.ts';
import type { ListedFacet } from './search-index.ts';
import { fold } from './text.ts';

/** The name of a person without the role, of a place or class its label, of anything else the value. */
export function valueText(facet: ListedFacet, value: string): string {
  switch (facet) {
    case 'person':
      return value.slice(value.indexOf(':') + 1);
    case 'place':
      return fold(placeLabel(value, 'zh'));
    case 'class':
      return fold(classLabel(value, 'zh'));
    case 'head':
    case 'subject':
      return value;
  }
}
