import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Schedule, SCHEDULES, cronOf, minutesAMonth } from "../../src/commands/init/schedule.ts";

const schedules: readonly Schedule[] = ["quarter-hourly", "hourly", "four-hourly"];

/** The minutes of a day on which a cron line of ours starts. */
function startsOn(cron: string): readonly number[] {
  const [minutes = "", hours = ""] = cron.split(" ");
  const step = hours === "*" ? 1 : Number(hours.slice(2));
  const ofHours = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => hour % step === 0);
  return ofHours.flatMap((hour) => minutes.split(",").map((minute) => hour * 60 + Number(minute)));
}

describe("a schedule", () => {
  it.each([
    ["quarter-hourly", 2880],
    ["hourly", 720],
    ["four-hourly", 180],
  ] as const)("%s takes %d minutes a month", (schedule, minutes) => {
    expect(minutesAMonth(schedule)).toBe(minutes);
  });

  it("starts as often as it says, evenly, and never in the first ten minutes of an hour", () => {
    fc.assert(
      fc.property(fc.constantFrom(...schedules), fc.string(), (schedule, repository) => {
        const starts = startsOn(cronOf(schedule, repository));
        const gaps = new Set(starts.slice(1).map((start, index) => start - (starts[index] ?? 0)));
        expect(starts).toHaveLength(SCHEDULES[schedule].looksADay);
        expect([...gaps]).toEqual([1440 / SCHEDULES[schedule].looksADay]);
        expect(starts.every((start) => start % 60 > 10 && start % 60 < 60)).toBe(true);
      }),
    );
  });

  it("spreads repositories over the hour, and stays the same for each", () => {
    const names = Array.from({ length: 60 }, (_, index) => `acme/shop-${index}`);
    expect(new Set(names.map((name) => cronOf("hourly", name))).size).toBeGreaterThan(20);
    expect(cronOf("hourly", "Acme/Shop")).toBe(cronOf("hourly", "acme/shop"));
  });
});
