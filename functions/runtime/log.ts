import type { LogEvent, LogEvents } from '../../shared/contract/log-events.ts';

/** Writes one entry of the closed registry as one JSON line. */
export type Log = <E extends LogEvent>(event: E, fields: LogEvents[E]) => void;

/** Entries that need somebody's attention are written at WARN, so that they survive a stricter log level. */
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
  'quarter.withheld',
]);

export const log: Log = (event, fields) => {
  const line = `${JSON.stringify({ level: warnings.has(event) ? 'WARN' : 'INFO', event, ...fields })}\n`;
  process.stdout.write(line);
};
