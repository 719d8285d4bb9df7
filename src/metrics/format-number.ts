/** A number with so many digits after the point and commas between thousands; a real minus sign. */
export function formatNumber(value: number, decimals: number): string {
  // Not from Intl: its texts change with the ICU version, and the same facts must give the same bytes.
  const [whole = "", rest] = Math.abs(value).toFixed(decimals).split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  const digits = rest === undefined ? grouped : `${grouped}.${rest}`;
  return value < 0 && /[1-9]/.test(digits) ? `\u2212${digits}` : digits;
}
