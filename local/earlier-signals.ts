import { quarterAfter } from '../shared/contract/quarters.ts';
import type { QuarterId } from '../shared/kernel/ids.ts';
import { daySeconds, instantOf } from '../shared/kernel/time.ts';
import { parseRoster } from '../shared/roster/roster.ts';
import type { CommunityFiles } from './community-files.ts';
import { dice } from './simulated-dice.ts';

/** Thirteen weeks: sessions stay on their weekday. */
const quarterDays = 91;
/** How much of the last quarter's participation there was one, two and more quarters before. */
const shares = [0.85, 0.7, 0.6];

type SignalFile = CommunityFiles['signals'][number];

/**
 * What a steward would have uploaded in an earlier quarter, made from the files of the example's own one: the same days of the
 * week with fewer people, and fewer of the same facts. The same each time.
 *
 * @param quartersBack 1 for the quarter before that of the files
 */
export function earlierSignals(files: CommunityFiles, of: QuarterId, quartersBack: number): SignalFile[] {
  const quarter = quarterAfter(of, -quartersBack);
  const share = shares[Math.min(quartersBack, shares.length) - 1] ?? 1;
  const before = (day: string) =>
    instantOf(Date.parse(day) - quartersBack * quarterDays * daySeconds * 1000).slice(0, 10);
  const sessions = files.signals.flatMap(({ name }) => /\d{4}-\d{2}-\d{2}/.exec(name)?.[0] ?? []);
  const facts = files.signals.find(({ name }) => name === 'signals.csv');
  return [
    ...sessions.map((day) => attendance(files, before(day), share)),
    ...(facts ? [earlierFacts(facts, quarter, before, share)] : []),
  ];
}

function attendance({ roster, community }: CommunityFiles, day: string, share: number): SignalFile {
  const rows = parseRoster(roster);
  const came = (rows.ok ? rows.value : []).filter(({ address }) => {
    const inclination = 0.6 * dice(community.id, address, 'comes') + 0.4 * dice(community.id, address, day);
    return inclination > 1 - 0.5 * share;
  });
  const lines = came.map(({ address, name }) => {
    const [first = '', ...rest] = name.split(' ');
    return `${first},${rest.join(' ')},${address},45 min,3:02 PM,3:47 PM`;
  });
  return {
    name: `meet-${day}.csv`,
    bytes: text(['First name,Last name,Email,Duration,Time joined,Time exited', ...lines]),
  };
}

function earlierFacts(
  { bytes }: SignalFile,
  quarter: QuarterId,
  before: (day: string) => string,
  share: number,
): SignalFile {
  const [header = '', ...rows] = new TextDecoder().decode(bytes).trim().split(/\r?\n/);
  const kept = rows.flatMap((row) => {
    const [date = '', kind = '', member, type, subject = '', ...rest] = row.split(',');
    const isQuestion = kind.startsWith('question');
    // A question is kept or left out with its answers.
    if (dice(quarter, isQuestion ? subject : row) > share) return [];
    const about = isQuestion ? `${subject}-${quarter}` : subject;
    return [[`${before(date.slice(0, 10))}${date.slice(10)}`, kind, member, type, about, ...rest].join(',')];
  });
  return { name: `facts-${quarter}.csv`, bytes: text([header, ...kept]) };
}

const text = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(`${lines.join('\n')}\n`);
