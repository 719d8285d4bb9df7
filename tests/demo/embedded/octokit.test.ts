import { Octokit } from "@octokit/core";
import { expect, test } from "vitest";
import { smallGitHub } from "./world.ts";

const shop = { owner: "acme", repo: "shop" };

test("Octokit's way of writing paths and reading errors fits", async () => {
  await using github = await smallGitHub();
  const octokit = new Octokit({ auth: "act", baseUrl: github.url });
  const head = await octokit.request("GET /repos/{owner}/{repo}/git/ref/{ref}", { ...shop, ref: "heads/main" });
  await octokit.request("POST /repos/{owner}/{repo}/git/refs", {
    ...shop,
    ref: "refs/heads/almanac-report/health-check/2026-11-23",
    sha: head.data.object.sha,
  });
  const branch = await octokit.request("GET /repos/{owner}/{repo}/branches/{branch}", {
    ...shop,
    branch: "almanac-report/health-check/2026-11-23",
  });
  expect(branch.data.commit.sha).toBe(head.data.object.sha);
  const file = await octokit.request("GET /repos/{owner}/{repo}/contents/{path}", {
    ...shop,
    path: "docs/guide.md",
    mediaType: { format: "raw" },
  });
  expect(file.data).toBe("one\ntwo\n");
  const issue = await octokit.request("POST /repos/{owner}/{repo}/issues", {
    ...shop,
    title: "One",
    labels: ["area/checkout ü"],
  });
  await octokit.request("DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}", {
    ...shop,
    issue_number: issue.data.number,
    name: "Area/Checkout ü",
  });
  const refused = octokit.request("GET /repos/{owner}/{repo}/issues/{issue_number}", { ...shop, issue_number: 7 });
  await expect(refused).rejects.toMatchObject({ status: 404, message: "Not Found - https://docs.github.com/rest" });
  expect(github.unhandled).toEqual([]);
});
