import type { Client } from "./client.ts";

/** A workflow by the name of its file, and the branch it is to run on. */
export type Workflow = { readonly file: string; readonly ref: string };

/** Starts a workflow by hand, which GitHub allows the workflow's own token, too. */
export async function startWorkflow(
  client: Client,
  { file, ref }: Workflow,
  inputs: Readonly<Record<string, string>>,
): Promise<void> {
  await client.request(
    "POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches",
    { workflow_id: file, ref, inputs },
    { idempotent: false },
  );
}
