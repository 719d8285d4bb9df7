/** A period's key beside another one: `W46` or `Q3` where both lie in one year, else the whole key. */
export function shortPeriod(key: string, beside: string): string {
  const short = /^(\d{4})-([WQ]\d+)$/.exec(key);
  return short?.[2] !== undefined && beside.startsWith(`${short[1]}-`) ? short[2] : key;
}
