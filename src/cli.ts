#!/usr/bin/env node
import { Command, CommanderError, Option } from "commander";
import type { calendar } from "./commands/calendar.ts";
import type { demo } from "./commands/demo.ts";
import type { doctor } from "./commands/doctor.ts";
import type { figure } from "./commands/figure.ts";
import type { holidays } from "./commands/holidays.ts";
import type { report } from "./commands/report.ts";
import type { postmortemCheck } from "./commands/postmortem-check.ts";
import type { plan, run } from "./commands/run.ts";
import type { InitOptions, Machine } from "./commands/init.ts";
import type { SetUpOptions } from "./commands/set-up-app.ts";
import type { ExitCode, Terminal } from "./commands/terminal.ts";
import type { validate } from "./commands/validate.ts";
import { GitHubError, InputError, PlaybookError } from "./errors.ts";
import { PLAYBOOK_FILE } from "./playbook/playbook-file.ts";
import { systemClock } from "./sources/system-clock.ts";

/** What a command takes from the command line; its name is that of the option. */
type Options<Command extends (terminal: Terminal, options: never) => unknown> = Parameters<Command>[1];

const terminal: Terminal = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  env: process.env,
  // `npm run` goes to its own package; where it was called is where the playbook is.
  folder: (process.env["npm_lifecycle_event"] === "almanac" ? process.env["INIT_CWD"] : undefined) ?? process.cwd(),
  interactive: process.stdout.isTTY && process.env["NO_COLOR"] === undefined,
  clock: systemClock,
  stopwatch: () => performance.now(),
  templates: new URL("../templates/", import.meta.url),
};

const playbook = () => new Option("--playbook <file>", "the playbook").default(PLAYBOOK_FILE);
const org = () => new Option("--org <file>", "the file of the org layer, where the playbook extends it");
const repo = () => new Option("--repo <owner/name>", "the repository (default: GITHUB_REPOSITORY)");
const now = () => new Option("--now <instant>", "as of that instant, 2026-11-23T08:00:00Z");
const format = (...choices: string[]) =>
  new Option("--format <format>", "how to print it").choices(choices).default(choices[0]);

/** Ends the process with what a command returned; commands are loaded only when called. */
function ends<T extends unknown[]>(command: (...args: T) => Promise<ExitCode>): (...args: T) => Promise<void> {
  return async (...args) => {
    process.exitCode = await command(...args);
  };
}

/** The machine as `init` sees it; it asks only where somebody sits at both ends of a terminal. */
function machine(): Machine {
  const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
  const ci = process.env["CI"] ?? "";
  const attended = process.stdin.isTTY && process.stdout.isTTY && (ci === "" || ci === "false");
  const questions = async () => (await import("./commands/init/clack-questions.ts")).clackQuestions();
  return { zone, questions: attended ? questions : undefined };
}

const program = new Command("almanac")
  .description("Runs the Operate & Evolve phase of a live product from inside its GitHub repository.")
  .exitOverride()
  .showHelpAfterError("(almanac --help shows all commands)");

program
  .command("init")
  .description(
    "set Almanac up in this checkout: look, ask, show what would come of it, write the files that are missing",
  )
  .addOption(new Option("--repo <owner/name>", "the repository on GitHub (default: where the remote leads)"))
  .option("--yes", "ask nothing, take what is suggested", false)
  .option("--figures", "also write CSV files for the metrics that GitHub cannot know", false)
  .action(
    ends(async (options: InitOptions) => (await import("./commands/init.ts")).init(terminal, options, machine())),
  );

program
  .command("validate")
  .description("check the playbook: every problem at once, and who answers for what")
  .addOption(playbook())
  .addOption(org())
  .addOption(format("table", "json"))
  .action(
    ends(async (options: Options<typeof validate>) =>
      (await import("./commands/validate.ts")).validate(terminal, options),
    ),
  );

program
  .command("calendar")
  .description("what comes when, and who answers for it")
  .addOption(playbook())
  .addOption(org())
  .option("--from <day>", "first day (default: today)")
  .option("--to <day>", "last day (default: four weeks)")
  .addOption(format("table", "json", "ics"))
  .action(
    ends(async (options: Options<typeof calendar>) =>
      (await import("./commands/calendar.ts")).calendar(terminal, options),
    ),
  );

program
  .command("plan")
  .description("what a pass would change now, and why; writes nothing")
  .addOption(repo())
  .addOption(playbook())
  .addOption(now())
  .addOption(format("table", "json"))
  .option("--exit-code", "exit with 3 when there is something to do", false)
  .action(ends(async (options: Options<typeof plan>) => (await import("./commands/run.ts")).plan(terminal, options)));

program
  .command("run")
  .description("one pass; writes only with --as-runner")
  .addOption(repo())
  .addOption(playbook())
  .addOption(now())
  .addOption(format("table", "json"))
  .option("--as-runner", "write, in the place of the playbook's runner", false)
  .option("--author <login>", "the login whose items are ours", "github-actions[bot]")
  .option("--plan-file <file>", "write the plan there as JSON")
  .action(ends(async (options: Options<typeof run>) => (await import("./commands/run.ts")).run(terminal, options)));

program
  .command("report")
  .description("print the report of a cadence as it would be drafted now; writes nothing")
  .argument("<cadence>", "its id, for example weekly-analytics")
  .option("--date <day>", "the nominal day of its occurrence (default: the newest)")
  .addOption(repo())
  .addOption(playbook())
  .addOption(now())
  .action(
    ends(async (cadence: string, options: Parameters<typeof report>[2]) =>
      (await import("./commands/report.ts")).report(terminal, cadence, options),
    ),
  );

program
  .command("figure")
  .description("explain a metric: definition, inputs, window, steps, value; writes nothing")
  .argument("<metric>", "its id, for example activation-rate")
  .addOption(repo())
  .addOption(playbook())
  .addOption(now())
  .addOption(format("table", "json"))
  .action(
    ends(async (metric: string, options: Parameters<typeof figure>[2]) =>
      (await import("./commands/figure.ts")).figure(terminal, metric, options),
    ),
  );

program
  .command("postmortem")
  .description("post-mortems: what one lacks")
  .command("check")
  .description("what a post-mortem lacks, line by line, with an example of a good answer each")
  .argument("<file>", "the document")
  .addOption(playbook())
  .addOption(org())
  .option("--repo <owner/name>", "look up there whether owners of action items can be assigned")
  .addOption(now())
  .addOption(format("table", "json"))
  .action(
    ends(async (file: string, options: Parameters<typeof postmortemCheck>[2]) =>
      (await import("./commands/postmortem-check.ts")).postmortemCheck(terminal, file, options),
    ),
  );

program
  .command("holidays")
  .description("print a country's public holidays as an .ics file to commit")
  .argument("<place>", "a country, with its state where holidays differ: DE, DE-BE")
  .option("--years <years>", "2027, or 2026..2028 (default: this year and two more)")
  .action(
    ends(async (place: string, options: Parameters<typeof holidays>[2]) =>
      (await import("./commands/holidays.ts")).holidays(terminal, place, options),
    ),
  );

program
  .command("doctor")
  .description("what keeps Almanac from working in a repository, where, and what to change; writes nothing")
  .addOption(repo())
  .addOption(playbook())
  .option("--author <login>", "the login whose items are ours", "github-actions[bot]")
  .addOption(now())
  .addOption(format("table", "json"))
  .action(
    ends(async (options: Parameters<typeof doctor>[1]) =>
      (await import("./commands/doctor.ts")).doctor(terminal, options),
    ),
  );

program
  .command("serve")
  .description("run the GitHub App until told to stop; settings come from the environment")
  .option("--setup", "register the App first, on a page that fills GitHub's form in", false)
  .option("--url <url>", "with --setup: where GitHub will reach the server")
  .option("--org <org>", "with --setup: the organisation it will belong to (default: yourself)")
  .action(
    ends(async (options: SetUpOptions & { readonly setup: boolean }) =>
      options.setup
        ? (await import("./commands/set-up-app.ts")).setUpApp(terminal, options)
        : (await import("./app.ts")).app(terminal),
    ),
  );

program
  .command("schema")
  .description("print the JSON Schema of the playbook, for editors")
  .action(ends(async () => (await import("./commands/schema.ts")).schema(terminal)));

program
  .command("demo")
  .description("live through a quarter of a small product on an embedded GitHub")
  .option("--out <folder>", "where to leave what happened", "demo-output")
  .action(ends(async (options: Options<typeof demo>) => (await import("./commands/demo.ts")).demo(terminal, options)));

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = explain(error);
}

/** Says what went wrong in words a beginner can act on; what is a bug of ours keeps its stack. */
function explain(error: unknown): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof PlaybookError) {
    for (const { file, line, column, severity, message } of error.problems)
      terminal.err(`${file}:${line}:${column}: ${severity}: ${message}\n`);
    return 2;
  }
  if (error instanceof InputError) {
    terminal.err(`${error.message}\n`);
    return 2;
  }
  if (error instanceof GitHubError) {
    const { cause, place, fix } = error.diagnosis;
    terminal.err(`${cause}\n  where: ${place}\n  what to do: ${fix}\n`);
    return 1;
  }
  terminal.err(
    `This is a bug of Almanac, please report it.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return 1;
}
