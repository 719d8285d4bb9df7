import { actorIn, type Call, type Reply, type Route } from "../call.ts";
import { createDiscussion } from "../discussions.ts";
import { parseDocument, select, type Selected } from "../graphql.ts";
import { asText, isObject } from "../json.ts";
import { Refusal } from "../refusal.ts";
import { repositoryGraph } from "../repository-graph.ts";
import { demand, may } from "../rights.ts";
import { addSubIssue } from "../sub-issues.ts";

/** What is asked in one question because REST would take several: who one is, and of a repository its default branch, releases, a file and issues by label. */
export const graphqlRoutes: readonly Route[] = [{ method: "POST", pattern: "/graphql", run: graphql }];

type Found = { readonly data: unknown; readonly errors: readonly object[] };

async function graphql(call: Call): Promise<Reply> {
  const { user } = actorIn(call);
  const document = parseDocument(asText(call.body["query"]));
  if (document === undefined) return refused([{ message: "Parse error: only plain queries are understood here." }]);
  const data: Record<string, unknown> = {};
  const errors: object[] = [];
  for (const field of document.fields) {
    const found =
      document.kind === "mutation"
        ? mutate(call, field)
        : field.field === "viewer"
          ? chosen({ login: user.login }, field.fields)
          : field.field === "repository"
            ? await repository(call, field)
            : chosen({}, [field]);
    data[field.name] = found.data;
    errors.push(...found.errors);
  }
  // A field that does not exist makes the whole query invalid.
  return errors.some((error) => "extensions" in error) ? refused(errors) : { status: 200, body: answer(data, errors) };
}

/** What is not possible leaves the rest alone. */
function mutate(call: Call, field: Selected): Found {
  if (field.field !== "addSubIssue" && field.field !== "createDiscussion")
    return chosen({}, [{ ...field, name: field.field }]);
  const given = field.parameters["input"];
  const input = isObject(given) ? given : {};
  const id = (name: string) => asText(input[name]);
  try {
    if (field.field === "createDiscussion") return chosen(createDiscussion(call, input), field.fields);
    const added = addSubIssue(call, id("issueId"), id("subIssueId"));
    return chosen({ issue: { number: added.parent.number }, subIssue: { number: added.child.number } }, field.fields);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const type = error.status === 404 ? "NOT_FOUND" : error.status === 403 ? "FORBIDDEN" : "UNPROCESSABLE";
    return { data: null, errors: [{ type, path: [field.name], message: error.message }] };
  }
}

function answer(data: object, errors: readonly object[]): object {
  return errors.length === 0 ? { data } : { data, errors };
}

function refused(errors: readonly object[]): Reply {
  return { status: 200, body: { errors } };
}

function chosen(value: unknown, fields: readonly Selected[]): Found {
  const { data, unknown } = select(value, fields);
  return {
    data,
    errors: unknown.map((name) => ({
      message: `Field '${name}' doesn't exist here`,
      extensions: { code: "undefinedField", fieldName: name },
    })),
  };
}

async function repository(call: Call, { parameters, fields }: Selected): Promise<Found> {
  const name = `${asText(parameters["owner"])}/${asText(parameters["name"])}`;
  const repo = call.world.rows.repos.all().find((row) => row.full_name.toLowerCase() === name.toLowerCase());
  const hidden = {
    data: null,
    errors: [{ type: "NOT_FOUND", message: `Could not resolve to a Repository with the name '${name}'.` }],
  };
  if (repo === undefined) return hidden;
  try {
    demand(call.world, repo, call.actor, { accepts: "contents=read", role: "read" }, false);
  } catch (error) {
    if (error instanceof Refusal) return hidden;
    throw error;
  }
  const known = await repositoryGraph(call, repo, fields);
  const asked = fields.filter(({ field }) => field === "discussions");
  // Whatever a token may do, what is public is told.
  if (asked.length === 0 || !repo.private || may(call.world, repo, actorIn(call), "read", "discussions=read"))
    return chosen(known, fields);
  // What one may not see is null, and the rest is told.
  const { data, errors } = chosen({ ...known, ...Object.fromEntries(asked.map((one) => [one.name, null])) }, fields);
  const forbidden = asked.map((one) => ({
    type: "FORBIDDEN",
    path: ["repository", one.name],
    message: "Resource not accessible by integration",
  }));
  return { data, errors: [...errors, ...forbidden] };
}
