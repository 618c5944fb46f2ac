import { type HeadsUp, headsUp, type NextPulse } from '../../emails/heads-up.ts';
import type { RenderedMail } from '../../emails/layout.ts';
import type { StewardMail } from '../../emails/steward-mail.ts';
import { questionCount } from '../../shared/answers/instruments.ts';
import { firstRunOf, laterDate, type PulseDates } from '../../shared/calendar/calendar.ts';
import { sendingSeconds } from '../../shared/calendar/sending-time.ts';
import { holidaysKnownUntil } from '../../shared/calendar/settled-calendar.ts';
import { yearAhead } from '../../shared/calendar/year-ahead.ts';
import { zonedInstant } from '../../shared/calendar/zoned-time.ts';
import type { Community } from '../../shared/contract/community.ts';
import { limits } from '../../shared/contract/limits.ts';
import type { Member, Programme } from '../../shared/contract/people.ts';
import type { SendQuota } from '../../shared/contract/pulse.ts';
import { type Detail, pulseRulesOf } from '../../shared/contract/pulse-rules.ts';
import type { CalendarDate } from '../../shared/kernel/time.ts';
import { type ComparisonPorts, compareCommunities } from '../../shared/pulse/compare-communities.ts';
import { promiseFingerprint, promiseOf } from '../../shared/pulse/manifest.ts';
import { decideOpening, openingTerms } from '../../shared/pulse/opening.ts';
import { dryRun } from '../../shared/report/build/dry-run.ts';
import { atLeastOf } from '../../shared/report/disclosure/people-guard.ts';
import { reachableAt, reachOf } from '../../shared/roster/reachable.ts';

interface Plan {
  readonly programme: Programme;
  readonly dates: PulseDates;
  readonly members: readonly Member[];
  readonly quota: SendQuota | undefined;
}

/** Whether the pulse would be coarse if it opened with today's rosters and plans, decided as at the opening. */
export async function foreseenDetail(
  { programme: { community, zones }, dates, members }: Plan,
  ports: ComparisonPorts,
): Promise<Detail> {
  const reach = reachOf(members, reachableAt(members, firstRunOf(community, dates, zones)));
  return (await compareCommunities(community, dates, reach, ports)).detail;
}

/** The heads-up for a planned pulse in each reader's language, made with the code that will open and count the pulse. */
export function dryRunMail(
  { programme, dates, members, quota }: Plan,
  detail: Detail,
): (reader: StewardMail) => RenderedMail {
  const { community, zones } = programme;
  const at = firstRunOf(community, dates, zones);
  const reachable = reachableAt(members, at);
  // How much of today's quota is used says nothing about the day of the opening.
  const fresh = quota && { ...quota, sentToday: 0 };
  const reach = reachOf(members, reachable);
  const terms = { ...openingTerms(community, dates, reach.zones), detail };
  const rules = pulseRulesOf(terms);
  const opening = decideOpening(terms, reach, fresh, at);
  const { groups, labels, refusal } = opening;
  // Of all members: the number of mails would say how many get none.
  const sending = fresh && { mails: members.length, ...fresh };
  const facts: Omit<HeadsUp, keyof StewardMail> = {
    questions: questionCount(dates.instruments, community.instruments),
    opens: zonedInstant(dates.opensOn, community.calendar.opens.at, community.timeZone),
    closes: dates.closes,
    acceptsUntil: dates.acceptsUntil,
    resultsAt: dates.resultsAt,
    next: nextPulses(community, dates),
    holidaysKnownUntil: endingHolidays(community, dates),
    ...rules,
    groups,
    together: groupsByLabel(labels),
    notAskedAtLeast: atLeastOf(members.length - reachable.length, rules.minimumGroup),
    responsePercent: limits.expectedResponsePercent,
    shown: dryRun(opening, rules.minimumGroup, limits.expectedResponsePercent).groups,
    sending,
    sendingSeconds: sending ? sendingSeconds(sending) : 0,
    refusal,
    promise: promiseFingerprint(promiseOf(terms)),
  };
  return (reader) => headsUp({ ...reader, ...facts });
}

/** The three months after this one. */
const nextPulses = (community: Community, { pulse, opensOn }: PulseDates): NextPulse[] =>
  yearAhead(community, opensOn)
    .filter((one) => one.pulse !== pulse)
    .slice(0, 3)
    .map((one) => ({ month: one.month, ...(one.status === 'skipped' ? { isSkipped: true } : one) }));

/** Undefined while public holidays are known for another year, or none are asked for. */
function endingHolidays(community: Community, { opensOn }: PulseDates): CalendarDate | undefined {
  const until = holidaysKnownUntil(community);
  return until !== undefined && until < laterDate(opensOn, 366) ? until : undefined;
}

function groupsByLabel(labels: Readonly<Record<string, string>>): Map<string, string[]> {
  const groups = Object.keys(labels).toSorted();
  return Map.groupBy(groups, (group) => labels[group] ?? group);
}
