/** Whether it is the address of a page that somebody can be sent to: one of ours and nobody else's. */
export function isOwnPlace(place: string): boolean {
  return /^\/(?:repository\?id=\d{1,15})?$/.test(place);
}
