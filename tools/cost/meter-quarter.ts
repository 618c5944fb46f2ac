import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { persistentClock } from '../../local/clock.ts';
import { madeCommunity } from '../../local/made-community.ts';
import { judgeQuarter } from '../../local/outcome.ts';
import { silent } from '../../local/progress.ts';
import { quarterSpan, runQuarter } from '../../local/quarter.ts';
import { startStack } from '../../local/stack.ts';
import { synthesise } from '../../local/synthesise.ts';
import { siteKeys } from '../../shared/contract/objects.ts';
import type { QuarterId } from '../../shared/kernel/ids.ts';
import type { Fetch } from '../../web/survey/answer-calls.ts';
import { Meter, type Metered } from './meter.ts';

/** Zones of every metered community. Each adds its own openings and reminders, see docs/cost.md. */
export const zones = 3;

export interface MeteredQuarter extends Metered {
  readonly communities: number;
  readonly members: number;
  readonly answers: number;
}

/**
 * One whole quarter of so many communities, metered: three pulses, reminders, a report and its digest. Besides what
 * answering members do, every survey mail's link is opened once more (by mail filters and by people who only look), and
 * every member opens the report once.
 *
 * @throws Error if a stage of the quarter did not work, because its numbers would mean nothing
 */
export async function meterQuarter(root: string, communities: number, membersEach: number): Promise<MeteredQuarter> {
  const data = await mkdtemp(join(tmpdir(), 'pulse-cost-'));
  const meter = new Meter();
  const quarter = '2026-Q4' as QuarterId;
  const made = Array.from({ length: communities }, (_, index) =>
    madeCommunity(`made-${index + 1}`, membersEach, zones),
  );
  const span = quarterSpan({ communities: made, quarter });
  const clock = await persistentClock(join(data, 'clock.json'), span.start);
  let day = '';
  const openPage = meteredFetch(meter, () => day);
  const fetch = withItsCode((url, init) => {
    day = clock.now().slice(0, 10);
    return openPage(url, init);
  });
  const plan = { communities: made, quarter, seed: 'cost', membersFolder: join(data, 'members'), fetch };
  const stack = await startStack({
    assembly: await synthesise(root),
    data,
    port: 0,
    clock,
    meterCapacity: true,
    onCall: meter.call,
    onInvocation: meter.invocation,
    onLog: meter.line,
  });
  try {
    const { outcomes } = await runQuarter(stack, plan, silent);
    const { complaints } = await judgeQuarter(stack, plan, outcomes);
    if (complaints.length > 0) throw new Error(`a metered quarter must be a good one: ${complaints.join('; ')}`);
    for (const { text, at } of stack.mails()) {
      day = at.slice(0, 10);
      const [page] = /\/s\/[a-z0-9-]+\/[A-Za-z-]+(?=#t=)/.exec(text) ?? [];
      if (page !== undefined) await openPage(`${stack.url}${page}`);
    }
    for (const { community } of made) {
      const report = `${stack.url}/${siteKeys.reportPage(community.id, quarter)}`;
      for (let member = 0; member < membersEach; member++) await openPage(report);
    }
    return { ...meter.read(), communities, members: communities * membersEach, answers: outcomes.answered };
  } finally {
    await stack.stop();
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
  }
}

function meteredFetch(meter: Meter, day: () => string) {
  return async (url: string, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(url, init);
    const body = new Uint8Array(await response.clone().arrayBuffer());
    const contentType = response.headers.get('content-type') ?? '';
    const sentBytes = typeof init.body === 'string' ? Buffer.byteLength(init.body) : 0;
    meter.answer({ path: new URL(url).pathname, day: day(), contentType, sentBytes, body });
    return response;
  };
}

/** Fetches like a browser with an empty cache that runs the page: the code that the page names is fetched too. */
function withItsCode(openPage: Fetch): Fetch {
  return async (url, init) => {
    const response = await openPage(url, init);
    if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
    const assets = new Set((await response.clone().text()).match(/\/assets\/[\w.-]+/g));
    for (const asset of assets) await openPage(new URL(asset, url).href, {});
    return response;
  };
}
