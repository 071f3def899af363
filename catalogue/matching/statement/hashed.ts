/**
 * Texts as numbers, where only their being equal counts: a key of six bytes instead of a title, eleven letters
 * instead of the beginning of an abstract.
 */

/** A number from 0 up to `most`, 53 bits by default, that hardly two texts have in common (cyrb53). */
export function numberOf(text: string, most: number = Number.MAX_SAFE_INTEGER): number {
  let [high, low] = [0xdead_beef, 0x41c6_ce57];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 2_654_435_761);
    low = Math.imul(low ^ unit, 1_597_334_677);
  }
  high =
    Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low =
    Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return (0x1_0000_0000 * (0x1f_ffff & low) + (high >>> 0)) % (most + 1);
}
