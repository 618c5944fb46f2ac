import { parseArgs } from 'node:util';
import { peopleTable } from '../functions/adapters/people-table.ts';
import { pulseDefinitions } from '../functions/adapters/pulse-definitions.ts';
import type { Community } from '../shared/contract/community.ts';
import { quarterOf } from '../shared/contract/quarters.ts';
import type { PulseId } from '../shared/kernel/ids.ts';
import { addSeconds, dayOf, daySeconds, type Instant } from '../shared/kernel/time.ts';
import { openingOf, pulsesOf } from '../shared/people/calendar.ts';
import { recentPulses } from '../shared/people/desired-schedules.ts';
import { type Terminal, UsageError } from './command.ts';
import { findDeployment } from './deployment.ts';
import { readArguments } from './read-arguments.ts';
import { real } from './surroundings.ts';

const usage = `usage: npx pulse pulses --stage NAME

Says which pulses of a deployment were held, are open and come next, in UTC: what to look at before a key is deleted.

  --stage NAME    a deployed stage

Exit code 0: none is open. 1: one is. 2: the command cannot be understood.`;

interface Line {
  readonly pulse: PulseId;
  readonly state: string;
  readonly opens: Instant;
  readonly closes: Instant;
}

/** `pulse pulses`. Changes nothing. */
export async function listPulses(args: readonly string[], terminal: Terminal, surroundings = real): Promise<number> {
  const stage = readStage(args);
  if (stage === undefined) {
    terminal.out(usage);
    return 0;
  }
  const { lambda, tables, now } = surroundings();
  const { environmentOf } = await findDeployment(stage, lambda);
  const people = peopleTable(tables, environmentOf('plan', 'PEOPLE_TABLE'));
  const definitions = pulseDefinitions(tables, environmentOf('plan', 'INVITATIONS_TABLE'));
  const lines: Line[] = [];
  for (const id of await people.communities()) {
    const community = (await people.programme(id))?.community;
    if (!community) continue;
    const begun = await Promise.all(recentPulses(community, now).map((pulse) => definitions.read(pulse)));
    const known = begun.filter((definition) => definition !== undefined);
    lines.push(...known, ...planned(community, now).filter(({ pulse }) => known.every((one) => one.pulse !== pulse)));
  }
  for (const { pulse, state, opens, closes } of lines.toSorted((a, b) => (a.opens < b.opens ? -1 : 1))) {
    terminal.out(`${state.padEnd(13)}${opens.slice(0, 16)}Z to ${closes.slice(0, 16)}Z  ${pulse}`);
  }
  const running = lines.filter(({ state }) => state === 'opening' || state === 'open' || state === 'frozen');
  terminal.out(running.length === 0 ? 'No pulse is open.' : `Open, or not counted yet: ${running.length}.`);
  return running.length === 0 ? 0 : 1;
}

/** What the calendar has for the next three months. */
function planned(community: Community, now: Instant): Line[] {
  const days = [0, 91].map((ahead) => dayOf(addSeconds(now, ahead * daySeconds)));
  const quarters = new Set(days.map((day) => quarterOf(day, community.quarter.firstMonth)));
  return [...quarters]
    .flatMap((quarter) => pulsesOf(community, quarter))
    .map((dates) => ({ ...dates, state: 'planned', opens: openingOf(community, dates, [community.timeZone]) }))
    .filter(({ opens }) => opens > now);
}

function readStage(args: readonly string[]): string | undefined {
  const options = { stage: { type: 'string' }, help: { type: 'boolean', default: false } } as const;
  const values = readArguments(usage, () => parseArgs({ args: [...args], options }))?.values;
  if (values === undefined) return undefined;
  if (values.stage === undefined) throw new UsageError(`--stage must be given.\n\n${usage}`);
  return values.stage;
}
