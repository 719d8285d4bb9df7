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
async function readDependabot(client: Client): Promise<Findings> {
  const { data } = await client.request("GET /repos/{owner}/{repo}/dependabot/alerts", {
    state: "open",
    per_page: PAGE,
  });
  return findings(
    data.map((row) => ({
      severity: severityOf(row.security_advisory.severity),
      openedAt: parseInstant(row.created_at),
    })),
  );
}

async function readCodeScanning(client: Client): Promise<Findings> {
  const { data } = await client.request("GET /repos/{owner}/{repo}/code-scanning/alerts", {
    state: "open",
    per_page: PAGE,
  });
  return findings(
    data.map((row) => ({
      severity: severityOf(row.rule.security_severity_level),
      openedAt: parseInstant(row.created_at),
    })),
  );
}

async function readSecretScanning(client: Client): Promise<Findings> {
  const { data } = await client.request("GET /repos/{owner}/{repo}/secret-scanning/alerts", {
    state: "open",
    per_page: PAGE,
  });
  return findings(
    data.flatMap(({ created_at: at }) =>
      at === undefined ? [] : [{ severity: undefined, openedAt: parseInstant(at) }],
    ),
  );
}

async function readPeople(client: Client): Promise<{ readonly writers: number; readonly admins: number }> {
  const { rows } = await readPages(client, "GET /repos/{owner}/{repo}/collaborators", {}, 3);
  return {
    writers: rows.filter(({ permissions }) => permissions?.push === true).length,
    admins: rows.filter(({ permissions }) => permissions?.admin === true).length,
  };
}

function findings(all: readonly Finding[]): Findings {
  return { all: all.toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : 1)), cut: all.length >= PAGE };
}

function severityOf(word: string | null | undefined): Finding["severity"] {
  return word === "critical" || word === "high" || word === "medium" || word === "low" ? word : undefined;
}
