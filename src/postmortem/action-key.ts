import { shortHash } from "../markdown/short-hash.ts";
import type { ActionItem } from "./action-item.ts";

/** What an action item is known by, however its line is set: its words. */
export function actionKey({ text }: Pick<ActionItem, "text">): string {
  return shortHash(
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim(),
  );
}
