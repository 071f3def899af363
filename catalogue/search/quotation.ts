/** Quotation marks as readers type them: "…", “…”, 「…」, 『…』. */
const CLOSING: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”',
  '”': '“',
  '「': '」',
  '『': '』',
};

/** Where the quotation that begins at `i` ends; undefined when none begins, or it is never closed. */
export function closingQuote(characters: readonly string[], i: number): number | undefined {
  const opening = characters[i] ?? '';
  const closing = CLOSING[opening];
  if (closing === undefined) return undefined;
  // Input methods turn “ ” the wrong way round: either closes the other or itself.
  const turned = opening === '“' || opening === '”' ? opening : closing;
  const at = characters.findIndex((one, k) => k > i && (one === closing || one === turned));
  return at === -1 ? undefined : at;
}
