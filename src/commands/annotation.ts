/** A problem at a line, in the form that makes the runner show it there. */
export function annotation(problem: {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}): string {
  return `::error file=${property(problem.file)},line=${problem.line},col=${problem.column}::${escapeData(problem.message)}`;
}

/** The same for what is only worth knowing. */
export function notice({
  file,
  line,
  message,
}: {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}): string {
  return `::notice file=${property(file)},line=${line}::${escapeData(message)}`;
}

/** Text as a workflow command takes it. */
export function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
