import type { Episode } from "./episode.ts";
import { absentOwners } from "./episodes/absent-owners.ts";
import { clocksGoBack } from "./episodes/clocks-go-back.ts";
import { confidentialIncident } from "./episodes/confidential-incident.ts";
import { deletedItem } from "./episodes/deleted-item.ts";
import { editedItems } from "./episodes/edited-items.ts";
import { falseAlarm } from "./episodes/false-alarm.ts";
import { forgottenFigures } from "./episodes/forgotten-figures.ts";
import { holidayShift } from "./episodes/holiday-shift.ts";
import { lateDeclaration } from "./episodes/late-declaration.ts";
import { launch } from "./episodes/launch.ts";
import { mendedRole } from "./episodes/mended-role.ts";
import { missedTarget } from "./episodes/missed-target.ts";
import { outage } from "./episodes/outage.ts";
import { postMortem } from "./episodes/post-mortem.ts";
import { renamedLabel } from "./episodes/renamed-label.ts";
import { yearEnd } from "./episodes/year-end.ts";

/** Everything out of the ordinary that happens in the quarter, in order of the days it is told under. */
export const episodes: readonly Episode[] = [
  launch,
  mendedRole,
  renamedLabel,
  editedItems,
  falseAlarm,
  clocksGoBack,
  lateDeclaration,
  deletedItem,
  postMortem,
  forgottenFigures,
  missedTarget,
  outage,
  confidentialIncident,
  absentOwners,
  holidayShift,
  yearEnd,
];
