/**
 * The schedules that should exist for a quarter in which a pulse was held: its report at the time that its manifests promised,
 * then the mails about it to members and stewards, on a few mornings. A quarter without a pulse has nothing to publish.
 */
import type { Community } from '../contract/community.ts';
import { limits } from '../contract/limits.ts';
import type { QuarterId } from '../kernel/ids.ts';
import { addSeconds, daySeconds, type Instant } from '../kernel/time.ts';
import { type BegunPulse, type DesiredSchedule, onMornings, scheduledStep } from './scheduled-step.ts';

export function quarterSchedules(community: Community, begun: readonly BegunPulse[]): DesiredSchedule[] {
  const quarters = Map.groupBy(
    begun.filter(({ state }) => state !== 'refused'),
    ({ quarter }) => quarter,
  );
  return [...quarters].flatMap(([quarter, pulses]) => {
    const published = pulses.map(({ publishes }) => publishes).reduce((last, at) => (at > last ? at : last));
    return publicationSteps(community, quarter, pulses, published, limits.laterMornings);
  });
}

/** The report at `published`, and each mail about it on its morning and the given number of `following` ones. */
export function publicationSteps(
  { id }: Community,
  quarter: QuarterId,
  pulses: readonly BegunPulse[],
  published: Instant,
  following: number,
): DesiredSchedule[] {
  const named = { community: id, quarter };
  const mornings = (step: 'withheld' | 'digest' | 'comments' | 'comments-end', first: Instant): DesiredSchedule[] =>
    onMornings(
      first,
      (at, left) => scheduledStep(`${id}-${quarter}-${step}`, at, { step, ...named, at, ...left }),
      following,
    );
  const commentsReady = addSeconds(published, limits.commentsNoticeSeconds);
  const lastDays = (limits.inboxRetentionDays - limits.commentsLastDays) * daySeconds;
  return [
    scheduledStep(`${id}-${quarter}-publish`, published, { step: 'publish', ...named, at: published }),
    ...mornings('withheld', addSeconds(published, limits.withheldNoticeSeconds)),
    ...mornings('digest', addSeconds(published, 60 * 60)),
    ...(pulses.some(({ comments }) => comments)
      ? [...mornings('comments', commentsReady), ...mornings('comments-end', addSeconds(commentsReady, lastDays))]
      : []),
  ];
}
