/** How much is held at once of bodies that nobody has verified yet: strangers must not fill the memory. */
export class Intake {
  readonly #most: number;
  #held = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Makes room for so many bytes more; false where there is none. */
  take(bytes: number): boolean {
    if (this.#held + bytes > this.#most) return false;
    this.#held += bytes;
    return true;
  }

  /** They are held no longer. */
  give(bytes: number): void {
    this.#held -= bytes;
  }
}
