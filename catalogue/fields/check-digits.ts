/**
 * Check digits of book and serial numbers. Not by isbn3, which also wants a publisher's range that it
 * knows: of numbers that check it refuses one in thirteen under 978, and nine of ten under 979, as ranges
 * are given out faster than a library is brought up to date. It only sets the hyphens on pages.
 */

/** Last digit of an ISBN-13 (ISO 2108): weights 1 and 3, modulo 10. @param digits the twelve before it */
export function checkDigitModulo10(digits: string): string {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) sum += Number(digits[i]) * (i % 2 === 0 ? 1 : 3);
  return String((10 - (sum % 10)) % 10);
}

/**
 * Last digit of an ISBN-10 or an ISSN (ISO 3297): weights that fall to 2, modulo 11; X stands for ten.
 *
 * @param digits the nine or seven before it
 */
export function checkDigitModulo11(digits: string): string {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) sum += Number(digits[i]) * (digits.length + 1 - i);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}
