/** Columns as sheets name them: A, B … Z, AA. */

export function letterOf(column: number): string {
  const rest = Math.floor(column / 26);
  return `${rest === 0 ? '' : letterOf(rest - 1)}${String.fromCharCode(65 + (column % 26))}`;
}

/** 0 for A, 26 for AA. */
export function columnOf(letters: string): number {
  return Array.from(letters).reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1;
}
