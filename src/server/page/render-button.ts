import { type Html, html } from "./html.ts";

/** A button that changes something. */
export type Button = {
  readonly action: "/replay" | "/look" | "/stop" | "/resume";
  readonly words: string;
  /** What it is about, where others of the same words are near. */
  readonly about: string;
  /** Not what somebody most likely came for. */
  readonly second?: boolean;
  readonly csrf: string;
  readonly fields: Readonly<Record<string, string>>;
};

/** A form of one button, which brings along that it is this person's own. */
export function renderButton({ action, words, about, second, csrf, fields }: Button): Html {
  const hidden = Object.entries({ csrf, ...fields });
  return html`<form class="press${second === true && " second"}" method="post" action="${action}">
    ${hidden.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}<button>
      ${words}<span class="unseen"> ${about}</span>
    </button>
  </form>`;
}
