import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { peopleTable } from '../functions/adapters/people-table.ts';
import { pulseDefinitions } from '../functions/adapters/pulse-definitions.ts';
import { openingOf, pulsesOf } from '../shared/calendar/calendar.ts';
import { recentPulses } from '../shared/calendar/desired-schedules.ts';
import type { Community } from '../shared/contract/community.ts';
import { quarterOf } from '../shared/contract/quarters.ts';
import type { PulseId } from '../shared/kernel/ids.ts';
import { addSeconds, dayOf, daySeconds, type Instant } from '../shared/kernel/time.ts';
import { signedIn, type TablesAccount } from './account.ts';
import { asJson, command } from './command.ts';
import { type Deployment, findDeployment } from './deployment.ts';
import { exitCodes } from './exit-codes.ts';
import { asksAws, jsonOption, stageOption } from './usual-options.ts';

interface Line {
  readonly pulse: PulseId;
  readonly state: string;
  readonly opens: Instant;
  readonly closes: Instant;
}

/** `pulse pulses`. Changes nothing. */
export const listPulses = command(
  {
    command: 'npx pulse pulses',
    does: 'Lists the pulses of a deployment, past, open and planned, in UTC. Look here before you replace a key.',
    options: { stage: stageOption, json: jsonOption },
    exits: { done: 'no pulse is open', found: 'a pulse is open, or not counted yet', ...asksAws },
  },
  (): TablesAccount => signedIn(),
  async ({ options: { stage, json } }, { out }, account) => {
    const { lambda, tables, now } = account();
    const lines = await pulsesOfStage(await findDeployment(stage, lambda), tables, now);
    const running = lines.filter(isRunning);
    if (json) {
      const pulses = lines.map(({ pulse, state, opens, closes }) => ({ pulse, state, opens, closes }));
      out(asJson({ stage, isOpen: running.length > 0, pulses }));
    } else {
      for (const { pulse, state, opens, closes } of lines)
        out(`${state.padEnd(13)}${opens.slice(0, 16)}Z to ${closes.slice(0, 16)}Z  ${pulse}`);
      out(running.length === 0 ? 'No pulse is open.' : `Open, or not counted yet: ${running.length}.`);
    }
    return running.length === 0 ? exitCodes.done : exitCodes.found;
  },
);

export const isRunning = ({ state }: Line): boolean => state === 'opening' || state === 'open' || state === 'frozen';

/** Recent pulses with their states, and those of the next three months as `planned`; earliest first. */
export async function pulsesOfStage(
  { environmentOf }: Deployment,
  tables: DynamoDBDocumentClient,
  now: Instant,
): Promise<Line[]> {
  const people = peopleTable(tables, environmentOf('plan-pulses', 'PEOPLE_TABLE'));
  const definitions = pulseDefinitions(tables, environmentOf('plan-pulses', 'INVITATIONS_TABLE'));
  const lines: Line[] = [];
  for (const id of await people.communities()) {
    const community = (await people.programme(id))?.community;
    if (!community) continue;
    const begun = await Promise.all(recentPulses(community, now).map((pulse) => definitions.read(pulse)));
    const known = begun.filter((definition) => definition !== undefined);
    lines.push(...known, ...planned(community, now).filter(({ pulse }) => known.every((one) => one.pulse !== pulse)));
  }
  return lines.sort((a, b) => (a.opens < b.opens ? -1 : 1));
}

/** The calendar of the next three months. */
function planned(community: Community, now: Instant): Line[] {
  const days = [0, 91].map((ahead) => dayOf(addSeconds(now, ahead * daySeconds)));
  const quarters = new Set(days.map((day) => quarterOf(day, community.quarter.firstMonth)));
  return [...quarters]
    .flatMap((quarter) => pulsesOf(community, quarter))
    .map((dates) => ({ ...dates, state: 'planned', opens: openingOf(community, dates, [community.timeZone]) }))
    .filter(({ opens }) => opens > now);
}
