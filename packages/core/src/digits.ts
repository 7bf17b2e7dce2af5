/** The text with the digits of every script written as 0 to 9: people type `٠٥٠` and `０５０` for `050`. */
export const asciiDigits = (text: string): string =>
  text.replace(/[^\P{Nd}0-9]/gu, (digit) => String(digitValue(digit)));

/** Its digits alone, of whatever script, as 0 to 9. */
export const digitsOf = (text: string): string => asciiDigits(text).replace(/\D/g, '');

/** Unicode lays the digits of a script side by side, from zero to nine. */
function digitValue(digit: string): number {
  let before = 0;
  let code = digit.codePointAt(0) ?? 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - 1))) {
    code -= 1;
    before += 1;
  }
  return before % 10;
}
