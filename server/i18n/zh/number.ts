/** Numbers as Chinese pages print them. */
const number = new Intl.NumberFormat('zh-CN');

/** 12,345. */
export const n = (value: number): string => number.format(value);
