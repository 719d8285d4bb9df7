import type { Finding, Findings, Security } from "../../snapshot/security.ts";
import { parseInstant } from "../../time/instant.ts";
import type { Client } from "../client.ts";
import { PAGE, readPages } from "../read-pages.ts";
import { readDefaultBranch } from "./read-default-branch.ts";
import { readRuleTypes } from "./read-rule-types.ts";
import { told } from "./told.ts";

/** How well the repository is guarded; each part may be hidden from the token, and says so by itself. */
export async function readSecurity(client: Client): Promise<Security> {
  const branch = await readDefaultBranch(client);
  const [dependabot, codeScanning, secretScanning, rules, people] = await Promise.all([
    told(readDependabot(client)),
    told(readCodeScanning(client)),
    told(readSecretScanning(client)),
    told(readRuleTypes(client, branch)),
    told(readPeople(client)),
  ]);
  return { dependabot, codeScanning, secretScanning, rules, people };
}

/** One page each: whoever has more than a hundred warnings does not need the exact number. */
const OPEN = { state: "open", per_page: PAGE } as const;

async function readDependabot(client: Client): Promise<Findings> {
  const { data } = await client.request("GET /repos/{owner}/{repo}/dependabot/alerts", OPEN);
  return findings(data, ({ security_advisory: { severity } }) => severity);
}

async function readCodeScanning(client: Client): Promise<Findings> {
  const { data } = await client.request("GET /repos/{owner}/{repo}/code-scanning/alerts", OPEN);
  return findings(data, ({ rule }) => rule.security_severity_level);
}

async function readSecretScanning(client: Client): Promise<Findings> {
  const { data } = await client.request("GET /repos/{owner}/{repo}/secret-scanning/alerts", OPEN);
  return findings(data, () => undefined);
}

async function readPeople(client: Client): Promise<{ readonly writers: number; readonly admins: number }> {
  const { rows } = await readPages(client, "GET /repos/{owner}/{repo}/collaborators", {}, 3);
  return {
    writers: rows.filter(({ permissions }) => permissions?.push === true).length,
    admins: rows.filter(({ permissions }) => permissions?.admin === true).length,
  };
}

function findings<Row extends { readonly created_at?: string }>(
  rows: readonly Row[],
  gravity: (row: Row) => string | null | undefined,
): Findings {
  const all = rows.flatMap((row): readonly Finding[] =>
    row.created_at === undefined
      ? []
      : [{ severity: severityOf(gravity(row)), openedAt: parseInstant(row.created_at) }],
  );
  return { all: all.toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : 1)), cut: rows.length >= PAGE };
}

function severityOf(word: string | null | undefined): Finding["severity"] {
  return word === "critical" || word === "high" || word === "medium" || word === "low" ? word : undefined;
}
