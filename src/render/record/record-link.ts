/** The number of an issue or pull request as a link inside the record of a month: in files GitHub makes none of a bare number. */
export function recordLink(number: number | string): string {
  return `[#${number}](../../../../issues/${number})`;
}
