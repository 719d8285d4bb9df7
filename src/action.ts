import { appendFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { privateReach } from "./commands/private-reach.ts";
import { connect } from "./github/client.ts";
import { readSnapshot } from "./github/read-snapshot.ts";
import { INCIDENT_LABELS } from "./incident/incident-labels.ts";
import { PLAYBOOK_FILE } from "./playbook/playbook-file.ts";
import { systemClock } from "./sources/system-clock.ts";

const LOGIN = "github-actions[bot]";

/** Reads are sent before anything else is loaded: while GitHub answers, the engine loads. */
async function main(): Promise<void> {
  const command = input("command") || "run";
  const playbookFile = input("playbook") || PLAYBOOK_FILE;
  const [owner = "", name = ""] = (process.env["GITHUB_REPOSITORY"] ?? "").split("/");
  let sent = 0;
  const allSent = Promise.withResolvers<void>();
  const api = process.env["GITHUB_API_URL"] ?? "https://api.github.com";
  const client = connect({
    ...privateReach(process.env, { api, clock: systemClock }),
    token: input("token"),
    api,
    owner,
    name,
    clock: systemClock,
    onSent: () => {
      sent += 1;
      if (sent >= client.requests()) allSent.resolve();
    },
    onWait: ({ millis, because }) => process.stdout.write(`Waiting ${Math.ceil(millis / 1000)} s: ${because}\n`),
  });
  const runs = command === "run" || command === "plan";
  const observed = runs ? readSnapshot(client, { authors: [LOGIN], playbookFile, labels: INCIDENT_LABELS }) : undefined;
  // Whoever awaits it handles its failure; without this a failure during loading would end the process unexplained.
  const settled = observed?.catch(() => undefined);
  // Loading keeps the process busy; begun at once, it would keep the requests from leaving until it is done.
  await Promise.race([allSent.promise, settled]);
  const { act } = await import("./commands/act.ts");
  const result = await act({
    command,
    client,
    author: LOGIN,
    playbookFile,
    observed,
    log: (line) => process.stdout.write(`${line}\n`),
    now: input("now") || undefined,
    clock: systemClock,
    templates: new URL("../templates/", import.meta.url),
    env: process.env,
    event: readEvent,
  });
  const planFile = join(process.env["RUNNER_TEMP"] ?? ".", "almanac-plan.json");
  if (result.plan !== undefined) await writeFile(planFile, `${JSON.stringify(result.plan, null, 2)}\n`);
  await tell(result.outputs, result.plan === undefined ? undefined : planFile);
  for (const line of result.annotations) process.stdout.write(`${line}\n`);
  const summary = process.env["GITHUB_STEP_SUMMARY"];
  if (summary === undefined || summary === "") process.stdout.write(result.summary);
  else await appendFile(summary, result.summary);
  if (result.failed) process.exitCode = 1;
}

/** The payload of the event that started the workflow. */
async function readEvent(): Promise<unknown> {
  const text = await readFile(process.env["GITHUB_EVENT_PATH"] ?? "", "utf8");
  return JSON.parse(text) as unknown;
}

/** An input of the step, as the runner passes it. */
function input(name: string): string {
  return (process.env[`INPUT_${name.toUpperCase().replaceAll(" ", "_")}`] ?? "").trim();
}

async function tell(outputs: Readonly<Record<string, string>>, planFile: string | undefined): Promise<void> {
  const file = process.env["GITHUB_OUTPUT"];
  if (file === undefined || file === "") return;
  const all = planFile === undefined ? outputs : { ...outputs, "plan-file": planFile };
  // Values are keys, numbers and addresses of ours: one line each.
  await appendFile(
    file,
    Object.entries(all)
      .map(([key, value]) => `${key}=${value.replaceAll(/[\r\n]+/g, " ")}\n`)
      .join(""),
  );
}

await main();
