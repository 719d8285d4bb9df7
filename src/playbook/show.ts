/** A found value as a message may repeat it: one line, in quotes, shortened; what could be a secret is described, never repeated. */
export function show(value: string): string {
  if (looksSecret(value))
    return `a value of ${value.length} characters that is not repeated here, since it could be a secret`;
  // Control and direction characters could make a terminal or a page show something else than stands there.
  const plain = value.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029\s]+/gu, " ").trim();
  const characters = Array.from(plain);
  return characters.length > LONGEST ? `"${characters.slice(0, LONGEST - 1).join("")}…"` : `"${plain}"`;
}

const LONGEST = 60;

/** Whether a text has the form of a credential: a known prefix, a URL with a password or a webhook's path, or a long run of mixed characters. */
export function looksSecret(value: string): boolean {
  return SIGNS.some((sign) => sign.test(value)) || (value.match(/[A-Za-z0-9+/_=]{24,}/g) ?? []).some(isMixed);
}

const SIGNS: readonly RegExp[] = [
  /\b(?:gh[opusr]_|github_pat_|glpat-|xox[abeprs]-|sk[-_]|pk_|rk_|AKIA|ASIA|AIza|ya29\.|eyJ|npm_|hooks\.)\w/,
  /-----BEGIN/,
  /:\/\/[^/\s]*:[^/\s]*@/,
  /https?:\/\/\S*(?:hook|ping|token|key|secret|sig)\S*/i,
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/i,
];

function isMixed(run: string): boolean {
  return /\d/.test(run) && /[A-Za-z]/.test(run);
}
