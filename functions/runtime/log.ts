import type { LogEvent, LogEvents } from '../../shared/contract/log-events.ts';
import { type Instant, instantOf } from '../../shared/kernel/time.ts';

/** Writes one entry of the closed registry as one JSON line. */
export type Log = <E extends LogEvent>(event: E, fields: LogEvents[E]) => void;

/** Entries that need attention are written at WARN, so that they survive a stricter log level. */
const warnings: ReadonlySet<LogEvent> = new Set<LogEvent>([
  'request.failed',
  'roster.refused',
  'signals.refused',
  'pulse.refused',
  'pulse.overdue',
  'pulse.contradicted',
  'pulse.lost',
  'mail.paused',
  'mail.refused',
  'pulse.withheld',
  'quarter.withheld',
]);

/**
 * The line of an entry. Lambda reads `timestamp` and `level` and files a line that lacks either at INFO, so without a timestamp
 * warnings would be lost. Whole seconds, because CloudWatch keeps a finer time of every line in any case
 * (docs/adr/0040-log-lines-carry-a-time.md).
 */
export const logLine = <E extends LogEvent>(event: E, fields: LogEvents[E], timestamp: Instant): string =>
  JSON.stringify({ timestamp, level: warnings.has(event) ? 'WARN' : 'INFO', event, ...fields });

export const log: Log = (event, fields) => {
  process.stdout.write(`${logLine(event, fields, instantOf(Date.now()))}\n`);
};
