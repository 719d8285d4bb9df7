import { InputError } from "../errors.ts";
import { show } from "./show.ts";

/** Reads the name of a repository, `acme/security`. */
export function parseRepository(text: string): string {
  const name = text.trim();
  if (REPOSITORY.test(name)) return name;
  throw new InputError(`${show(text)} is no repository; write its owner and name, like acme/security`);
}

const REPOSITORY = /^[a-z\d](?:[a-z\d-]){0,38}\/(?!\.{1,2}$)[\w.-]{1,100}$/i;
