/** Numbers as English pages print them, alone and with what is counted. */
const number = new Intl.NumberFormat('en-GB');

/** 12,345. */
export const n = (value: number): string => number.format(value);

/** 1 record, 2 records. */
export const count = (value: number, one: string, many: string): string =>
  `${n(value)} ${value === 1 ? one : many}`;

/** 1 work, 2 works: what is counted most. */
export const works = (value: number): string => count(value, 'work', 'works');
