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

interface Context {
  readonly quarter: QuarterId;
  readonly pulses: readonly PulseResult[];
  /** The community's report before this one, if there is one. */
  readonly previous: QuarterReport | undefined;
  readonly minimumGroup: number;
}

/** Everything a report says about taking part besides answering: who came, what was done, who helped whom. */
export function takingPart(
  signals: SignalResult | undefined,
  { quarter, pulses, previous, minimumGroup }: Context,
): Pick<QuarterReport, 'attendance' | 'participation' | 'groupMap'> {
  const guard = participationGuard(minimumGroup);
  const { labels = [], attendance, participation: facts } = signals ?? {};
  const groups = surveyGroups(labels, pulses);
  const bases = {
    members: labels.reduce((sum, label) => sum + label.members, 0),
    contributedBefore: previous && contributorsIn(previous, quarter),
  };
  const shown = {
    attendance: reportAttendance(attendance, groups, guard),
    ...(facts && { participation: reportParticipation(facts, bases, guard) }),
    groupMap: reportGroupMap(facts ?? {}, groups, guard),
  };
  return pulses.some(({ detail }) => detail === 'coarse') ? withoutPeople(shown) : shown;
}

/** What the report of the quarter before shows of who contributed; undefined unless it is an exact number. */
function contributorsIn({ quarter: of, participation }: QuarterReport, quarter: QuarterId): Bases['contributedBefore'] {
  if (of !== quarterAfter(quarter, -1) || participation?.contributions.status !== 'shown') return undefined;
  const { people } = participation.contributions;
  return people.status === 'exact' ? people : undefined;
}
