/** What a browser calls itself, for a person to know it again: `Firefox · Windows`. */

/** The first that is found: Edge calls itself Chrome as well, and Chrome Safari. */
const BROWSERS: readonly (readonly [sign: string, name: string])[] = [
  ['MicroMessenger/', '微信'],
  ['Edg', 'Edge'],
  ['Firefox/', 'Firefox'],
  ['OPR/', 'Opera'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
  ['curl/', 'curl'],
];
const SYSTEMS: readonly (readonly [sign: string, name: string])[] = [
  ['HarmonyOS', 'HarmonyOS'],
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['Linux', 'Linux'],
];

/** Empty when it says nothing that is known. */
export function browserName(agent: string): string {
  return [BROWSERS, SYSTEMS]
    .flatMap((known) => known.find(([sign]) => agent.includes(sign))?.[1] ?? [])
    .join(' · ');
}
