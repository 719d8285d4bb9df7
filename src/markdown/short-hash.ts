const utf8 = new TextEncoder();

/** FNV-1a of 64 bits over the UTF-8 bytes of a text, as 16 hexadecimal digits. */
export function fnv1a(text: string): string {
  let [high, low] = [0xcbf29ce4, 0x84222325];
  for (const byte of utf8.encode(text)) {
    low = (low ^ byte) >>> 0;
    // Times the prime 2^40 + 0x1b3, modulo 2^64, in halves that a number holds exactly.
    const product = low * 0x1b3;
    high = (high * 0x1b3 + Math.floor(product / 2 ** 32) + low * 2 ** 8) % 2 ** 32;
    low = product % 2 ** 32;
  }
  return hex(high, 8) + hex(low, 8);
}

/** Ten hexadecimal digits that tell texts apart; made to notice edits, not to withstand forgery. */
export function shortHash(text: string): string {
  const hash = BigInt(`0x${fnv1a(text)}`);
  return hex((hash >> 40n) ^ BigInt.asUintN(40, hash), 10);
}

function hex(value: number | bigint, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}
