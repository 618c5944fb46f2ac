/** Whether every stage of a simulated quarter worked, and the short table printed at the end of a run. */

import { pulsesOf } from '../shared/calendar/calendar.ts';
import { commitmentSchema } from '../shared/contract/commitment.ts';
import { givenBackSchema } from '../shared/contract/given-back.ts';
import { inboxKeys, siteKeys } from '../shared/contract/objects.ts';
import { readAddress } from '../shared/contract/reading.ts';
import type { CommunityId, QuarterId } from '../shared/kernel/ids.ts';
import { newestReport } from '../shared/report/shape/published-reports.ts';
import type { CommunityFiles } from './community-files.ts';
import { errandKeys, type QuarterPlan } from './quarter.ts';
import type { MemberOutcomes } from './simulated-members.ts';
import type { Stack } from './stack.ts';

export interface Verdict {
  readonly table: string;
  /** Empty if every stage worked. */
  readonly complaints: readonly string[];
}

export async function judgeQuarter(stack: Stack, plan: QuarterPlan, members: MemberOutcomes): Promise<Verdict> {
  const complaints = [
    ...stack.failures().map(({ where, what }) => `${where}: ${what}`),
    ...members.surprises,
    ...(members.answered > 0 ? [] : ['no member answered']),
  ];
  const tables: string[] = [];
  for (const files of plan.communities) {
    complaints.push(...(await judgeImports(stack, files)));
    const { lines, problems } = await judgeCommunity(stack, plan, files);
    complaints.push(...problems);
    tables.push(lines.join('\n'));
  }
  const repeated = repeatedMails(stack);
  if (repeated > 0) complaints.push(`${repeated} mails were sent twice`);
  const where = [
    `  mail inbox     ${stack.url}/_local/inbox   (${stack.mails().length} mails)`,
    `  public reports ${stack.url}/`,
  ];
  return { table: [...tables, ...where].join('\n'), complaints };
}

async function judgeImports(stack: Stack, files: CommunityFiles): Promise<string[]> {
  const problems = errandKeys(files).map(async (key) => {
    const result = await stack.readInboxObject(inboxKeys.importResult(key));
    const text = result && new TextDecoder().decode(result);
    if (text?.includes('"outcome": "imported"')) return [];
    // The configuration arrives before the roster and waits for it.
    if (key.endsWith('community.json') && text?.includes('"outcome": "waiting"')) return [];
    return [`${key} was not imported: ${text ?? 'no result was written'}`];
  });
  return (await Promise.all(problems)).flat();
}

async function judgeCommunity(stack: Stack, { quarter }: QuarterPlan, { community }: CommunityFiles) {
  const problems: string[] = [];
  const lines = [
    `${community.name}, ${quarter}`,
    '  pulse                asked     reached    answered  groups merged',
  ];
  const report = await newestReport(community.id, quarter, (key) => stack.readSiteObject(key));
  if (!report) return { lines, problems: [`no report of ${community.id}, ${quarter} was published`] };
  for (const { pulse } of pulsesOf(community, quarter)) {
    const bytes = await stack.readSiteObject(siteKeys.commitment(pulse));
    const shown = report.pulses.find((candidate) => candidate.pulse === pulse);
    if (!bytes || !shown) {
      problems.push(`${pulse} was not closed and published`);
      continue;
    }
    const { contradiction, lost } = commitmentSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
    if (contradiction ?? lost) problems.push(`${pulse} was not counted: ${contradiction ?? lost}`);
    const { asked: sent, reached: arrived, answered, mergedLabels } = shown;
    const numbers = [sent, arrived, answered].map((number) =>
      number.status === 'exact' ? number.people : number.status,
    );
    const cells = [...numbers, mergedLabels].map(String);
    const [asked = '', reached = '', people = '', merged = ''] = cells;
    lines.push(
      `  ${pulse.slice(-7).padEnd(15)}${asked.padStart(11)}${reached.padStart(12)}${people.padStart(12)}${merged.padStart(15)}`,
    );
  }
  const link = await readLinkOf(stack, community.id, quarter);
  if (link === undefined || !stack.mails().some(({ text }) => text.includes(link))) {
    problems.push(`no digest of ${community.id}, ${quarter} was sent`);
  }
  const comments = inboxKeys.comments(community.id, quarter);
  const written = (await stack.readInboxObject(comments)) !== undefined;
  if (community.comments && !written) problems.push(`no comments of ${community.id}, ${quarter} were handed over`);
  lines.push(
    `  read link      ${stack.url}${link ?? ''}   (opens the report, its JSON and CSV)`,
    ...(written ? [`  comments       ${stack.url}/_local/${comments}   (for stewards)`] : []),
  );
  return { lines, problems };
}

/** The path of the read link that the digest of a quarter has; undefined before its report is published. */
export async function readLinkOf(
  stack: Pick<Stack, 'readSiteObject'>,
  community: CommunityId,
  quarter: QuarterId,
): Promise<string | undefined> {
  const stored = await stack.readSiteObject(siteKeys.givenBack(community));
  const { links } = stored ? givenBackSchema.parse(JSON.parse(new TextDecoder().decode(stored))) : {};
  const link = links?.[quarter];
  return link === undefined ? undefined : readAddress('en', link);
}

/** Mails beyond the first with the same id, which is derived from what the mail is and whom it is for. */
function repeatedMails(stack: Stack): number {
  const ids = stack
    .mails()
    .map(({ headers }) => headers.find(({ name }) => name.toLowerCase() === 'message-id')?.value);
  return ids.length - new Set(ids).size;
}
