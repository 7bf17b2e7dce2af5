/** Of `JPY` none, of `EUR` two, of `KWD` three; undefined where nobody knows the currency. */
function decimalsOf(currency: string | null | undefined): number | undefined {
  try {
    return new Intl.NumberFormat('en', {
      style: 'currency',
      currency: currency ?? '',
    }).resolvedOptions().maximumFractionDigits;
  } catch {
    return undefined;
  }
}

const decimal = /^(-?\d+)(?:\.(\d+))?$/;

/** With the currency's decimals, `10.5` as `10.50`; what Wix wrote more exactly, or not as a number, stays. */
export function inCurrency(value: string, currency: string | null | undefined): string {
  const [, whole, fraction = ''] = decimal.exec(value) ?? [];
  const decimals = decimalsOf(currency);
  if (whole === undefined || decimals === undefined) return value;
  const told = fraction.replace(/(?<!0)0+$/, '').padEnd(decimals, '0');
  return told === '' ? whole : `${whole}.${told}`;
}

/** What `quantity` pieces come to, exactly; as it stands where it is no number. */
export function timesQuantity(price: string, quantity: number | null | undefined): string {
  const [, whole, fraction = ''] = decimal.exec(price) ?? [];
  if (whole === undefined || !Number.isSafeInteger(quantity)) return price;
  const units = (BigInt(`${whole}${fraction}`) * BigInt(quantity ?? 1)).toString();
  if (fraction === '') return units;
  const digits = units.replace('-', '').padStart(fraction.length + 1, '0');
  const sign = units.startsWith('-') ? '-' : '';
  return `${sign}${digits.slice(0, -fraction.length)}.${digits.slice(-fraction.length)}`;
}
