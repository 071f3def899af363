/** The shape of a page of running text: help, about, accessibility. One view shows them all. */
export interface Article {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly ArticleSection[];
}

export interface ArticleSection {
  /** Anchor of the section, ASCII. */
  readonly id: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** Pairs of a word and what it means; shown as a list of definitions. */
  readonly terms: readonly (readonly [term: string, meaning: string])[];
}
