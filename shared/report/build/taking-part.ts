import { quarterAfter } from '../../contract/quarters.ts';
import type { PulseResult, SignalResult } from '../../contract/results.ts';
import type { QuarterId } from '../../kernel/ids.ts';
import { withoutPeople } from '../disclosure/coarse.ts';
import { participationGuard } from '../disclosure/participation-guard.ts';
import type { QuarterReport } from '../shape/quarter-report.ts';
import { reportAttendance } from './attendance.ts';
import { reportGroupMap } from './group-map.ts';
import { type Bases, reportParticipation } from './participation.ts';
import { surveyGroups } from './survey-groups.ts';
import { sessionsIn, takingPartIn } from './taking-part-before.ts';

interface Context {
  readonly quarter: QuarterId;
  readonly pulses: readonly PulseResult[];
  /** Every report of the community that was published before. */
  readonly published: readonly QuarterReport[];
  readonly minimumGroup: number;
}

/** Everything a report says about taking part besides answering: who came, what was done, who helped whom. */
export function takingPart(
  signals: SignalResult | undefined,
  { quarter, pulses, published, minimumGroup }: Context,
): Pick<QuarterReport, 'attendance' | 'participation' | 'groupMap'> {
  const guard = participationGuard(minimumGroup);
  const { labels = [], attendance, participation: facts } = signals ?? {};
  const groups = surveyGroups(labels, pulses);
  const before = takingPartIn(quarterAfter(quarter, -1), published);
  const bases = {
    members: labels.reduce((sum, label) => sum + label.members, 0),
    contributedBefore: before && contributorsIn(before),
  };
  const shown = {
    attendance: reportAttendance(attendance, groups, guard, sessionsIn(before)),
    ...(facts && { participation: reportParticipation(facts, bases, guard) }),
    groupMap: reportGroupMap(facts ?? {}, groups, guard),
  };
  return pulses.some(({ detail }) => detail === 'coarse') ? withoutPeople(shown) : shown;
}

/** What the report of the quarter before shows of who contributed; undefined unless it is an exact number. */
function contributorsIn({ participation }: QuarterReport): Bases['contributedBefore'] {
  if (participation?.contributions.status !== 'shown') return undefined;
  const { people } = participation.contributions;
  return people.status === 'exact' ? people : undefined;
}
