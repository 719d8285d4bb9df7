import type { DirectiveUse } from "../../markdown/directive.ts";
import type { Shown } from "../figures/figure-directives.ts";
import { sentence } from "../sentence.ts";
import { actionsTable } from "./actions-table.ts";
import { BACKLOG_ORDERS, backlogTable } from "./backlog-table.ts";
import { candidatesTable } from "./candidates-table.ts";
import { deliveryRates } from "./delivery-rates.ts";
import { dependencyTable } from "./dependency-table.ts";
import { feedbackGroups } from "./feedback-groups.ts";
import { flowTable } from "./flow-table.ts";
import { healthLines } from "./health-lines.ts";
import { overdueList } from "./overdue-list.ts";
import { presenceTable } from "./presence-table.ts";
import { securityTable } from "./security-table.ts";
import { supportSummary } from "./support-summary.ts";
import { unfinishedTable } from "./unfinished-table.ts";
import type { Known, WorkScene } from "./work-scene.ts";

/** The directives that show work and how it went, with their attributes. */
export const workDirectives = {
  backlog: ["label", "by", "empty"],
  candidates: ["empty"],
  unfinished: ["empty"],
  capacity: ["roles", "empty"],
  actions: ["empty"],
  overdue: ["empty"],
  support: ["label"],
  feedback: ["label", "empty"],
  flow: ["label", "empty"],
  deliveries: ["empty"],
  health: [],
  security: [],
  dependencies: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The roles whose people build. */
const BUILDERS = "developer, backend-architect, frontend-developer";

/** The machine-made text of such a directive. */
export function showWork(use: DirectiveUse, scene: WorkScene): Shown {
  const { empty, by = "age" } = use.attributes;
  if (empty !== undefined && empty !== "hide")
    return { wrong: `\`empty="${empty}"\` is unknown; there is \`empty="hide"\`.` };
  if (use.name === "backlog" && !isOrder(by))
    return { wrong: `\`by="${by}"\` is unknown; there are \`age\` and \`reactions\`.` };
  const text = textOf(use, scene);
  return { text: text ?? (empty === "hide" ? undefined : (NOTHING[use.name] ?? "None.")) };
}

const NOTHING: Readonly<Record<string, string>> = {
  capacity: "Nobody is named for these roles.",
  flow: "Nothing was finished in these days or in those before.",
  deliveries: "Nothing was due.",
};

function textOf({ name, attributes: { label, by, roles } }: DirectiveUse, scene: WorkScene): string | undefined {
  switch (name) {
    case "backlog":
      return given(scene.open(), (open) =>
        backlogTable(scene, open, { label, by: by !== undefined && isOrder(by) ? by : "age" }),
      );
    case "candidates":
      return given(scene.open(), (open) => candidatesTable(scene, open));
    case "unfinished":
      return given(scene.open(), (open) => unfinishedTable(scene, open));
    case "capacity":
      return presenceTable(scene.presence((roles ?? BUILDERS).split(",").map((role) => role.trim())), scene.period.to);
    case "actions":
      return actionsTable(scene);
    case "overdue":
      return overdueList(scene);
    case "support":
      return given(scene.responses(label ?? "support"), (responses) =>
        given(scene.open(), (open) => supportSummary(scene, label ?? "support", responses, open)),
      );
    case "feedback":
      return given(scene.activity(), (activity) =>
        given(scene.open(), (open) =>
          given(scene.discussions(), (told) => feedbackGroups(scene, activity, open, { label, told })),
        ),
      );
    case "flow":
      return given(scene.activity(), (activity) =>
        flowTable(scene, {
          activity,
          responses: scene.responses(label ?? "support"),
          incidents: scene.incidents(),
        }),
      );
    case "deliveries":
      return given(scene.obligations(), deliveryRates);
    case "health":
      return healthLines(scene, {
        activity: scene.activity(),
        incidents: scene.incidents(),
        monitors: scene.monitors(),
        failures: scene.failures(),
        security: scene.security(),
      });
    case "dependencies":
      return given(scene.pinned(), (pinned) =>
        given(scene.open(), (open) =>
          given(scene.security(), (security) => dependencyTable(scene, pinned, open, security)),
        ),
      );
    case "security":
      return given(scene.security(), (security) => securityTable(scene, security));
    default:
      return undefined;
  }
}

/** Asks for everything a directive would show, so that it is read in one round. */
export function askFor(name: string, attributes: DirectiveUse["attributes"], scene: WorkScene): void {
  const { label = "support" } = attributes;
  if (["backlog", "candidates", "unfinished", "support", "feedback", "dependencies"].includes(name)) scene.open();
  if (["feedback", "flow", "health"].includes(name)) scene.activity();
  if (name === "feedback") scene.discussions();
  if (["support", "flow"].includes(name)) scene.responses(label);
  if (["flow", "health"].includes(name)) scene.incidents();
  if (["health", "security", "dependencies"].includes(name)) scene.security();
  if (name === "dependencies") scene.pinned();
  if (name === "health") {
    scene.failures();
    scene.monitors();
  }
  if (name === "deliveries") scene.obligations();
}

function given<T>(known: Known<T>, make: (value: T) => string | undefined): string | undefined {
  return known.kind === "known" ? make(known.value) : sentence(`Not known: ${known.because}`);
}

function isOrder(by: string): by is (typeof BACKLOG_ORDERS)[number] {
  return BACKLOG_ORDERS.some((order) => order === by);
}
