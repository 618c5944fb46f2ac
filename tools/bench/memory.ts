/**
 * How much memory each function that reads a whole roster takes with this many members: their files are imported, imported
 * again with one name changed, and one pulse runs from the heads-up to the digest. Mails are not sent: send-mail reads 25
 * people at a time, however many there are, and would take an hour.
 */
import { EventEmitter } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { persistentClock } from '../../local/clock.ts';
import { madeCommunity } from '../../local/made-community.ts';
import { startStack } from '../../local/stack.ts';
import { synthesise } from '../../local/synthesise.ts';
import { publicationOf } from '../../shared/calendar/calendar.ts';
import { inboxKeys } from '../../shared/contract/objects.ts';
import type { QuarterId } from '../../shared/kernel/ids.ts';
import { addSeconds, type Instant } from '../../shared/kernel/time.ts';
import { type MeasuredCall, measuredEnvironment } from './measured-environment.ts';

export interface MemoryNumbers {
  readonly label: string;
  readonly step: string;
  readonly memory: number;
  readonly peak: number;
  readonly seconds: number;
  readonly calls: number;
  readonly killed: number;
}

/**
 * The peak over all calls of a function and step, in the order in which they first ran.
 *
 * @param isWhole whether to run a whole pulse, or only what comes before it opens
 */
export async function measureFunctions(members: number, isWhole: boolean): Promise<MemoryNumbers[]> {
  const data = await mkdtemp(join(tmpdir(), 'commons-pulse-memory-'));
  const clock = await persistentClock(join(data, 'clock.json'), '2026-11-26T00:00:00Z' as Instant);
  const calls: MeasuredCall[] = [];
  const measured = measuredEnvironment((call) => calls.push(call));
  const stack = await startStack({
    assembly: await synthesise(process.cwd()),
    data,
    port: 0,
    clock,
    startEnvironment: (settings) => (settings.label === 'send-mail' ? sendsNothing() : measured(settings)),
  });
  try {
    const { community, roster } = madeCommunity('large', members);
    const lastPulse = { ...community, pulses: community.pulses.slice(-1) };
    const configuration = new TextEncoder().encode(JSON.stringify(lastPulse));
    await stack.putInboxObject(inboxKeys.configuration(community.id), configuration);
    await stack.putInboxObject(inboxKeys.roster(community.id), roster);
    await stack.drain();
    const text = new TextDecoder().decode(roster).replace('Member 7,', 'Member Seven,');
    await stack.putInboxObject(inboxKeys.roster(community.id), new TextEncoder().encode(text));
    await stack.drain();
    const firstImports = calls.filter(({ label }) => label === 'import-roster').length;
    const end = addSeconds(publicationOf(community, '2026-Q4' as QuarterId), 3 * 3600);
    await stack.advanceTo(isWhole ? end : ('2026-11-27T12:00:00Z' as Instant));
    if (firstImports < 2) throw new Error('both files must have been imported');
    return highest(calls);
  } finally {
    await stack.stop();
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
  }
}

function highest(calls: readonly MeasuredCall[]): MemoryNumbers[] {
  const bySteps = Map.groupBy(calls, ({ label, step }) => `${label} ${step}`);
  return [...bySteps.values()].map((same) => ({
    label: same[0]?.label ?? '',
    step: same[0]?.step ?? '',
    memory: same[0]?.memory ?? 0,
    peak: Math.max(...same.map(({ peak }) => peak)),
    seconds: Math.max(...same.map(({ seconds }) => seconds)),
    calls: same.length,
    killed: same.filter(({ killed }) => killed).length,
  }));
}

/** Removes every message from the mail queue without handling it. */
function sendsNothing() {
  const environment = Object.assign(new EventEmitter(), {
    postMessage: (message: unknown) => {
      const id = typeof message === 'object' && message !== null && 'id' in message ? message.id : undefined;
      setImmediate(() => environment.emit('message', { id, cpuMilliseconds: 0, value: '{"batchItemFailures":[]}' }));
    },
    terminate: async () => environment.emit('exit'),
  });
  setImmediate(() => environment.emit('message', { ready: true }));
  return environment;
}
