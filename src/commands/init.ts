import { readFile } from "node:fs/promises";
import { InputError } from "../errors.ts";
import { PLAYBOOK_FILE } from "../playbook/playbook-file.ts";
import type { Playbook } from "../playbook/playbook.ts";
import { renderCalendarTable } from "../render/calendar.ts";
import { renderPlanText } from "../render/plan-text.ts";
import { renderRoleTable, roleTable } from "../render/role-table.ts";
import { readBuiltIns } from "../sources/built-ins.ts";
import { localOf } from "../time/zone.ts";
import { holidaysFile } from "./holidays-file.ts";
import { type Answers, suggestAnswers } from "./init/answers.ts";
import { ask, askSchedule } from "./init/ask.ts";
import { type Detected, detect } from "./init/detect.ts";
import { FIGURE_FILES, FIGURE_LINES, FIGURE_WORDS } from "./init/figure-files.ts";
import { HOLIDAYS } from "./init/places.ts";
import { type Preview, preview } from "./init/preview.ts";
import { type ProposedFile, propose } from "./init/propose.ts";
import type { Questions } from "./init/questions.ts";
import { costWords, foundWords, guessWords, nextWords } from "./init/words.ts";
import { writeFiles } from "./init/write-files.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

/** What `init` is told on the command line. */
export type InitOptions = {
  readonly repo: string | undefined;
  readonly yes: boolean;
  /** Whether files for figures that GitHub cannot know are written, too. */
  readonly figures?: boolean;
};

/** What `init` knows of the machine: its time zone, and how to ask people where some are there. */
export type Machine = { readonly zone: string; readonly questions: (() => Promise<Questions>) | undefined };

/** `almanac init`: looks, asks, shows what would come of it, and writes the files that are missing; never over a file that is there. */
export async function init(terminal: Terminal, options: InitOptions, machine: Machine): Promise<ExitCode> {
  const { detected, client } = await detect(terminal, { repo: options.repo, zone: machine.zone });
  const standing = standingWords(detected);
  if (detected.existing.playbook !== undefined && detected.existing.workflow !== undefined) {
    if (options.figures === true) return figuresOnly(terminal, detected, standing);
    terminal.out(`${standing}\nNothing is missing, so nothing was changed. To check the playbook: almanac validate\n`);
    return 0;
  }
  const builtIns = await readBuiltIns(terminal.templates);
  const workflow = await readFile(new URL("workflows/almanac.yml", terminal.templates), "utf8");
  const incidentForm = await readFile(new URL("issue-forms/incident.yml", terminal.templates), "utf8");
  terminal.out(`Found\n${foundWords(detected)}\n${standing}\n`);

  const now = terminal.clock.now();
  const questions = options.yes ? undefined : await machine.questions?.();
  const answers = await answersFor(detected, questions, Number(now.slice(0, 4)));
  const holidays = answers.place === undefined ? undefined : await holidaysOf(answers.place, Number(now.slice(0, 4)));
  const material = { workflow, incidentForm, holidays, today: localOf(now, answers.zone).date };
  const seen = await preview({ detected, client, files: propose(detected, answers, material), builtIns, now });
  terminal.out(`${previewWords(seen, detected, terminal.interactive)}\n`);

  const isPrivate = detected.github?.private;
  const schedule =
    questions === undefined || detected.existing.workflow !== undefined
      ? answers.schedule
      : await askSchedule(questions, answers.schedule, isPrivate !== false);
  if (schedule === undefined) throw new InputError("Nothing was written, as you chose.");
  if (detected.existing.workflow === undefined) terminal.out(`\n${costWords(schedule, isPrivate)}\n`);
  const proposed = propose(detected, { ...answers, schedule }, material);
  const files = options.figures === true ? withFigures(proposed) : proposed;
  const written = await writeFiles(detected.root, files);
  const guess = guessWords(detected, answers.defaultOwner);
  terminal.out(
    [
      "",
      ...files.map((file) => fileWords(file, written)),
      ...(guess === "" ? [] : ["", guess]),
      "",
      nextWords(detected, files),
      "",
      ...(options.figures === true ? [FIGURE_WORDS] : [FIGURE_OFFER]),
      "",
    ].join("\n"),
  );
  return 0;
}

const FIGURE_OFFER =
  "Growth, retention, money, NPS and the like GitHub cannot know: `almanac init --figures` writes the files to put them in.";

/** The files with those for figures, which a new playbook is connected to at once. */
function withFigures(files: readonly ProposedFile[]): readonly ProposedFile[] {
  const connected = files.map(({ path, text }) => ({
    path,
    text: path === PLAYBOOK_FILE ? `${text}\n${FIGURE_LINES}` : text,
  }));
  return [...connected, ...FIGURE_FILES];
}

/** Adds the files for figures to a checkout in which Almanac is set up already. */
async function figuresOnly(terminal: Terminal, detected: Detected, standing: string): Promise<ExitCode> {
  const written = await writeFiles(detected.root, FIGURE_FILES);
  terminal.out(
    [
      standing,
      ...FIGURE_FILES.map((file) => fileWords(file, written)),
      "",
      FIGURE_WORDS,
      "",
      `Lines for ${PLAYBOOK_FILE}, as far as it does not say so already:`,
      "",
      FIGURE_LINES,
    ].join("\n"),
  );
  return 0;
}

async function answersFor(detected: Detected, questions: Questions | undefined, year: number): Promise<Answers> {
  const suggested = suggestAnswers(detected);
  if (questions === undefined || detected.existing.playbook !== undefined) return suggested;
  return ask(questions, detected, suggested, async (place) => holidaysOf(place, year));
}

async function holidaysOf(place: string, year: number): Promise<string> {
  return holidaysFile(place, [year, year + 1, year + 2]);
}

function standingWords({ existing }: Detected): string {
  const { playbook, workflow, holidays } = existing;
  const paths = [
    playbook === undefined ? undefined : PLAYBOOK_FILE,
    workflow,
    holidays === undefined ? undefined : HOLIDAYS,
  ];
  return paths
    .flatMap((path) => (path === undefined ? [] : [`${path} stands already and is left as it is.\n`]))
    .join("");
}

function previewWords({ playbook, week, firstPass }: Preview, { github }: Detected, color: boolean): string {
  const { zone } = playbook;
  const gate = playbook.gate === undefined ? "" : " (all of it waits until the launch is signed off)";
  const over = github?.observed === undefined ? " in a repository without issues, since GitHub was not looked at" : "";
  return [
    ["Who answers for what", answerers(playbook)],
    [`The first week${gate}`, renderCalendarTable(week, zone)],
    [`The first pass, if it came now${over}`, renderPlanText(firstPass, { zone, color })],
  ]
    .map(([title = "", text = ""]) => `\n${title}\n\n${text}`)
    .join("\n");
}

/** A table of roles; one sentence while everything is one person's. */
function answerers(playbook: Playbook): string {
  const rows = roleTable(playbook);
  const [first] = rows;
  const alike = first !== undefined && rows.every(({ who, because }) => who === first.who && because === first.because);
  return alike
    ? `${first.who}, for all ${rows.length} roles, because of ${first.because}; until \`roles:\` there names others.`
    : renderRoleTable(playbook);
}

function fileWords({ path }: ProposedFile, written: readonly string[]): string {
  return written.includes(path) ? `Wrote ${path}` : `Left ${path} as it is: it came into being meanwhile`;
}
