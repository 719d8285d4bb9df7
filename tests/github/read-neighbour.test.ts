import { afterAll, beforeAll, expect, test } from "vitest";
import { readNeighbour } from "../../src/github/facts/read-neighbour.ts";
import { type GitHubWorld, githubWorld } from "../support/github-world.ts";

const FILE = ".github/almanac.yml";
const AGREES = "portfolio: { shown-in: [acme/SHOP] }\n";
let world: GitHubWorld;

beforeAll(async () => {
  const other = (name: string, playbook: string, isPrivate = false) => ({
    owner: "acme",
    name,
    private: isPrivate,
    files: { [FILE]: playbook },
    collaborators: { ada: "admin" } as const,
  });
  world = await githubWorld(
    {},
    {
      repositories: [
        other("blog", AGREES),
        other("silent", AGREES),
        other("unwilling", "portfolio: { shown-in: [acme/other] }\n"),
        other("broken", "portfolio: [\n"),
        other("hidden", AGREES, true),
      ],
    },
  );
  const ada = world.github.as("ada");
  const { object } = (await ada.get("/repos/acme/blog/git/ref/heads/main")) as { object: { sha: string } };
  await ada.post("/repos/acme/blog/git/refs", { ref: "refs/heads/almanac-data", sha: object.sha });
  const content = Buffer.from("what it tells").toString("base64");
  await ada.put("/repos/acme/blog/contents/portfolio.json", { message: "Tell", branch: "almanac-data", content });
});

afterAll(async () => world[Symbol.asyncDispose]());

const unreached = "the token of this pass does not reach it, or its playbook does not agree to be shown here";
const unwilling = "its playbook does not agree (portfolio: { shown-in: [acme/shop] })";

test.each([
  ["acme/blog", { kind: "open", private: false, told: "what it tells" }],
  ["acme/silent", { kind: "open", private: false, told: undefined }],
  ["acme/unwilling", { kind: "closed", because: unwilling }],
  ["acme/broken", { kind: "closed", because: unwilling }],
  ["acme/hidden", { kind: "closed", because: unreached }],
  ["acme/absent", { kind: "closed", because: unreached }],
])("%s", async (repository, seen) => {
  expect(await readNeighbour(world.client, repository, "almanac-data")).toEqual(seen);
});

test("a token that reaches a private one reads it, if its playbook agrees", async () => {
  const person = world.connect({ token: "ghp_ada" });
  expect(await readNeighbour(person, "acme/hidden", "almanac-data")).toEqual({
    kind: "open",
    private: true,
    told: undefined,
  });
});
