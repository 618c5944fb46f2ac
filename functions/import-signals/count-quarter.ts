/**
 * Counts of a quarter, recomputed from all its facts and reduced to labels, made by the rule for those of the surveys from
 * everyone on today's roster, so that both name the same groups.
 *
 * Concurrent imports for one quarter may overtake each other. So each import, having written its counts, reads the facts
 * again and recounts if their version has changed: the last to write has counted everything.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import type { InboxStore } from '../../shared/contract/file-stores.ts';
import { inboxKeys } from '../../shared/contract/objects.ts';
import type { Member, Programme } from '../../shared/contract/people.ts';
import { lastDayOf, quarterAfter } from '../../shared/contract/quarters.ts';
import type { ResultStore } from '../../shared/contract/result-store.ts';
import { toHex, utf8 } from '../../shared/kernel/bytes.ts';
import { csvCell } from '../../shared/kernel/csv-cell.ts';
import type { MemberId, QuarterId } from '../../shared/kernel/ids.ts';
import { countAttendance, type Session } from '../../shared/participation/count-attendance.ts';
import { type MapRow, wholeMap } from '../../shared/participation/count-help.ts';
import { countParticipation } from '../../shared/participation/count-participation.ts';
import type { Participants, QuarterFacts } from '../../shared/participation/participants.ts';
import type { SignalStore } from '../../shared/participation/signal-store.ts';
import { type Labels, labelGroups } from '../../shared/pulse/labels.ts';
import { sizeOfGroups } from '../../shared/roster/reachable.ts';

export interface CountPorts {
  readonly signals: Pick<SignalStore, 'sessions' | 'facts'>;
  readonly results: Pick<ResultStore, 'keepSignals'>;
  readonly inbox: Pick<InboxStore, 'write'>;
}

/** The facts of a quarter also decide what is new, and who came again, in the next one, which may have been counted already. */
export const countQuartersOf = (quarters: readonly QuarterId[]): QuarterId[] =>
  [...new Set(quarters.flatMap((quarter) => [quarter, quarterAfter(quarter, 1)]))].sort();

/**
 * A quarter without facts gets no row unless it may have had some (`isTouched`); a community smaller than the minimum group
 * gets a row without counts.
 */
export async function countQuarter(
  { community }: Programme,
  quarter: QuarterId,
  members: readonly Member[],
  { signals, results, inbox }: CountPorts,
  isTouched = false,
): Promise<void> {
  const { id, minimumGroup: minimum } = community;
  const labelled = labelsOf(members, community);
  const participants = participantsOf(members, community, labelled);
  const labels = new Map([...participants].map(([member, { label }]) => [member, label]));
  const isEnough = members.length >= minimum;
  const lastDay = lastDayOf(quarter, community.quarter.firstMonth);
  const read = async () => ({
    sessions: await signals.sessions(id, quarter),
    sessionsBefore: await signals.sessions(id, quarterAfter(quarter, -1)),
    now: await signals.facts(id, quarter),
    before: await signals.facts(id, quarterAfter(quarter, -1)),
  });
  let facts = await read();
  let countedVersion: string | undefined;
  while ((isTouched || facts.sessions.length > 0 || facts.now.length > 0) && versionOf(facts) !== countedVersion) {
    const attendance =
      facts.sessions.length > 0 ? countAttendance(facts.sessions, labels, facts.sessionsBefore) : undefined;
    const participation = countParticipation(facts, { participants, minimum, lastDay });
    const counts = { ...(attendance && { attendance }), ...(participation && { participation }) };
    const kept = isEnough ? { labels: [...labelled.groups], ...counts } : { labels: [] };
    await results.keepSignals({ version: 2, community: id, quarter, ...kept });
    if (participation?.contributions) {
      await inbox.write(
        inboxKeys.groupMap(id, quarter),
        mapFile(wholeMap(facts, participants)),
        'text/csv; charset=utf-8',
      );
    }
    countedVersion = versionOf(facts);
    facts = await read();
  }
}

/** The version of all that a quarter is counted from: the same facts give the same one, any other fact a different one. */
const versionOf = (
  facts: { readonly sessions: readonly Session[]; readonly sessionsBefore: readonly Session[] } & QuarterFacts,
): string => toHex(sha256(utf8(JSON.stringify(facts))));

/** It begins with a byte order mark; without it, spreadsheets garble non-English text. */
function mapFile(rows: readonly MapRow[]): string {
  const lines = rows.map(({ from, to, people, contributions }) => [from, to, String(people), String(contributions)]);
  const table = [['from', 'to', 'people', 'contributions'], ...lines];
  return `\uFEFF${table.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')}`;
}

function participantsOf(
  members: readonly Member[],
  { name }: Programme['community'],
  { labels }: Labels,
): Participants {
  return new Map<MemberId, { group: string; label: string }>(
    members.map(({ member, group }) => [member, { group, label: labels[group] ?? name }]),
  );
}

/** Those a pulse would have today if everyone were invited. */
const labelsOf = (members: readonly Member[], { minimumGroup, minimumInvited, name }: Programme['community']): Labels =>
  labelGroups(sizeOfGroups(members), Math.max(minimumInvited, minimumGroup), name);
