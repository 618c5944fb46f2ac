/**
 * A quarter of the example communities, run in this process; and the undisturbed ones that several suites look at from
 * different sides: of both communities, and of the small one alone, for suites that start the command many times.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { persistentClock } from '../../local/clock.ts';
import { type CommunityFiles, readNeighbours } from '../../local/community-files.ts';
import { judgeQuarter, readLinkOf } from '../../local/outcome.ts';
import { silent } from '../../local/progress.ts';
import { type QuarterPlan, quarterSpan, runQuarter } from '../../local/quarter.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { synthesise } from '../../local/synthesise.ts';
import { type OperatorInput, type OperatorReply, operatorReplies } from '../../shared/contract/operator-calls.ts';
import type { OperatorCommand } from '../../shared/contract/operator-commands.ts';
import type { CommunityId, QuarterId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { quarterReportSchema, reportVersion } from '../../shared/report/shape/quarter-report.ts';
import { memberIdOf } from '../../shared/roster/member-id.ts';
import { parseRoster } from '../../shared/roster/roster.ts';
import { openEveryLink } from '../attacks/open-every-link.ts';
import { onceARun } from '../once-a-run.ts';
import { attackedOnTheWay } from './attacks-on-the-way.ts';

const root = process.cwd();
const reportKeyOf = (community: string): string => `reports/${community}/2026-Q4/report.json`;

/** The small example community: what a suite gives to the start command, and the report that it compares. */
export const smallCommunity = {
  arguments: [
    ...['--roster', 'examples/chart-circle/roster.csv', '--config', 'examples/chart-circle/community.json'],
    ...['--quarter', '2026-Q4'],
  ],
  reportKey: reportKeyOf('chart-circle'),
} as const;

const neededSchema = z.object({
  action: z.string(),
  resource: z.string(),
  leadingKeys: z.exactOptional(z.array(z.string())),
  context: z.exactOptional(z.record(z.string(), z.string())),
});
/** A kind of call, with the logical id of the role that made it. */
const callSchema = z.object({ role: z.string(), needed: neededSchema });
const livedSchema = z.object({
  complaints: z.array(z.string()),
  /** Files of reports in the order in which they appeared; attackers had a look at each. */
  appeared: z.array(z.string()),
  /** Without what is random by construction. */
  report: z.unknown(),
  /** Recipient and subject of each, in the order of sending. */
  mails: z.array(z.string()),
  /** Who got a mail about pulses of both communities, once for each mail. */
  together: z.array(z.string()),
  inBoth: z.array(z.string()),
  lines: z.array(z.string()),
  followed: z.object({
    links: z.number(),
    writesBefore: z.number(),
    changes: z.array(z.string()),
    mails: z.number(),
  }),
  /** Each once. */
  calls: z.array(callSchema),
});
export type LivedQuarter = z.infer<typeof livedSchema>;

/** The undisturbed quarter, run once for all suites of a run. */
export const undisturbedQuarter = (): Promise<LivedQuarter> =>
  onceARun('undisturbed-quarter', livedSchema, async () => liveUndisturbed(await readNeighbours(root)));

/** The report of the small community alone in that quarter, run once for all suites of a run. */
export const undisturbedSmallReport = (): Promise<unknown> =>
  onceARun('undisturbed-small-report', z.unknown(), async () => {
    const [, small] = await readNeighbours(root);
    return (await liveUndisturbed(small ? [small] : [])).report;
  });

async function liveUndisturbed(communities: readonly CommunityFiles[]): Promise<LivedQuarter> {
  const folder = await mkdtemp(join(tmpdir(), 'commons-pulse-'));
  try {
    return await liveQuarter(folder, 1, communities);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * @param deliveries how often each schedule, message and event is delivered at the same time
 * @param communities the report of the first one is returned
 */
export async function liveQuarter(
  data: string,
  deliveries: number,
  communities: readonly CommunityFiles[],
): Promise<LivedQuarter> {
  const [first] = communities;
  if (!first) throw new Error('a quarter must have a community');
  const plan = { communities, quarter: '2026-Q4' as QuarterId, seed: 'commons', membersFolder: join(data, 'members') };
  const clock = await persistentClock(join(data, 'clock.json'), quarterSpan(plan).start);
  const lines: string[] = [];
  const writes: string[] = [];
  const calls = new Set<string>();
  const stack = await startStack({
    assembly: await synthesise(root),
    data,
    port: 0,
    clock,
    deliveries,
    onLog: (_, line) => lines.push(line),
    onCall: ({ operation, role, actions }) => {
      for (const needed of actions) calls.add(JSON.stringify({ role, needed }));
      if (/Put|Update|Delete|Transact|Send|POST/.test(operation)) writes.push(operation);
    },
  });
  try {
    // A suite that repeats a quarter compares its report with this one's.
    const attacked = deliveries === 1 ? await attackedOnTheWay(stack, communities) : undefined;
    const members = await runQuarter(attacked?.stack ?? stack, plan, silent);
    const { complaints } = await judgeQuarter(stack, plan, members.outcomes);
    const report = comparable(await stack.readSiteObject(reportKeyOf(first.community.id)));
    const before = { mails: stack.mails().length, writes: writes.length };
    const links = await openEveryLink(stack.mails());
    await stack.drain();
    const mails = stack.mails().map(({ to, subject }) => `${to} ${subject}`);
    const followed = {
      links,
      writesBefore: before.writes,
      changes: writes.slice(before.writes),
      mails: mails.length - before.mails,
    };
    const together = stack
      .mails()
      .filter(({ text }) => communities.every(({ community }) => text.includes(`/s/${community.id}-`)))
      .map(({ to }) => String(to));
    const afterwards = [
      ...(await reading(stack, plan)),
      ...(await asking(stack, communities)),
      ...(await leaving(stack, communities)),
    ];
    return {
      complaints: [...complaints, ...(attacked?.findings ?? []), ...afterwards],
      appeared: [...(attacked?.appeared ?? [])],
      ...{ report, mails, together, inBoth: inBoth(communities), lines, followed },
      calls: [...calls].map((text) => callSchema.parse(JSON.parse(text))),
    };
  } finally {
    await stack.stop();
  }
}

export function comparable(bytes: Uint8Array | undefined): unknown {
  const { provenance, $schema, ...report } = quarterReportSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  return report;
}

/** Addresses of people who are in both communities. */
function inBoth(communities: readonly CommunityFiles[]): string[] {
  const [ours = [], theirs = []] = communities
    .map(({ roster }) => parseRoster(roster))
    .map((rows) => (rows.ok ? rows.value.map(({ address }) => String(address)) : []));
  return theirs.filter((one) => ours.includes(one));
}

/** What readers ask for: the report with its read link, and what members get back with their own. */
async function reading(stack: Stack, plan: Pick<QuarterPlan, 'communities' | 'quarter'>): Promise<string[]> {
  const id = plan.communities[0]?.community.id ?? ('' as CommunityId);
  const [community, quarter, key] = ((await readLinkOf(stack, id, plan.quarter)) ?? '').split('#')[1]?.split('/') ?? [];
  const post = (path: string, body: object) =>
    fetch(`${stack.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const exchanged = await post('/api/read', { community, quarter, key });
  const cookie = exchanged.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const paths = ['report.html', 'report.json'].map((name) => `${id}/${plan.quarter}/${name}`);
  const asked = [...paths, `${id}/`, `schema/quarter-report-${reportVersion}.json`].map((path) => `/reports/${path}`);
  const replies = await Promise.all(
    [...asked, '/'].map(async (path) => [path, (await fetch(`${stack.url}${path}`, { headers: { cookie } })).status]),
  );
  const links = stack.mails().map(({ text }) => /\/s\/([a-z0-9-]+)\/[A-Za-z-]+#t=([\w-]{43})/.exec(text));
  const [, pulse, token] = links.findLast((link) => link !== null) ?? [];
  const status = await post('/api/status', { pulse, token, language: 'en' });
  return [
    ...replies
      .filter(([path, code]) => code !== 200 && path !== '/')
      .map(([path, code]) => `${path}: ${code} for a reader`),
    ...((await status.text()).includes('givenBack') ? [] : ['a member must learn the last results with their link']),
  ];
}

/** What an operator's commands ask of their function, about the first person of the roster and the first pulse. */
async function asking(stack: Stack, communities: readonly CommunityFiles[]): Promise<string[]> {
  const at = '2027-01-20T10:00:00Z' as Instant;
  const rows = parseRoster(communities[0]?.roster ?? new Uint8Array());
  const [first] = rows.ok ? rows.value : [];
  if (!first) throw new Error('a community must have a roster');
  const ask = async <C extends OperatorCommand>(input: OperatorInput & { readonly command: C }) =>
    operatorReplies[input.command].parse(await stack.invoke('serve-operator', input)) as OperatorReply<C>;
  const { communities: found } = await ask({ command: 'about', member: memberIdOf(first.address), at });
  const { pulses } = await ask({ command: 'pulses', at });
  const [of] = pulses;
  const before = of && (await ask({ command: 'void', pulse: of.pulse, at }));
  return [
    ...(found.length > 0 ? [] : ['an operator must learn what is stored about a person']),
    ...(before?.state === of?.state ? [] : ['an operator must learn the state of a pulse']),
  ];
}

/** What no simulated member does: one leaves the way a mail program does it, one asks to be forgotten, one comes back. */
async function leaving(stack: Stack, communities: readonly CommunityFiles[]): Promise<string[]> {
  const link = /https?:[^"\\<>\s]*\/api\/unsubscribe\/[\w.-]+/.exec(JSON.stringify(stack.mails()))?.[0] ?? '';
  const reply = await fetch(link, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) });
  const [one] = new TextDecoder().decode(communities[0]?.roster).match(/[^\s,]+@[^\s,]+/g) ?? [];
  const list = `forget/${communities[0]?.community.id}.csv`;
  const wishes = `email,wish\n${one},forget\nsomebody@example.org,return\n`;
  await stack.putInboxObject(list, new TextEncoder().encode(wishes));
  await stack.drain();
  const problems = stack.failures().map(({ what }) => what);
  if (!reply.ok) problems.push(`unsubscribing must be done at once, but answered ${reply.status}`);
  if (await stack.readInboxObject(list)) problems.push('the list must be deleted when it is done');
  return problems;
}
