import type { Client } from "../client.ts";
import { readFile } from "./read-file.ts";
import { readFolder } from "./read-folder.ts";

/** A workflow as GitHub lists it; `state` is `active` or says why it is off. */
export type ListedWorkflow = { readonly path: string; readonly state: string };

/** A workflow's file on the default branch. */
export type WorkflowFile = { readonly path: string; readonly text: string };

const FOLDER = ".github/workflows";

/** The first hundred workflows GitHub knows here, whether they are switched on. */
export async function readWorkflows(client: Client): Promise<readonly ListedWorkflow[]> {
  const { data } = await client.request("GET /repos/{owner}/{repo}/actions/workflows", { per_page: 100 });
  return data.workflows.map(({ path, state }) => ({ path, state }));
}

/** The texts of all workflow files of the default branch, in order of path. */
export async function readWorkflowFiles(client: Client): Promise<readonly WorkflowFile[]> {
  const names = (await readFolder(client, FOLDER, undefined)).filter((name) => /\.ya?ml$/.test(name));
  const read = names.map(async (name) => ({
    path: `${FOLDER}/${name}`,
    text: await readFile(client, `${FOLDER}/${name}`, undefined),
  }));
  return (await Promise.all(read)).flatMap(({ path, text }) => (text === undefined ? [] : [{ path, text }]));
}
