/** What lines of a purchase list come to: 种数, 册数, 码洋, 实洋. Money is integer fen. */
export interface Sums {
  /** Lines. */
  readonly titles: number;
  readonly copies: number;
  /** Σ price × copies. */
  readonly list: number;
  /** What is paid for them. */
  readonly net: number;
}

export const NOTHING: Sums = { titles: 0, copies: 0, list: 0, net: 0 };

export function together(a: Sums, b: Sums): Sums {
  return {
    titles: a.titles + b.titles,
    copies: a.copies + b.copies,
    list: a.list + b.list,
    net: a.net + b.net,
  };
}
