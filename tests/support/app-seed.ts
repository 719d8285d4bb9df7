import { generateKeyPairSync } from "node:crypto";
import type { SeedApp } from "../../src/demo/embedded/apps.ts";

/** What the App signs with in tests. */
export const { privateKey: APP_KEY } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});

/** What GitHub signs its webhooks with. */
export const SECRET = "a secret that nobody guesses";

/** The login of the App's bot. */
export const APP_BOT = "almanac-app[bot]";

/** The App, installed on acme. */
export const INSTALLED: SeedApp = {
  id: 7,
  slug: "almanac-app",
  privateKey: APP_KEY,
  webhookSecret: SECRET,
  client: { id: "Iv23embedded", secret: "a client secret that nobody guesses" },
  permissions: { contents: "write", issues: "write", pull_requests: "write", checks: "write" },
  installations: [{ id: 70, account: "acme" }],
};
