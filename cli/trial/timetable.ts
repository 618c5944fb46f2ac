import type { Instant } from '../../shared/kernel/time.ts';
import type { TrialDates } from './settings.ts';

/** What happens when, in the community's time zone. */
export function timetable(dates: TrialDates, timeZone: string, members: number): string[] {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  const events: (readonly [Instant | undefined, string])[] = [
    [dates.uploadBy, 'last planning run before it opens: upload both files by then'],
    [dates.headsUp, 'stewards get the dry run'],
    [dates.opens, `the pulse opens, and each of the ${members} members gets an invitation`],
    [dates.opened, 'stewards hear that it is open, or why not'],
    ...dates.reminders.map((at) => [at, 'members who have not answered get a reminder'] as const),
    [dates.closes, 'the announced close; late answers still count'],
    [dates.acceptsUntil, 'answers are counted and destroyed within minutes'],
    [dates.counted, 'stewards hear how many mails were delivered'],
    [dates.results, 'the results of the pulse are published, for members, stewards and leaders alike'],
    [dates.publishes, 'the report of the quarter is published, once its month is over'],
    [dates.digest, 'stewards and leaders get it by mail'],
  ];
  return events
    .flatMap(([at, words]) => (at === undefined ? [] : [{ at, words }]))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ at, words }) => `  ${format.format(Date.parse(at)).padEnd(20)}${words}`);
}
