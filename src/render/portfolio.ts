import { safeText } from "../markdown/safe-text.ts";
import type { ToldIncident, ToldOfItself } from "../snapshot/told-of-itself.ts";
import { formatDate } from "../time/format.ts";
import { counted } from "./counted.ts";

/** One repository in a portfolio; all that it tells of itself is foreign. */
export type PortfolioEntry = { readonly repository: string } & (
  | { readonly kind: "silent"; readonly because: string }
  | ({ readonly kind: "told" } & ToldOfItself)
);

type Told = Extract<PortfolioEntry, { kind: "told" }>;

/** Several products on one page: what burns, how each stands against its targets, its figures, and why one is not shown. The same facts give the same bytes. */
export function renderPortfolio(title: string, entries: readonly PortfolioEntry[]): string {
  const told = entries.filter((entry) => entry.kind === "told");
  const incidents = told.flatMap((entry) => entry.incidents.map((incident) => ({ entry, incident })));
  return `${[
    `# ${safeText(title)}: portfolio`,
    verdict(entries, told, incidents.length),
    table(entries),
    ...(incidents.length === 0
      ? []
      : [
          "### Open incidents",
          incidents
            .toSorted((a, b) => order(a.incident, b.incident))
            .map(({ entry, incident }) => incidentLine(entry, incident))
            .join("\n"),
        ]),
    ...told
      .filter(({ figures }) => figures.length > 0)
      .flatMap((entry) => [`### ${safeText(entry.product)}`, figureTable(entry)]),
    "A figure is as its own repository told it on the day named. What is missing or too old counts neither as met nor as missed.",
  ].join("\n\n")}\n`;
}

function verdict(entries: readonly PortfolioEntry[], told: readonly Told[], incidents: number): string {
  const aimed = told.flatMap(({ figures }) => figures.filter(({ target }) => target !== ""));
  const count = (status: string) => aimed.filter((figure) => figure.status === status).length;
  const missed = count("missed");
  const silent = entries.length - told.length;
  const parts = [
    counted(told.length, "product"),
    `${count("met")} of ${counted(aimed.length, "target")} met`,
    ...(missed > 0 ? [`${missed} missed`] : []),
    incidents === 0 ? "no open incident" : counted(incidents, "open incident"),
    ...(silent > 0 ? [`${silent} not shown`] : []),
  ];
  return `**${parts.join(" · ")}**`;
}

function table(entries: readonly PortfolioEntry[]): string {
  const rows = entries.map((entry) => {
    const link = `[${safeText(entry.kind === "told" ? entry.product : entry.repository)}](${pageOf(entry)})`;
    if (entry.kind === "silent") return `| ${link} | not shown: ${safeText(entry.because)} | | |`;
    const aimed = entry.figures.filter(({ target }) => target !== "");
    const count = (status: string) => aimed.filter((figure) => figure.status === status).length;
    const stand =
      aimed.length === 0 ? "no targets" : `${count("met")} of ${aimed.length} met, ${count("missed")} missed`;
    const open = entry.incidents.map(({ severity }) => safeText(severity === "" ? "not settled" : severity)).join(", ");
    return `| ${link} | ${stand} | ${open === "" ? "none" : open} | ${formatDate(entry.asOf, { year: true })} |`;
  });
  return ["| Product | Targets | Open incidents | As of |", "|---|---|---|---|", ...rows].join("\n");
}

function order(a: ToldIncident, b: ToldIncident): number {
  const key = ({ severity, since, number }: ToldIncident) => `${severity || "P9"} ${since} ${number}`;
  return key(a) < key(b) ? -1 : 1;
}

function incidentLine(entry: Told, { number, severity, title, since }: ToldIncident): string {
  const name = title === "" ? "confidential" : safeText(title, { limit: 200 });
  const day = /^\d{4}-\d{2}-\d{2}/.exec(since)?.[0];
  const from = day === undefined ? "" : `, since ${formatDate(day, { year: true })}`;
  return `- **${safeText(severity === "" ? "Not settled" : severity)}** ${safeText(entry.product)}: [${name}](${pageOf(entry)}/issues/${number})${from}`;
}

function figureTable({ figures: all }: Told): string {
  const rows = all.map(
    ({ title, kind, status, now, target, asOf }) =>
      `| ${safeText(title)} | ${symbol(kind, status)} ${safeText(now)} | ${safeText(target)} | ${/^\d{4}-\d{2}-\d{2}$/.test(asOf) ? formatDate(asOf, { year: true }) : ""} |`,
  );
  return ["| Figure | Now | Target | As of |", "|---|---|---|---|", ...rows].join("\n");
}

function symbol(kind: string, status: string): string {
  if (kind === "stale") return "⏳";
  if (kind === "no-data") return "⚪";
  return status === "met" ? "✅" : status === "missed" ? "❌" : "▫️";
}

/** Relative, so that it holds on every server: up from the folder of reports to where all owners stand. */
function pageOf({ repository }: PortfolioEntry): string {
  return `../../../../../${repository}`;
}
