/** What is known of a piece of work before and while it is done. */
export type About = Readonly<Record<string, string | number | boolean>>;

/** Follows pieces of work, for who wants to see where time goes. */
export type Tracer = {
  /** Does a piece of work; pieces within it, and requests that leave this machine, are part of it. */
  follow<T>(name: string, about: About, work: () => Promise<T>): Promise<T>;
  /** Tells what is not told yet. */
  end(): Promise<void>;
};

/** Follows nothing. */
export const tracer: Tracer = {
  follow: async (_name, _about, work) => work(),
  end: async () => Promise.resolve(),
};
