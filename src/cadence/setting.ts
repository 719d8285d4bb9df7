import type { Playbook } from "../playbook/playbook.ts";
import type { LocalDate, Zone } from "../time/local-date.ts";
import type { WorkingTime } from "../time/working-hours.ts";

/** What every date of a pass is reckoned with: the playbook and the holidays in force. */
export type Setting = { readonly playbook: Playbook; readonly holidays: ReadonlySet<LocalDate> };

/** The playbook's working time on the clocks of a zone. */
export function workingTimeOf(setting: Setting, zone: Zone): WorkingTime {
  return { ...setting.playbook.workingTime, zone, holidays: setting.holidays };
}
