import type { FileChange } from "../../operation/operation.ts";
import type { Problem } from "../../operation/plan.ts";

/** Characters GitHub takes in the body of an issue, pull request or comment. */
const BODY = 65_536;

const TITLE = 256;

/** Bytes of a file that can still be read back. */
const FILE = 1_000_000;

/** What is about to be sent. */
export type Document = {
  readonly key: string;
  readonly title?: string | undefined;
  readonly body?: string | undefined;
  readonly files?: readonly FileChange[];
};

/** The problem with a document that GitHub would refuse for its size; undefined where all fits. */
export function oversized({ key, title, body, files = [] }: Document): Problem | undefined {
  if (title !== undefined && characters(title) > TITLE) {
    return problem(
      "title-too-long",
      key,
      `The title has ${characters(title)} characters; GitHub takes ${TITLE}.`,
      "Shorten `title:` in the playbook.",
    );
  }
  if (body !== undefined && characters(body) > BODY) {
    const cause = `The text has ${characters(body)} characters; GitHub takes ${BODY}.`;
    return problem(
      "body-too-long",
      key,
      cause,
      "Shorten the template or what enters it; long reports belong into files (`delivery: pull-request`).",
    );
  }
  const large = files.find((file) => Buffer.byteLength(file.text) > FILE);
  if (large === undefined) return undefined;
  const cause = `${large.path} has ${Buffer.byteLength(large.text)} bytes; files of up to ${FILE} can be read back.`;
  return problem("file-too-large", key, cause, "Shorten its template, or split what enters it.");
}

/** As GitHub counts: not the halves of surrogate pairs. */
function characters(text: string): number {
  return text.length - (text.match(/[\uD800-\uDBFF](?=[\uDC00-\uDFFF])/g)?.length ?? 0);
}

function problem(id: string, key: string, cause: string, fix: string): Problem {
  return { id, cause, place: key, fix };
}
