import type { Label } from "../operation/operation.ts";

/** The label of an incident whose post-mortem is not merged yet. */
export const postMortemDueLabel: Label = {
  name: "almanac:post-mortem-due",
  color: "b5561f",
  description: "Over, but its post-mortem is not merged yet",
};

/** The label of a pull request with a post-mortem. */
export const postMortemLabel: Label = {
  name: "almanac:post-mortem",
  color: "8a4fbf",
  description: "A post-mortem; merging it makes issues of its action items",
};

/** The label of an issue made of an action item. */
export const preventionLabel: Label = {
  name: "almanac:prevention",
  color: "2e8b57",
  description: "Promised in a post-mortem, so that it does not happen again",
};

/** The label by which incidents of one cause find each other; the tag is small letters, digits and hyphens. It keeps the looks that GitHub gives it: there is one for each cause. */
export function causeLabel(tag: string): Label {
  return { name: `cause:${tag.slice(0, 40)}`, color: "ededed", description: "" };
}
