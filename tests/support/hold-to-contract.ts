import { afterEach, assert } from "vitest";
import { takeSentRequests, watchRequests } from "./watched-requests.ts";

/** Runs before every test file: whatever our client sends to an embedded GitHub in a test must be as GitHub describes it. */
watchRequests(process.env["ALMANAC_TEST_REQUESTS"]);

afterEach(async () => {
  const requests = takeSentRequests();
  if (requests.length === 0) return;
  // Most test files send nothing, and the description takes a moment to load.
  const { violationsOf } = await import("./openapi.ts");
  assert.deepEqual(requests.flatMap(violationsOf), []);
});
