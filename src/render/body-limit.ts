/** Most characters of a body that we write; GitHub refuses more than 65,536. */
export const bodyLimit = 60_000;
