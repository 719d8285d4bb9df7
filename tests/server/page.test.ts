import { afterAll, beforeAll, expect, test } from "vitest";
import { queueIn } from "../../src/server/queue.ts";
import { remind } from "../../src/server/remind.ts";
import { repositoriesIn } from "../../src/server/repositories.ts";
import { systemClock } from "../../src/sources/system-clock.ts";
import { addMillis } from "../../src/time/instant.ts";
import { until } from "../support/app-world.ts";
import { HOSTILE, type PageWorld, pageWorld } from "../support/page-world.ts";
import { inBrowser } from "./page-in-browser.ts";
import { readExposition } from "../support/exposition.ts";
import { type Seen, Visitor, csrfIn } from "../support/visitor.ts";

const HOUR = 3_600_000;

let world: PageWorld;
let ada: Visitor;

beforeAll(async () => {
  world = await pageWorld(60);
  ada = new Visitor();
  await ada.signIn(world.url, "ada");
}, 180_000);

afterAll(async () => world[Symbol.asyncDispose](), 60_000);

const page = async (path = "/", who = ada): Promise<Seen> => who.open(`${world.url}${path}`);
const words = ({ text }: Seen): string => text.replaceAll(/<style>.*?<\/style>|<[^>]*>/gs, " ").replaceAll(/\s+/g, " ");

/** Presses a button of the page at `path` as if it were there, whoever may see it. */
async function press(action: string, fields: Readonly<Record<string, string>>, who = ada): Promise<Seen> {
  const csrf = csrfIn(await page("/", who));
  return who.open(`${world.url}${action}`, { csrf, ...fields });
}

async function letterOf(name: string): Promise<string> {
  const [, form = ""] = (await page(`/repository?id=${world.idOf(name)}`)).text.split('action="/replay"');
  return /name="letter" value="([^"]+)"/.exec(form)?.[1] ?? "";
}

test("who is not signed in is told nothing but how to sign in", async () => {
  const seen = await page("/", new Visitor());
  expect(seen.status).toBe(200);
  expect(words(seen)).toContain("Sign in with GitHub");
  expect(words(seen)).not.toMatch(/acme|shop|incident \d/);
  const other = await page(`/repository?id=${world.idOf("shop")}`, new Visitor());
  expect(words(other)).not.toMatch(/acme|shop/);
  expect(other.text).toContain(`/sign-in?next=${encodeURIComponent(`/repository?id=${world.idOf("shop")}`)}`);
});

test("somebody sees what they may read and what of it needs them, and no trace of the rest", async () => {
  const seen = await page();
  const text = words(seen);
  expect(text).toMatch(/Signed in as ada/);
  expect(text).toMatch(/1 With incidents 4 Need somebody 59 At work 6 Asleep 65 All/);
  expect(text).toMatch(/P0 Checkout is down .* acme\/shop#612 identified , declared 18 min ago/);
  expect(text).toMatch(/Next update 4 min overdue [\d:]+ Escalation in 1[12] min/);
  expect(text).toMatch(/Users can work in 4[12] min/);
  expect(text).toMatch(/P1 A confidential incident acme\/shop#613/);
  expect(text).toMatch(/Dead letters .* acme\/(?:billing|invoices|ledger) GitHub answered with status 502/);
  expect(text).not.toMatch(/vault|Keys are leaking/);
  const bo = new Visitor();
  const his = words(await bo.signIn(world.url, "bo"));
  expect(his).toMatch(/1 With incidents 1 Need somebody 2 At work 0 Asleep 2 All/);
  expect(his).toMatch(/Keys are leaking/);
  expect(his).not.toMatch(/Checkout|billing|docs|shop/);
});

test("nothing from outside is anything but text, and no script could run", async () => {
  const { text, headers } = await page();
  expect(text).not.toContain("<img");
  expect(text).toContain("Checkout is down &lt;img src=x onerror=&quot;alert(1)&quot;&gt;&quot;&#39;&amp;lt;");
  expect(HOSTILE).toContain("<img");
  const policy = headers.get("content-security-policy") ?? "";
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+';/);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/script-src|unsafe/);
  expect(text).not.toMatch(/<script|\sstyle="|\son\w+="/);
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("referrer-policy")).toBe("no-referrer");
  expect(headers.get("cache-control")).toBe("no-store");
});

test("what is looked for is in the address: a name, a state, a page", async () => {
  const rows = ({ text }: Seen): readonly string[] =>
    [...text.matchAll(/<th role="rowheader"[^>]*>\s*<a[^>]*><span[^>]*>acme\/<\/span>([^<]+)/g)].map(
      ([, name = ""]) => name,
    );
  const [first, second] = [await page(), await page("/?page=2")];
  expect(rows(first)).toHaveLength(50);
  expect(rows(first).slice(0, 5)).toEqual(["shop", "billing", "invoices", "ledger", "docs"]);
  expect(rows(second)).toHaveLength(15);
  expect(new Set([...rows(first), ...rows(second)]).size).toBe(65);
  expect(words(second)).toContain("51 to 65 of 65 repositories.");
  expect(rows(await page("/?q=SERVICE-01"))).toHaveLength(10);
  expect(rows(await page("/?show=asleep"))).toHaveLength(6);
  expect(rows(await page("/?show=trouble"))).toEqual(expect.arrayContaining(["docs", "billing", "ledger"]));
  expect(rows(await page("/?q=%25"))).toEqual([]);
  expect(rows(await page("/?show=nonsense&page=-1&q="))).toHaveLength(50);
  expect((await page(`/?q=${encodeURIComponent(HOSTILE)}`)).text).not.toContain("<img");
  expect((await page("/?live=on")).text).toContain('http-equiv="refresh" content="30"');
});

test("a repository that somebody cannot read is none, and neither is one that is not there", async () => {
  const hidden = await page(`/repository?id=${world.idOf("vault")}`);
  const missing = await page("/repository?id=999999");
  expect([hidden.status, missing.status]).toEqual([404, 404]);
  expect(hidden.text).toBe(missing.text);
  expect((await page("/repository?id=shop")).status).toBe(404);
});

test("a dead letter is replayed by who has admin rights there, once, and by nobody else", async () => {
  const billing = String(world.idOf("billing"));
  const ledger = String(world.idOf("ledger"));
  const before = world.passed.length;
  const letter = await letterOf("billing");
  expect(await letterOf("ledger")).toBe("");
  const bo = new Visitor();
  await bo.signIn(world.url, "bo");
  const his = /name="letter" value="([^"]+)"/.exec((await page("/", bo)).text)?.[1] ?? "";
  expect((await press("/replay", { repository: ledger, letter: his })).status).toBe(403);
  // Admin rights on one repository say nothing of the letters of another.
  expect(words(await press("/replay", { repository: billing, letter: his }))).toContain("was replayed already");
  expect((await press("/replay", { repository: billing, letter }, bo)).status).toBe(404);
  expect(world.passed).toHaveLength(before);
  const done = await press("/replay", { repository: billing, letter });
  expect(words(done)).toContain("It is at work again");
  await until(() => world.passed.slice(before).some(({ name }) => name === "billing"));
  expect(words(await press("/replay", { repository: billing, letter }))).toContain("was replayed already");
  expect(words(await page(`/repository?id=${ledger}`))).toContain("Replaying takes admin rights");
});

test("a survey and a sweep that failed for good are shown to whom they concern, counted, and replayed", async () => {
  const { database, url } = world;
  const dead = async (queue: string, key: number): Promise<string> => {
    const id = await database.boss.send(`${queue}-dead`, { key });
    await database.query(
      `update almanac_queue.job set source_retry_count = 1000, source_output = '{"message": "GitHub answered 502"}'
       where id = $1`,
      [id],
    );
    return String(id);
  };
  const [survey, sweep, other] = [await dead("survey", 70), await dead("sweep", 1), await dead("survey", 99)];
  const seen = words(await page());
  expect(seen).toMatch(/Survey of acme GitHub answered 502 Gave up .* Sweep for lost webhooks GitHub answered 502/);
  expect(seen).not.toContain("99");
  const figures = readExposition(await (await fetch(`${url}/metrics`)).text()).get("almanac_jobs");
  const deadOf = (queue: string) =>
    figures?.samples.find(({ labels }) => labels["queue"] === queue && labels["state"] === "dead")?.value;
  expect([deadOf("survey"), deadOf("sweep")]).toEqual([2, 1]);

  const stranger = new Visitor();
  expect(words(await stranger.signIn(url, "eve"))).not.toContain("Gave up");
  expect(words(await press("/replay", { letter: sweep }, stranger))).toContain("was replayed already");
  expect((await press("/replay", { letter: survey, csrf: "guessed" })).status).toBe(403);
  const before = world.log.filter(({ message }) => message === "surveyed an installation").length;
  expect(words(await press("/replay", { letter: survey }))).toContain("It is at work again");
  await until(() => world.log.filter(({ message }) => message === "surveyed an installation").length > before);
  expect(words(await press("/replay", { letter: survey }))).toContain("was replayed already");
  expect(words(await press("/replay", { letter: other }))).toContain("was replayed already");
  expect(words(await press("/replay", { letter: sweep }))).toContain("It is at work again");
  expect(words(await page())).not.toMatch(/Survey of|Sweep for/);
});

test("every repository is looked at within a day, whatever happens, and not all at once", async () => {
  const rows = await world.database.query<{ readonly hours: number }>(
    `select extract(epoch from start_after - now())::float / 3600 as hours from almanac_queue.job
     where name = 'pass' and state = 'created'`,
  );
  expect(rows.length).toBeGreaterThan(60);
  expect(rows.every(({ hours }) => hours <= 24)).toBe(true);
  expect(new Set(rows.map(({ hours }) => Math.floor(hours))).size).toBeGreaterThan(12);
});

test("rights that were taken away a moment ago are none any more, whatever the page showed", async () => {
  const id = String(world.idOf("service-001"));
  const text = words(await page(`/repository?id=${id}`));
  expect(text).toContain("Look now");
  world.github.rules.role("acme/service-001", "ada", "read");
  expect((await press("/look", { repository: id })).status).toBe(403);
});

test("what was due and is in nobody's mind any more is noticed, said, and made up for", async () => {
  const { database, url } = world;
  const id = world.idOf("service-003");
  const [now, earlier] = [systemClock.now(), addMillis(systemClock.now(), -HOUR)];
  await database.query(
    "update almanac.repository set awake = true, next_due_at = $2, last_pass_at = $3 where id = $1",
    [id, addMillis(now, -HOUR / 2), earlier],
  );
  const ready = await fetch(`${url}/readyz`);
  expect([ready.status, await ready.text()]).toEqual([503, expect.stringMatching(/^no pass has been made of what/)]);
  // A proxy that took it away for that would lose webhooks.
  expect((await fetch(`${url}/readyz/webhooks`)).status).toBe(200);
  expect(words(await page())).toContain("Something stands still");
  const log: string[] = [];
  const parts = { repositories: repositoriesIn(database), passes: await queueIn(database, "pass"), clock: systemClock };
  await remind({ ...parts, log: (_, message, about) => log.push(`${message}: ${String(about?.["name"])}`) });
  expect(log).toEqual(["a pass was due and was not made: acme/service-003"]);
  await until(async () => (await fetch(`${url}/readyz`)).status === 200);
  expect(words(await page())).not.toContain("Something stands still");
});

test("Prometheus hears of incidents and of the clocks that nobody kept", async () => {
  const figures = await (await fetch(`${world.url}/metrics`)).text();
  expect(figures).toContain('almanac_incidents{severity="P0"} 2\n');
  expect(figures).toContain('almanac_incidents{severity="P2"} 0\n');
  expect(figures).toContain("almanac_clocks_overdue 1\n");
});

test("an owner stops all writing in a repository, and lets it go on", async () => {
  const id = world.idOf("docs");
  const seen = await press("/stop", { repository: String(id) });
  expect(words(seen)).toMatch(/writing stopped .* ada stopped all writing here now/);
  await press("/look", { repository: String(id) });
  await until(() => world.passed.some((repository) => repository.id === id && repository.off));
  expect(words(await press("/resume", { repository: String(id) }))).toMatch(/Almanac writes here as its playbook says/);
  await until(() => world.passed.findLast((repository) => repository.id === id)?.off === false);
  expect(world.log).toContainEqual(
    expect.objectContaining({ message: "somebody pressed a button", what: "stop", login: "ada", name: "acme/docs" }),
  );
});

test("a form of another site, or of another session, does nothing", async () => {
  const id = String(world.idOf("service-002"));
  const before = world.passed.length;
  const csrf = csrfIn(await page());
  const send = async (form: Record<string, string>, headers = {}, who = ada): Promise<number> =>
    (await who.open(`${world.url}/look`, form, headers)).status;
  const bo = new Visitor();
  await bo.signIn(world.url, "bo");
  expect(await send({ repository: id })).toBe(403);
  expect(await send({ repository: id, csrf: csrfIn(await page("/", bo)) })).toBe(403);
  expect(await send({ repository: id, csrf }, { "sec-fetch-site": "cross-site" })).toBe(403);
  expect(await send({ repository: id, csrf }, {}, new Visitor())).toBe(401);
  expect((await ada.open(`${world.url}/look?repository=${id}&csrf=${csrf}`)).status).toBe(404);
  expect(world.passed).toHaveLength(before);
});

test("only an answer to one's own question signs in, once and in time", async () => {
  const begun = async (who: Visitor): Promise<URL> => {
    const asked = new URL((await who.step(`${world.url}/sign-in`)).headers.get("location") ?? "");
    const agreed = new URL("/login/oauth/agreed", asked);
    agreed.search = asked.search;
    agreed.searchParams.set("login", "ada");
    return new URL((await new Visitor().step(agreed.href)).headers.get("location") ?? "");
  };
  const [mallory, victim] = [new Visitor(), new Visitor()];
  const answer = await begun(mallory);
  expect((await victim.open(answer.href)).status).toBe(400);
  await begun(victim);
  expect((await victim.open(answer.href)).status).toBe(400);
  const wrongCode = new URL(answer);
  wrongCode.searchParams.set("code", "guessed");
  expect((await mallory.open(wrongCode.href)).status).toBe(400);
  // The code is good only with what went before it, which is in the cookie.
  const kept = mallory.cookies.get("almanac-sign-in") ?? "";
  mallory.cookies.set("almanac-sign-in", `${kept.slice(0, -2)}AA`);
  expect((await mallory.open(answer.href)).status).toBe(400);
  mallory.cookies.set("almanac-sign-in", kept);
  expect(words(await mallory.open(answer.href))).toContain("Signed in as ada");
  mallory.cookies.set("almanac-sign-in", kept);
  expect((await mallory.open(answer.href)).status).toBe(400);
  const declined = await begun(victim);
  declined.searchParams.delete("code");
  expect(words(await victim.open(declined.href))).toContain("You did not let the App know who you are");
});

test("nobody is sent to a place that is not ours", async () => {
  const id = world.idOf("shop");
  const home = async (next: string): Promise<string> => (await new Visitor().signIn(world.url, "ada", next)).url;
  expect(await home(`?next=${encodeURIComponent(`/repository?id=${id}`)}`)).toBe(`${world.url}/repository?id=${id}`);
  for (const next of ["https://evil.example", "//evil.example", "/\\evil.example", "/repository?id=1&x=//evil"])
    expect(await home(`?next=${encodeURIComponent(next)}`)).toBe(`${world.url}/`);
});

test("the cookie is for this server only, holds no token, and is good for nothing once signed out", async () => {
  const who = new Visitor();
  const asked = await who.step(`${world.url}/sign-in`);
  expect(asked.headers.getSetCookie()).toEqual([expect.stringMatching(/; HttpOnly; SameSite=Lax$/)]);
  await who.signIn(world.url, "ada");
  const kept = who.cookies.get("almanac") ?? "";
  expect(Buffer.from(kept.split(".")[0] ?? "", "base64url").toString()).toMatch(/^[0-9a-f-]{36} 20\S+Z$/);
  const sealed = await world.database.query<{ sealed: string }>(
    "select sealed from almanac.vault where name like 'session %'",
  );
  expect(JSON.stringify(sealed)).not.toContain("ghu_");
  await who.open(`${world.url}/sign-out`, { csrf: csrfIn(await page("/", who)) });
  expect(who.cookies.has("almanac")).toBe(false);
  who.cookies.set("almanac", kept);
  expect(words(await page("/", who))).toContain("Sign in with GitHub");
  // GitHub takes the token no more, either.
  expect(world.github.requests.entries.at(-1)).toMatchObject({ method: "DELETE", status: 204 });
  expect(JSON.stringify(world.log)).not.toMatch(/ghu_|client secret/);
});

test("who took their leave of the App on GitHub is signed out", async () => {
  const who = new Visitor();
  await who.signIn(world.url, "bo");
  const csrf = csrfIn(await page("/", who));
  world.github.signIns.revokeAllOf("bo");
  expect((await who.open(`${world.url}/look`, { repository: String(world.idOf("vault")), csrf })).status).toBe(401);
  expect(words(await page("/", who))).toContain("Sign in with GitHub");
});

test("while GitHub is away the page says so, and is there again afterwards", async () => {
  const who = new Visitor();
  world.github.failNext({ match: "GET /user/installations", how: "status", status: 502, times: 100 });
  const away = await who.signIn(world.url, "ada");
  expect([away.status, words(away)]).toEqual([502, expect.stringContaining("Almanac itself goes on") as string]);
  world.github.forgetFaults();
  expect((await page("/", who)).status).toBe(200);
  for (const how of ["before", "after"] as const) {
    world.github.failNext({ match: "POST /login/oauth/access_token", how });
    expect(words(await new Visitor().signIn(world.url, "ada"))).toContain("GitHub does not answer");
  }
});

test("while the database is away the page says so, and not why", async () => {
  await world.database.query("alter table almanac.vault rename to vault_away");
  const away = await page();
  await world.database.query("alter table almanac.vault_away rename to vault");
  expect([away.status, words(away)]).toEqual([503, expect.stringContaining("the database does not answer") as string]);
  expect(words(away)).not.toContain("vault");
  expect((await page()).status).toBe(200);
});

inBrowser(() => world);
