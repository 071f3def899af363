/**
 * Names of persons and bodies that stand in elements of their own, beside identifiers and affiliations: the
 * creators of JPCOAR (WEKO), DataCite and FOAF. Of all that stands there only the name is the creator.
 *
 * JPCOAR Schema 2.0: creator holds nameIdentifier, creatorName, familyName, givenName, creatorAlternative and
 * affiliation; DataCite 4 the same under creatorName or contributorName.
 */
import { tidy } from './draft.ts';
import { textOf } from './xml/xml.ts';
import type { XmlElement } from './xml/xml.ts';

/** Elements that name somebody. */
const NAMING = /^(?:creator|contributor|publisher|author|editor|translator|rightsHolder)$/i;
const NAME =
  /^(?:(?:creator|contributor|publisher|author|agent|person|organi[sz]ation|corporate|display|full|preferred)_?name|name|namePart|label|prefLabel)$/i;
/** What is said of who is named. */
const BESIDE =
  /identifier|affiliation|alternative|role|type|mail|uri|address|country|url|orcid|isni|e-?rad/i;

/** The value of an element of Dublin Core; of one with a name nested in it, the name alone. */
export function valueOf(element: XmlElement): string | undefined {
  const isNested =
    NAMING.test(element.name) && element.children.some((child) => typeof child !== 'string');
  return tidy(isNested ? nestedName(element) : textOf(element));
}

function nestedName(element: XmlElement): string {
  const names = named(element, NAME);
  // The same name in several languages: the form in Han is the one that readers know.
  const name = names.find((one) => /\p{Script=Han}/u.test(one)) ?? names[0];
  if (name !== undefined) return inOneWord(name);
  const [family] = named(element, /^(?:family_?name|surname|last_?name)$/i);
  const [given] = named(element, /^(?:given_?name|fore_?name|first_?name)$/i);
  if (family !== undefined) return inOneWord([family, given].filter(Boolean).join(', '));
  return element.children
    .map((child) =>
      typeof child === 'string' ? child : BESIDE.test(child.name) ? '' : ` ${nestedName(child)} `,
    )
    .join('');
}

/** Texts of elements so called, at any depth, but for those inside an affiliation and the like. */
function named(element: XmlElement, name: RegExp): string[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string' || BESIDE.test(child.name)) return [];
    const text = name.test(child.name) ? tidy(textOf(child)) : undefined;
    return text === undefined ? named(child, name) : [text];
  });
}

/** 山田, 太郎 and 陳, 作霖 are one person; in a statement the comma would part two. */
function inOneWord(name: string): string {
  return name.replace(/^(\p{Script=Han}{1,3})[,，]\s?(\p{Script=Han}{1,4})$/u, '$1$2');
}
