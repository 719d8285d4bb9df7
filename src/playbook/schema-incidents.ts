import * as z from "zod";
import { InputError } from "../errors.ts";
import { parseDuration } from "../time/duration.ts";
import { parseMoney } from "./parse-money.ts";
import { show } from "./show.ts";
import { group, rows } from "./group.ts";
import { schemaPostMortems } from "./schema-post-mortems.ts";
import { schemaMaintenance, schemaMonitors } from "./schema-monitors.ts";
import {
  day,
  duration,
  id,
  line,
  listOf,
  oneOf,
  oneOrMore,
  path,
  repository,
  secretName,
  sentence,
} from "./sentence.ts";

const severityId = oneOf(["P0", "P1", "P2", "P3"], { description: "A severity, which is also a label." });

const roleIds = (description: string) =>
  oneOrMore(id({ description: "The id of a role." }), "the id of a role, or a list of them", { description });

const confidential = (what: string) =>
  repository({
    description: `The private repository in which ${what} is handled; here stands only that there is one. Its playbook must allow it: \`confidential-from\`.`,
  });

const uptime = (otherwise: string) =>
  oneOf(["down", "degraded", "up"], {
    description: `What it means to users: they cannot work, which lowers uptime; they are served worse, which is told apart; or neither. ${otherwise}`,
  });

const severity = group(
  {
    title: line({ description: "Its name.", examples: ["Critical"] }).optional(),
    definition: line({ description: "What belongs to it." }).optional(),
    response: sentence("how soon somebody must respond, like 30 min", checkResponse, {
      description: "How soon somebody must respond: `immediate`, a length of time, or `next sprint`.",
      examples: ["immediate", "30 min", "next sprint"],
    }).optional(),
    calendar: oneOf(["every-hour", "working-time"], {
      description:
        "Which hours its terms count: every one, or the team's working time. P0 and P1 count every hour, P2 and P3 working time.",
    }).optional(),
    authority: id({ description: "The role that decides." }).optional(),
    team: roleIds("The roles that respond.").optional(),
    stakeholders: oneOrMore(line({ description: "A person's login, or the id of a role." }), "people or roles", {
      description: "Who is told.",
    }).optional(),
    escalate: group(
      {
        after: duration({ description: "How long it may stay unresolved." }),
        to: id({ description: "The role that is asked then." }),
      },
      { description: "Who is asked when it stays unresolved." },
    ).optional(),
    updates: duration({ description: "How often the status is updated.", examples: ["15 min"] }).optional(),
    "post-mortem": duration({
      description: "How long after the resolution the post-mortem is due.",
      examples: ["48 h"],
    }).optional(),
    actions: duration({
      description: "How long after the resolution the last action item of its post-mortem may be due.",
      examples: ["30 days"],
    }).optional(),
    confidential: confidential("every incident of this severity").optional(),
    uptime: uptime("Otherwise a P0 means `down`, and others nothing.").optional(),
  },
  { description: "What this severity means and demands." },
);

const flag = group(
  {
    title: line({ description: "What it means." }).optional(),
    tell: roleIds("The roles that are told.").optional(),
    confidential: confidential("such an incident").optional(),
    uptime: uptime("Otherwise it counts as its severity does.").optional(),
    above: sentence("an amount of money like 5000 EUR", parseMoney, {
      description: "From this damage on.",
      examples: ["5000 EUR"],
    }).optional(),
  },
  { description: "Something that more people must hear of." },
);

const severitiesOf = listOf(severityId, "a list of severities, like [P0, P1]", {
  description: "For which severities.",
});

const notice = z.union(
  [
    group(
      { slack: secretName("The NAME of the secret with the webhook's address."), severities: severitiesOf },
      { description: "Into a Slack channel." },
    ),
    group(
      {
        webhook: secretName("The NAME of the secret with the address."),
        sign: secretName("The NAME of the secret that signs what is sent.").optional(),
        severities: severitiesOf,
      },
      { description: "To a web address." },
    ),
  ],
  { error: "expected `slack` or `webhook` with the NAME of a secret, and `severities`" },
);

const classification = group(
  {
    label: line({ description: "The issue bears this label.", examples: ["area/checkout"] }).optional(),
    service: line({ description: "It is about this service.", examples: ["Checkout"] }).optional(),
    text: oneOrMore(line({ description: "Words of its title or text." }), "words, or a list of them", {
      description: "One of these words stands in its title or text.",
      examples: [["outage", "cannot log in"]],
    }).optional(),
    alert: z
      .record(z.string(), line({ description: "The label's value." }), {
        error: "expected labels of the alert with their values, like { severity: critical }",
      })
      .meta({ description: "It is an alert with all of these labels.", examples: [{ severity: "critical" }] })
      .optional(),
    severity: severityId,
  },
  { description: "Gives a severity to what fits all that is named." },
);

const stage = group(
  {
    id: id({ description: "Its id." }),
    title: line({ description: "Its name." }),
    roles: roleIds("The roles that take this step."),
    steps: listOf(line({ description: "One thing to do." }), "a list of steps", { description: "What is done." }),
  },
  { description: "One step of the response." },
);

/** What happens when something breaks. */
export const schemaIncidents = group(
  {
    from: day({ description: "P labels set before this day stay ordinary labels." }).optional(),
    runbooks: z
      .record(z.string(), path({ description: "Path of the runbook." }), {
        error: "expected labels with paths, like { area/checkout: docs/runbooks/checkout.md }",
      })
      .meta({ description: "The runbook by label." })
      .optional(),
    classify: z
      .array(classification, { error: "expected a list of rules, like [{ label: area/checkout, severity: P1 }]" })
      .meta({ description: "Which severity a report has that states none; the first rule that fits counts." })
      .optional(),
    severities: z
      .record(
        z.string().regex(/^P[0-3]$/, { error: "there is no such severity; possible are `P0`, `P1`, `P2`, `P3`" }),
        severity,
        { error: "expected severities with their keys, like { P1: { response: 30 min } }" },
      )
      .meta({ description: "Changes to the severities P0 to P3." })
      .optional(),
    flags: rows(flag, "the keys of a flag", {
      description: "Who else must hear of an incident, and when it is confidential.",
    }).optional(),
    notify: z
      .array(notice, { error: "expected a list, like [{ severities: [P0, P1], slack: SLACK_WEBHOOK_URL }]" })
      .meta({ description: "Where incidents are announced." })
      .optional(),
    "confidential-from": listOf(
      repository({ description: "A repository.", examples: ["acme/shop"] }),
      "a list of repositories, like [acme/shop]",
      { description: "The repositories whose confidential incidents may be handled in this one, which is private." },
    ).optional(),
    monitors: schemaMonitors.optional(),
    maintenance: schemaMaintenance.optional(),
    times: group(
      {
        triage: duration({ description: "By when the severity is settled." }).optional(),
        investigation: duration({ description: "By when the cause should be known." }).optional(),
        mitigation: duration({ description: "By when users should be able to work again." }).optional(),
        monitor: duration({ description: "How long all must stay stable after the fix." }).optional(),
      },
      { description: "Terms of the response, counted from detection; `monitor` from the fix." },
    ).optional(),
    "first-steps": z
      .record(z.string(), line({ description: "What the role does first." }), {
        error: "expected roles with a sentence, like { devops-automator: Stop other deployments }",
      })
      .meta({ description: "What each role of a response does first." })
      .optional(),
    "post-mortems": schemaPostMortems.optional(),
    sequence: listOf(stage, "a list of steps with `id`, `title`, `roles` and `steps`", {
      description: "The steps of the response, in their order.",
    }).optional(),
  },
  { title: "Incidents", description: "What happens when something breaks." },
);

function checkResponse(text: string): void {
  if (text === "immediate" || text === "next sprint") return;
  try {
    parseDuration(text);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(
      `${show(text)} is no response time; write immediate, a length of time like 30 min, or next sprint`,
      { cause: error },
    );
  }
}
