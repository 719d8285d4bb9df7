import { many } from "./ground.ts";
import {
  type CheckSetting,
  POST_MORTEM_CHECKS,
  POST_MORTEM_LANGUAGES,
  type PostMortemCheck,
  type PostMortemRules,
  SECTIONS,
} from "./post-mortem-checks.ts";
import type { Written } from "./schema.ts";

/** What is said of the check of post-mortems; every language counts where none is named. */
export function resolvePostMortems(written: NonNullable<Written["incidents"]>["post-mortems"] = {}): PostMortemRules {
  const { languages, headings = {}, checks = {} } = written;
  return {
    languages: languages ?? POST_MORTEM_LANGUAGES,
    headings: new Map(SECTIONS.map((id) => [id, many(headings[id])])),
    checks: new Map(
      POST_MORTEM_CHECKS.flatMap((id): readonly [PostMortemCheck, CheckSetting][] => {
        const weight = checks[id];
        if (weight === undefined) return [];
        return [[id, typeof weight === "string" ? { kind: weight } : { kind: "off", because: weight.off }]];
      }),
    ),
  };
}
