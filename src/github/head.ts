/** The newest commit of a branch and its tree. */
export type Head = { readonly commit: string; readonly tree: string };
