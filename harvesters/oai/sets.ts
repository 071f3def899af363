/** Whether a record of these sets is in this one: in itself, or in a descendant `set:…` (OAI-PMH 2.0 section 2.6). */
export function isInSet(setSpecs: readonly string[], set: string): boolean {
  return setSpecs.some((spec) => spec === set || spec.startsWith(`${set}:`));
}
