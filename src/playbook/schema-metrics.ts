import * as z from "zod";
import { aggregates, figuresOf, gitHubFigures, gitHubMeasures, scanners, sourceUnits } from "./metric-origin.ts";
import { parseOver } from "./parse-over.ts";
import { parseAddress } from "./parse-address.ts";
import { parseTarget } from "./parse-target.ts";
import { group, rows } from "./group.ts";
import { duration, line, oneOf, path, secretName, sentence } from "./sentence.ts";

const pick = line({
  description: "Where in the JSON the figure stands, in JMESPath.",
  examples: ["ratio", "data[0].value", "sum(items[?plan=='pro'].mrr)"],
});
const aggregate = oneOf(aggregates, {
  description: "How several values of one stretch become one; otherwise the last one counts.",
});
const secret = secretName("The NAME of the secret that is sent along, never its value.");
const url = sentence("a web address", parseAddress, {
  description: "The address, without any credentials.",
  examples: ["https://metrics.acme.example/units"],
});

const sources = [
  z.literal("manual", { error: "expected `manual`" }).meta({ description: "People enter the figure." }),
  group(
    {
      github: oneOf(gitHubFigures, { description: "What is counted on GitHub." }),
      environment: line({ description: "Only this environment.", examples: ["production"] }).optional(),
      label: line({ description: "Only what bears this label." }).optional(),
      workflow: line({ description: "Only this workflow's runs.", examples: ["deploy.yml"] }).optional(),
      measure: oneOf(gitHubMeasures, {
        description:
          "What is made of it: frequency, lead-time, failure-rate or time-to-restore of deployments, releases or workflow runs; uptime, mttr or mtta of incidents; first-response or resolution of issues; cycle-time of pull requests; or count.",
      }).optional(),
      waiting: line({
        description: "The label issues bear while their author is waited for: their clock stands still.",
        examples: ["waiting-for-customer"],
      }).optional(),
      scanner: oneOf(scanners, {
        description: "Of alerts only those of this scanner; otherwise of all three.",
      }).optional(),
      repository: line({
        description: "Another repository of the same owner, where the token reaches it.",
        examples: ["acme/site"],
      }).optional(),
    },
    { description: "Counted on GitHub." },
  ),
  group(
    {
      csv: path({ description: "A CSV file of the repository.", examples: ["data/growth.csv"] }),
      column: line({ description: "The column with the figure.", examples: ["active_users"] }),
      of: line({
        description: "The column of which it is a part: the figure is the share of the sums.",
        examples: ["signups"],
      }).optional(),
      sample: line({
        description: "The column that says how many were asked or counted.",
        examples: ["answers"],
      }).optional(),
      date: line({
        description: "The column with the day; otherwise the one called date, day, week or month.",
      }).optional(),
      where: z
        .record(z.string(), line({ description: "The value a row must hold.", examples: ["pro"] }), {
          error: "expected columns with the value a row must hold, like { plan: pro }",
        })
        .meta({ description: "Only rows that hold these values in these columns.", examples: [{ plan: "pro" }] })
        .optional(),
      aggregate: aggregate.optional(),
    },
    { description: "Read from a CSV file." },
  ),
  group(
    {
      json: path({ description: "A JSON file of the repository.", examples: ["data/units.json"] }),
      pick,
      date: line({
        description:
          "Where the day stands, in JMESPath; where both give lists, the first day belongs to the first figure.",
        examples: ["as_of", "months[].month"],
      }).optional(),
      aggregate: aggregate.optional(),
    },
    { description: "Read from a JSON file." },
  ),
  group({ http: url, pick, secret: secret.optional() }, { description: "Read from an HTTP answer in JSON." }),
  group(
    {
      prometheus: url,
      query: line({ description: "The query, in PromQL." }),
      secret: secret.optional(),
      step: duration({
        description: "Asks for values over the whole stretch, so far apart; otherwise for one, as it is now.",
      }).optional(),
      aggregate: aggregate.optional(),
    },
    { description: "Asked of a Prometheus server." },
  ),
] as const;

const metric = group(
  {
    title: line({
      description: "What it is called. Needed for a metric of your own.",
      examples: ["Trial conversion"],
    }).optional(),
    category: line({ description: "The group it is shown in.", examples: ["Growth"] }).optional(),
    owner: line({
      description: "Who answers for it: the id of a role, or a person's login. Otherwise `default-owner`.",
    }).optional(),
    target: sentence("a target like above 8%", parseTarget, {
      description: "What it should be: `above 8%`, `under 30 min`, `at least 3:1`, `multiple/day`, `20%/quarter`.",
      examples: ["above 8%", "under 30 min", "at least 3:1", "multiple/day"],
    }).optional(),
    "if-missed": oneOf(["issue", "leave"], {
      description:
        "What comes of a target missed in two periods running: an `issue` to its owner, which two good periods close again, or nothing.",
    }).optional(),
    source: z
      .union(sources, {
        error:
          "expected where the figure is read: manual, or one of `github`, `csv`, `json`, `http`, `prometheus` with its options",
      })
      .meta({ description: "Where the figure is read; the kind is the key, the rest are its options." })
      .optional(),
    over: sentence("a stretch of time like month or 30 days", parseOver, {
      description: "What one figure covers: `day`, `week`, `month`, `quarter`, `year`, or the last `30 days`.",
      examples: ["week", "month", "30 days"],
    }).optional(),
    as: oneOf(figuresOf, {
      description:
        "Whether the figure is the source's value itself, or its growth or reduction since the stretch before.",
    }).optional(),
    unit: oneOf(sourceUnits, {
      description: "What the source's numbers count in; otherwise what the target counts in.",
    }).optional(),
    "stale-after": duration({
      description: "When a figure is too old to be shown as today's; otherwise one period and a half.",
    }).optional(),
  },
  { description: "A figure with its target." },
);

/** What is measured, and what it should be. */
export const schemaMetrics = rows(metric, "the keys of a metric", {
  title: "Metrics",
  description: "What is measured, and what it should be.",
  examples: [{ "user-growth": { target: "above 8%", source: { csv: "data/growth.csv", column: "active_users" } } }],
});
