import { invalid } from "./refusal.ts";

/** GitHub counts characters, not bytes and not the halves of surrogate pairs. */
export function characters(text: string): number {
  let count = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 0xd800 && code < 0xdc00) count -= 1;
  }
  return count;
}

/** The longest body of an issue, pull request or comment. */
export const longestBody = 65_536;

/** Refuses a body of an issue or pull request that is too long. */
export function limitBody(text: string | undefined, resource: string): void {
  if (text !== undefined && characters(text) > longestBody) {
    throw invalid({
      resource,
      code: "custom",
      field: "body",
      message: `body is too long (maximum is ${longestBody} characters)`,
    });
  }
}

/** Refuses an empty or overlong comment. */
export function limitComment(text: string): void {
  if (text.trim() === "")
    throw invalid({ resource: "IssueComment", code: "unprocessable", field: "data", message: "Body cannot be blank" });
  if (characters(text) > longestBody) {
    throw invalid({
      resource: "IssueComment",
      code: "unprocessable",
      field: "data",
      message: `Body is too long (maximum is ${longestBody} characters)`,
    });
  }
}

/** Refuses an empty or overlong title. */
export function limitTitle(text: string, resource: string): void {
  if (text.trim() === "") throw invalid({ resource, code: "missing_field", field: "title" });
  if (characters(text) > 256)
    throw invalid({
      resource,
      code: "custom",
      field: "title",
      message: "title is too long (maximum is 256 characters)",
    });
}

/** Refuses a label name that is empty or too long. */
export function limitLabelName(name: string): void {
  if (name.trim() === "") throw invalid({ resource: "Label", code: "missing_field", field: "name" });
  if (characters(name) > 50)
    throw invalid({
      resource: "Label",
      code: "custom",
      field: "name",
      message: "name is too long (maximum is 50 characters)",
    });
}

/** Refuses a label description that is too long. */
export function limitLabelDescription(text: string | null): void {
  if (text !== null && characters(text) > 100) {
    throw invalid({
      resource: "Label",
      code: "custom",
      field: "description",
      message: "description is too long (maximum is 100 characters)",
    });
  }
}

/** Refuses more labels than one item can have. */
export function limitLabelCount(count: number): void {
  if (count > 100)
    throw invalid({
      resource: "Issue",
      code: "unprocessable",
      field: "data",
      message: "Issues cannot have more than 100 labels",
    });
}
