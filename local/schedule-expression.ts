import { Cron } from 'croner';
import { epochMilliseconds, type Instant, instantOf } from '../shared/kernel/time.ts';

/**
 * When a schedule of EventBridge Scheduler fires next, strictly after `from`; undefined when it never will again.
 *
 * Differs from plain cron as the service does: weekdays are 1 (Sunday) to 7, `?` is `*`, and an hour that the spring
 * change skips is skipped, not moved. `rate` counts from `created`.
 *
 * @throws Error on an expression of another form
 */
export function nextOccurrence(
  expression: string,
  timeZone: string,
  created: Instant,
  from: Instant | undefined,
): Instant | undefined {
  const [, kind, inner = ''] = /^(at|rate|cron)\((.+)\)$/.exec(expression) ?? [];
  if (kind === 'at') {
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(inner)) throw new Error('at must be a date and time without zone');
    const at = timeZone === 'UTC' ? instantOf(Date.parse(`${inner}Z`)) : firstRun(inner, timeZone);
    return at !== undefined && (from === undefined || at > from) ? at : undefined;
  }
  const after = from ?? created;
  if (kind === 'rate') return nextOfRate(inner, created, after);
  if (kind === 'cron') return nextOfCron(cronPattern(inner), timeZone, after);
  throw new Error('schedule expression must be at(...), rate(...) or cron(...)');
}

function firstRun(local: string, timeZone: string): Instant | undefined {
  const run = new Cron(local, { timezone: timeZone, paused: true }).nextRun(new Date(0));
  return run ? instantOf(run.getTime()) : undefined;
}

function nextOfRate(inner: string, created: Instant, after: Instant): Instant {
  const [, count = '', unit = ''] = /^(\d+) (minute|hour|day)s?$/.exec(inner) ?? [];
  const length = Number(count) * ({ minute: 60_000, hour: 3_600_000, day: 86_400_000 }[unit] ?? Number.NaN);
  if (!(length > 0)) throw new Error('rate must be a number of minutes, hours or days');
  const elapsed = epochMilliseconds(after) - epochMilliseconds(created);
  return instantOf(epochMilliseconds(created) + (Math.max(0, Math.floor(elapsed / length)) + 1) * length);
}

/** Six fields of the service as the seven of croner. */
function cronPattern(inner: string): string {
  const fields = inner.trim().split(/\s+/);
  if (fields.length !== 6) throw new Error('cron must have six fields');
  const highest = [59, 23, 31, 12, 7, 2199];
  const stepped = fields.map((field, i) => field.replace(/(^|,)(\d+)\/(\d+)/g, `$1$2-${highest[i]}/$3`));
  stepped[4] = (stepped[4] ?? '').replace(/(^|[,-])([1-7])/g, (_, before, day) => `${before}${Number(day) - 1}`);
  return ['0', ...stepped].join(' ').replaceAll('?', '*');
}

function nextOfCron(pattern: string, timeZone: string, after: Instant): Instant | undefined {
  const cron = new Cron(pattern, { timezone: timeZone, paused: true });
  const asWritten = new Cron(pattern, { timezone: 'UTC', paused: true });
  let from = new Date(epochMilliseconds(after));
  for (let tries = 0; tries < 10; tries++) {
    const run = cron.nextRun(from);
    if (!run) return undefined;
    if (asWritten.match(new Date(`${wallClock(run, timeZone)}Z`))) return instantOf(run.getTime());
    from = run;
  }
  return undefined;
}

const wallClock = (date: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
    .format(date)
    .replace(' ', 'T');
