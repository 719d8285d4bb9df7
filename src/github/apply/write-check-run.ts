import type { Outcome } from "../../operation/outcome.ts";
import type { Applying, Of } from "./applying.ts";

/** Concludes a check on a commit; one of the same name takes the place of the older one. */
export async function writeCheckRun(operation: Of<"check-run">, { client }: Applying): Promise<Outcome> {
  const { key, name, head, conclusion, title, summary, annotations } = operation;
  const { data } = await client.request(
    "POST /repos/{owner}/{repo}/check-runs",
    {
      name,
      head_sha: head,
      status: "completed",
      conclusion,
      output: {
        title,
        summary,
        annotations: annotations.map(({ path, line, level, title: heading, message }) => ({
          path,
          start_line: line,
          end_line: line,
          annotation_level: level,
          title: heading,
          message,
        })),
      },
    },
    // A second one of the same name changes nothing that anybody sees.
    { idempotent: true },
  );
  return { kind: "done", key, number: undefined, url: data.html_url ?? undefined, problems: [] };
}
