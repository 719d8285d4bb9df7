import * as z from "zod";
import type { AlertMessage } from "../alert.ts";
import { shortHash } from "../../markdown/short-hash.ts";
import type { Instant } from "../../time/instant.ts";
import { limitedTexts, momentOf, severityOf, textsByName, titleOf } from "./alert-fields.ts";
import { alertLimits } from "./alert-limits.ts";

const generic = z.strictObject({
  id: z.string().trim().min(1),
  state: z.enum(["firing", "resolved"]).default("firing"),
  title: z.string().trim().min(1),
  text: z.string().default(""),
  service: z.string().optional(),
  severity: z.enum(["P0", "P1", "P2", "P3"]).optional(),
  labels: textsByName.default({}),
  at: z.string().optional(),
  url: z.string().optional(),
});

const KEYS = Object.keys(generic.shape).join(", ");

/** An alert in our own form, or what is wrong with it: `id` and `title` are needed, what is unknown is refused. */
export function readGeneric(value: object, receivedAt: Instant): AlertMessage | string {
  const parsed = generic.safeParse(value);
  if (!parsed.success) {
    const names = parsed.error.issues.map(({ path }) => String(path[0] ?? "an unknown key"));
    const known = [...new Set(names)].filter((name) => name === "an unknown key" || Object.hasOwn(generic.shape, name));
    return `${known.join(", ")} ${known.length === 1 ? "is" : "are"} not as expected; possible are ${KEYS}`;
  }
  const { id, state, title, text, service, severity, labels, at, url } = parsed.data;
  const said = momentOf(at) ?? receivedAt;
  const moment = said < receivedAt ? said : receivedAt;
  const fingerprint = id.length <= alertLimits.name ? id : shortHash(id);
  return {
    group: shortHash(`generic ${id}`),
    sender: "generic",
    alerts: [
      {
        fingerprint,
        since: moment,
        until: state === "resolved" ? moment : undefined,
        title: titleOf(title),
        text: text.slice(0, alertLimits.text),
        labels: limitedTexts(service === undefined ? labels : { ...labels, service }),
        severity: severityOf(severity),
        url: url === "" ? undefined : url?.slice(0, alertLimits.url),
      },
    ],
    leftOut: 0,
  };
}
