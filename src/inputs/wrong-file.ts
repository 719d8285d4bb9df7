/** What is wrong with a file people keep, without its name: `:14: "x" is no number.` Thrown while reading, told by who knows the name. */
export class WrongFile extends Error {}
