/** The same number of milliseconds below `most` for the same id, so that not all begin at the same moment. */
export function spread(id: number, most: number): number {
  return (Math.imul(id, 2_654_435_761) >>> 0) % most;
}
