/** What a customer writes: a title, some words, and the label that support puts on it. */
export type Letter = { readonly title: string; readonly body: string; readonly label: string };
