/** Another repository as a portfolio sees it: what it tells of itself, or why it does not; `because` names no secret. */
export type Neighbour =
  | { readonly kind: "closed"; readonly because: string }
  /** `told` is the text of its file, undefined where it has written none yet. */
  | { readonly kind: "open"; readonly private: boolean; readonly told: string | undefined };

/** The file on the data branch in which a repository tells its portfolios of itself. */
export const PORTFOLIO_FILE = "portfolio.json";
