import type { Disturbance } from '../../../local/gateway.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { siteOf } from './call-site.ts';
import { answer, bringRoster, judge } from './case.ts';
import { startWorld, type World } from './world.ts';

/**
 * What goes wrong with one call, once. `fail-before`, `fail-after`: every attempt of the SDK is refused, or completed without
 * an answer, so the function sees it fail. `lost-answer`: only the first, so that the SDK's own repeat meets what it did
 * itself. `time-out-before`, `time-out-after`: the function's time runs out in the middle of the call.
 */
export const faults = ['fail-before', 'fail-after', 'lost-answer', 'time-out-before', 'time-out-after'] as const;
export type Fault = (typeof faults)[number];

/** A fault at a call site, or all deliveries of a kind an hour late or once more. */
export type Trouble =
  | { readonly fault: Fault; readonly site: string }
  | { readonly delivery: 'late' | 'twice'; readonly of: 'schedules' | 'mails' };

export interface Outcome {
  readonly troubles: readonly Trouble[];
  /** Troubles whose call was never made. */
  readonly missed: readonly Trouble[];
  readonly problems: readonly string[];
}

const attempts = 3;
const means: Readonly<Record<Fault, { readonly disturbance: Disturbance; readonly times: number }>> = {
  'fail-before': { disturbance: 'refuse', times: attempts },
  'fail-after': { disturbance: 'lose', times: attempts },
  'lost-answer': { disturbance: 'lose', times: 1 },
  'time-out-before': { disturbance: 'die-before', times: 1 },
  'time-out-after': { disturbance: 'die-after', times: 1 },
};

/** Calls that a function makes once for each of several rows. */
const severalRows = /^send-mail .*(?:member|invitations|SendRawEmail)|^close-pulse DeleteItem Responses/;

interface Case {
  readonly community: string;
  readonly troubles: readonly Trouble[];
  readonly seen: Map<Trouble, { rows: number; hit?: string; left: number }>;
  /** Bodies of requests to the queue of mails, to be delivered later. */
  readonly held: string[];
}

const withDelivery = ({ troubles }: Pick<Case, 'troubles'>, of: 'schedules' | 'mails') =>
  troubles.flatMap((trouble) => ('delivery' in trouble && trouble.of === of ? [trouble.delivery] : []))[0];

/** Runs one pulse of as many communities as there are cases, each with its own troubles, and judges every one of them. */
export async function runSweep(
  assembly: string,
  troubles: readonly (readonly Trouble[])[],
  options: { readonly deliveries?: number; readonly onSite?: (site: string) => void } = {},
): Promise<Outcome[]> {
  const cases: Case[] = troubles.map((own, index) => ({
    community: `case-${String(index).padStart(3, '0')}`,
    troubles: own,
    seen: new Map(),
    held: [],
  }));
  const byName = new Map(cases.map((one) => [one.community, one]));
  const world = await startWorld({
    assembly,
    at: instant('2026-10-13T02:00:00Z'),
    deliveries: options.deliveries ?? 1,
    disturb(arriving) {
      const found = siteOf(arriving);
      const one = found && byName.get(found.community);
      if (!one) return undefined;
      options.onSite?.(found.site);
      const delivery = withDelivery(one, 'mails');
      if (delivery && arriving.operation.startsWith('SendMessage')) {
        one.held.push(arriving.body);
        // A message that arrives late is one that did not arrive in time.
        return delivery === 'late' ? 'refuse' : undefined;
      }
      return disturbanceOf(one, found);
    },
  });
  try {
    for (let i = 0; i < cases.length; i += 20) {
      await Promise.all(cases.slice(i, i + 20).map(({ community }) => bringRoster(world, community)));
    }
    await runPulse(world, cases);
    const outcomes: Outcome[] = [];
    for (const { community, troubles: own, seen } of cases) {
      const missed = own.filter((trouble) => 'fault' in trouble && seen.get(trouble)?.hit === undefined);
      outcomes.push({ troubles: own, missed, problems: await judge(world, community) });
    }
    return outcomes;
  } finally {
    await world.stop();
  }
}

function disturbanceOf(one: Case, { site, call }: { site: string; call: string }): Disturbance | undefined {
  for (const trouble of one.troubles) {
    if (!('fault' in trouble) || trouble.site !== site) continue;
    const { disturbance, times } = means[trouble.fault];
    const seen = one.seen.get(trouble) ?? { rows: 0, left: times };
    one.seen.set(trouble, seen);
    seen.rows += 1;
    // The second row of a kind, if there are several, so that something is done and something remains to do.
    if (seen.hit === undefined && (seen.rows === 2 || !severalRows.test(site))) seen.hit = call;
    if (seen.hit !== call || seen.left === 0) continue;
    seen.left -= 1;
    return disturbance;
  }
  return undefined;
}

const instant = (text: string) => text as Instant;

async function runPulse(world: World, cases: readonly Case[]): Promise<void> {
  const delay = async (...steps: string[]): Promise<void> => {
    for (const one of cases) {
      const delivery = withDelivery(one, 'schedules');
      if (!delivery) continue;
      for (const step of steps) await world.changeSchedules(one.community, step, delivery);
    }
  };
  const deliverHeld = async (): Promise<void> => {
    for (const { held } of cases) for (const body of held.splice(0)) await world.deliverMails(body);
    await world.stack.drain();
  };
  await world.plan(instant('2026-10-13T03:00:00Z'));
  await delay('open', 'opened', 'remind1');
  await world.stack.advanceTo(instant('2026-10-13T08:30:00Z'));
  await deliverHeld();
  // Anything missed today is made up for: mail at the next opening hour, the rest during the night.
  await world.plan(instant('2026-10-14T03:00:00Z'));
  await world.stack.advanceTo(instant('2026-10-14T12:00:00Z'));
  await Promise.all(cases.map(({ community }) => answer(world, community)));
  await world.plan(instant('2026-10-17T03:00:00Z'));
  await delay('remind2');
  await world.stack.advanceTo(instant('2026-10-20T12:00:00Z'));
  await deliverHeld();
  await world.stack.advanceTo(instant('2026-10-23T18:00:00Z'));
  await deliverHeld();
  await world.plan(instant('2026-10-24T03:00:00Z'));
  await delay('freeze', 'close', 'results');
  await world.stack.advanceTo(instant('2026-10-27T19:00:00Z'));
  await world.plan(instant('2026-10-28T03:00:00Z'));
  await world.stack.advanceTo(instant('2026-10-28T12:00:00Z'));
  await world.plan(instant('2026-10-29T03:00:00Z'));
  await world.stack.advanceTo(instant('2026-10-29T12:00:00Z'));
}
