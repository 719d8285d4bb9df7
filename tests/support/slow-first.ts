import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest, longest first: begun last, it would run on while the other workers have nothing left to do. */
const SLOW = [
  "e2e/fault-injection",
  "e2e/action",
  "properties/decade",
  "commands/doctor",
  "server/serve",
  "properties/zones",
  "e2e/incident",
  "server/database",
  "server/page",
  "properties/passes",
  "commands/init",
];

/** Runs the slow test files before the others, on machines too that have not run them before and so know nothing of their times. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const others = await super.sort(files);
    const place = ({ moduleId }: TestSpecification): number => {
      const found = SLOW.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
      return found === -1 ? SLOW.length : found;
    };
    return others.toSorted((a, b) => place(a) - place(b));
  }
}
