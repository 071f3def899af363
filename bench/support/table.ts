/** Prints a benchmark's table: aligned columns, one row a measurement, ratios to a named peer. */

export type Row = Readonly<Record<string, string | number>>;

/** Numbers are right-aligned; the columns are those of the first row. */
export function printTable(title: string, rows: readonly Row[]): void {
  const columns = Object.keys(rows[0] ?? {});
  const cells = rows.map((row) => columns.map((column) => format(row[column] ?? '')));
  const widths = columns.map((column, i) =>
    Math.max(width(column), ...cells.map((line) => width(line[i] ?? ''))),
  );
  const line = (values: readonly string[]): string =>
    values
      .map((value, i) =>
        pad(value, widths[i] ?? 0, typeof rows[0]?.[columns[i] ?? ''] === 'number'),
      )
      .join('  ');
  console.log(`\n${title}`);
  console.log(line(columns));
  console.log(widths.map((w) => '-'.repeat(w)).join('  '));
  for (const cell of cells) console.log(line(cell));
}

/** The value at this share of a list, e.g. 0.95; the list need not be sorted. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Resident memory of this process, MB. */
export function rssMb(): number {
  return Math.round(process.memoryUsage.rss() / 1024 / 1024);
}

function format(value: string | number): string {
  if (typeof value === 'string') return value;
  return Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : 1);
}

/** Han characters take two columns of a terminal. */
function width(text: string): number {
  let sum = 0;
  for (const char of text) sum += (char.codePointAt(0) ?? 0) > 0x2e80 ? 2 : 1;
  return sum;
}

function pad(text: string, to: number, right: boolean): string {
  const blanks = ' '.repeat(Math.max(0, to - width(text)));
  return right ? blanks + text : text + blanks;
}
