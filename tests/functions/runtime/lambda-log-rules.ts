/**
 * How Lambda files a line that a function writes to its standard output, if the log format is JSON. A small model of
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html, which says for all logging methods
 * other than those of the runtime:
 *
 * - the line must be a JSON object with the key `level`; with a missing or invalid level it is filed at INFO;
 * - the time must be valid RFC 3339; otherwise the line is filed at INFO and given a time, regardless of its level;
 * - a line below the application log level of the function is dropped.
 */
const levels = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'] as const;
type Level = (typeof levels)[number];

export interface Filed {
  readonly level: Level;
  /** Whether the time is the line's own. */
  readonly ownTime: boolean;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Section 5.6 of RFC 3339, with the ranges that it gives; a leap second is left out. */
const rfc3339 =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Undefined if the line is dropped. */
export function filedByLambda(line: string, kept: Level): Filed | undefined {
  const fields = objectIn(line);
  const ownTime = typeof fields['timestamp'] === 'string' && rfc3339.test(fields['timestamp']);
  const told = levels.find((level) => level === String(fields['level']).toUpperCase());
  const level = (ownTime && told) || 'INFO';
  return levels.indexOf(level) < levels.indexOf(kept) ? undefined : { level, ownTime, fields: { ...fields, level } };
}

function objectIn(line: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : { message: line };
  } catch {
    return { message: line };
  }
}
