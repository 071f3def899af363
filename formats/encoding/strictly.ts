/** Text that the label reads without a fault; undefined also for a label that nobody knows. */
export function strictly(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // Unknown label or bytes that it cannot have: the next one is tried.
    return undefined;
  }
}
