import * as z from "zod";
import { group, rows } from "./group.ts";
import { parseAddress } from "./parse-address.ts";
import { parseMoment } from "./parse-moment.ts";
import { duration, line, listOf, oneOf, sentence } from "./sentence.ts";

const status = z
  .int({ error: "expected a status like 200" })
  .min(100, { error: "expected a status from 100 on" })
  .max(599, { error: "expected a status up to 599" });

const monitor = group(
  {
    url: sentence("a web address", parseAddress, {
      description: "The address that is asked, without any credentials.",
      examples: ["https://shop.acme.example/health"],
    }).optional(),
    service: line({ description: "What users know it as; otherwise its id.", examples: ["Checkout"] }).optional(),
    every: duration({ description: "How often it is asked; once a minute at most.", examples: ["1 min"] }).optional(),
    severity: oneOf(["P0", "P1", "P2", "P3"], {
      description: "Of the incident that opens when it is down.",
    }).optional(),
    expect: z
      .union([status, z.array(status).min(1, { error: "this list is empty; expected statuses like [200, 204]" })], {
        error: "expected a status like 200, or a list of them",
      })
      .meta({ description: "Statuses that mean it is up; otherwise 200 to 399." })
      .optional(),
    timeout: duration({ description: "After how long no answer is no answer.", examples: ["10 s"] }).optional(),
    slow: duration({ description: "Slower answers mean degraded, which is not down.", examples: ["2 s"] }).optional(),
    certificate: duration({
      description: "How long before its certificate ends that is told.",
      examples: ["14 days"],
    }).optional(),
    tries: z
      .int({ error: "expected a whole number, like 3" })
      .min(1, { error: "expected a whole number from 1 on" })
      .max(10, { error: "expected a whole number up to 10" })
      .meta({ description: "How many failures in a row are believed." })
      .optional(),
    uptime: oneOf(["down", "degraded", "up"], {
      description: "How it counts in uptime when it is down. Otherwise as an incident of its severity does.",
    }).optional(),
  },
  { description: "An address that is asked again and again whether it works." },
);

const moment = (description: string) =>
  sentence("a moment like 2026-11-28 22:00", parseMoment, { description, examples: ["2026-11-28 22:00"] });

/** What is asked whether it works; in the App only. */
export const schemaMonitors = rows(monitor, "the keys of a monitor", {
  description: "Addresses that the App asks whether they work; what is down opens an incident.",
  examples: [{ checkout: { url: "https://shop.acme.example/health", severity: "P1" } }],
});

/** When alerts and monitors are not listened to. */
export const schemaMaintenance = z
  .array(
    group(
      {
        from: moment("When it begins, on the clocks of the playbook's zone."),
        to: moment("When it ends."),
        services: listOf(line({ description: "A service." }), "a list of services, like [Checkout]", {
          description: "Only for these; otherwise for all.",
        }).optional(),
        why: line({ description: "What is done.", examples: ["Database upgrade"] }).optional(),
      },
      { description: "A stretch of planned work." },
    ),
    { error: "expected a list, like [{ from: 2026-11-28 22:00, to: 2026-11-29 02:00 }]" },
  )
  .meta({ description: "Planned work, during which alerts and monitors open nothing." });
