import type { Answers } from "../../requirements/answer.ts";
import type { Client } from "../client.ts";
import { ifFound } from "../if-found.ts";

/** The issue fields of the owner's organisation that hold a date; none where the owner is a person or has none. */
export async function readDateFields(client: Client): Promise<Answers["date-fields"]> {
  const answer = await ifFound(client.request("GET /orgs/{org}/issue-fields", { org: client.owner }));
  return (answer?.data ?? []).flatMap((field) =>
    field?.data_type === "date" ? [{ id: field.id, name: field.name }] : [],
  );
}
