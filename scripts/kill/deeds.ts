import type { EmbeddedGitHub } from "../../src/demo/embedded/start.ts";
import { type Instant, toMillis } from "../../src/time/instant.ts";

/** Where a playbook lies. */
export const FILE = ".github/almanac.yml";

/** A playbook with so many daily rounds, written by the App. */
export function playbookOf(zone: string, rounds: number): string {
  const rows = Array.from(
    { length: rounds },
    (_, index) => `  round-${index + 1}: { title: Round ${index + 1}, every: day, delivery: issue }\n`,
  );
  return `version: 1
product: Acme Shop
timezone: ${zone}
default-owner: ada
gate: off
runner: app
cap: 50
cadences:${rows.length === 0 ? " {}\n" : `\n${rows.join("")}`}`;
}

/** What somebody does in a repository for the n-th time: adds a round, or every fourth time closes one and asks something. */
export async function deedsOf(github: EmbeddedGitHub, repository: string, zone: string, deed: number): Promise<void> {
  const ada = github.as("ada");
  if (deed % 4 === 0) {
    await ada.post(`/repos/${repository}/issues`, { title: `Question ${deed}` });
    return;
  }
  const { sha } = (await ada.get(`/repos/${repository}/contents/${FILE}`)) as { sha: string };
  await ada.put(`/repos/${repository}/contents/${FILE}`, {
    message: `Add round ${deed}`,
    sha,
    content: Buffer.from(playbookOf(zone, deed)).toString("base64"),
  });
}

/** A zone where it is about noon, so that no day ends meanwhile. */
export function zoneFarFromMidnight(now: Instant): string {
  const hour = new Date(toMillis(now)).getUTCHours();
  const ahead = 12 - hour;
  // In these names the sign says which way Greenwich lies.
  return ahead === 0 ? "Etc/GMT" : `Etc/GMT${ahead > 0 ? "-" : "+"}${Math.abs(ahead)}`;
}
