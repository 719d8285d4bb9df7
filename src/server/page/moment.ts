import { type Instant, toMillis } from "../../time/instant.ts";
import { type Html, html } from "./html.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A moment as people need it: how far it is from now, and what a clock in UTC shows then; that it is UTC is said once on a page. */
export function moment(at: Instant, now: Instant): Html {
  return html`<time datetime="${at}">${distance(at, now)} <span class="clock">${clockFace(at, now)}</span></time>`;
}

/** How far a moment is from now: `in 12 min`, `3 h ago`, `now`. */
export function distance(at: Instant, now: Instant): string {
  const millis = toMillis(at) - toMillis(now);
  const size = sizeOf(Math.abs(millis));
  if (size === "") return "now";
  return millis > 0 ? `in ${size}` : `${size} ago`;
}

/** A length of time with no more than two units; empty below a minute. */
export function sizeOf(millis: number): string {
  if (millis < MINUTE) return "";
  if (millis < HOUR) return `${Math.floor(millis / MINUTE)} min`;
  if (millis < DAY) {
    const minutes = Math.floor((millis % HOUR) / MINUTE);
    return `${Math.floor(millis / HOUR)} h${minutes === 0 ? "" : ` ${minutes} min`}`;
  }
  const days = Math.floor(millis / DAY);
  return days === 1 ? "1 day" : `${days} days`;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `03:20` today, with the day on all others. */
export function clockFace(at: Instant, now: Instant): string {
  const time = at.slice(11, 16);
  if (at.slice(0, 10) === now.slice(0, 10)) return time;
  const year = at.slice(0, 4) === now.slice(0, 4) ? "" : ` ${at.slice(0, 4)}`;
  return `${Number(at.slice(8, 10))} ${MONTHS[Number(at.slice(5, 7)) - 1] ?? ""}${year}, ${time}`;
}
