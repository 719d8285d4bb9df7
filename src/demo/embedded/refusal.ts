/** GitHub says no: what it answers instead. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
  constructor(
    status: number,
    message: string,
    more: Readonly<Record<string, unknown>> = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.status = status;
    this.body = { message, ...more, documentation_url: "https://docs.github.com/rest", status: String(status) };
    this.headers = headers;
  }
}

/** One entry of `errors` in a 422. */
export type FieldError = {
  readonly resource: string;
  readonly code: string;
  readonly field?: string;
  readonly message?: string;
  readonly value?: unknown;
};

/** There is no such thing, or it may not be seen. */
export function notFound(message = "Not Found"): Refusal {
  return new Refusal(404, message);
}

/** What was sent has the wrong form. */
export function invalid(...errors: readonly FieldError[]): Refusal {
  return new Refusal(422, "Validation Failed", { errors });
}

/** A field that must be there is not. */
export function missingField(field: string): Refusal {
  return new Refusal(422, `Invalid request.\n\n"${field}" wasn't supplied.`);
}

/** A field has the wrong JSON type. */
export function wrongType(field: string, value: unknown, expected: string): Refusal {
  return new Refusal(
    422,
    `Invalid request.\n\nFor 'properties/${field}', ${JSON.stringify(value)} is not ${expected}.`,
  );
}
