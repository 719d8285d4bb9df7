/** Longer documents are refused: a post-mortem is read by people. */
export const LONGEST_POST_MORTEM = 500_000;
