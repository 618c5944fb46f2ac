/**
 * Imports one file of participation facts, or what stewards say of their side of the loop. People are matched by address;
 * who is not on the roster is listed for the steward and never guessed. A file with a mistake changes nothing; the same
 * file twice changes nothing, and a file that is put again takes the place of what it said, also where it says nothing any more.
 * After each import of facts the counts of the quarter are recomputed from all of them.
 */
import { communityIdSchema } from '../../shared/contract/identifiers.ts';
import type { ImportReceipt } from '../../shared/contract/import-receipt.ts';
import { limits } from '../../shared/contract/limits.ts';
import type { LogEvents } from '../../shared/contract/log-events.ts';
import { type BroughtFile, inboxKeys } from '../../shared/contract/objects.ts';
import type { Member, Programme } from '../../shared/contract/people.ts';
import { faultIn, type TextFault } from '../../shared/contract/plain-text.ts';
import { quarterOf } from '../../shared/contract/quarters.ts';
import type { StewardSide } from '../../shared/contract/steward-side.ts';
import type { CommunityId, QuarterId } from '../../shared/kernel/ids.ts';
import { firstOf, type Problem, tooLarge } from '../../shared/kernel/problem.ts';
import { dayOf, type Instant } from '../../shared/kernel/time.ts';
import { readParticipationFile } from '../../shared/participation/participation-file.ts';
import { type CountPorts, countQuarter, countQuartersOf } from './count-quarter.ts';
import { type KeepPorts, type Kept, keepFacts, keepSession, type Target } from './keep-facts.ts';
import { type Since, sinceWhen } from './since-when.ts';
import { parseStewardSide } from './steward-side-file.ts';

export interface ImportSignalsPorts extends KeepPorts, CountPorts {
  /** @param announced bytes, as the event said */
  readFile(key: string, announced?: number): Promise<BroughtFile>;
  writeOutcome(key: string, outcome: SignalsOutcome): Promise<void>;
  /** The outcome that the file had before. */
  readOutcome(key: string): Promise<Uint8Array | undefined>;
  programme(community: CommunityId): Promise<Programme | undefined>;
  members(community: CommunityId): Promise<Member[]>;
  putStewardSide(community: CommunityId, side: StewardSide): Promise<void>;
  /** Removes what an earlier version of the file said, once it is counted no more. */
  removeWithdrawn(community: CommunityId, quarter: QuarterId, file: string): Promise<void>;
  log(event: 'signals.imported', fields: LogEvents['signals.imported']): void;
  log(event: 'signals.refused', fields: LogEvents['signals.refused']): void;
}

/** What the steward finds under `results/` in the inbox. */
export type SignalsOutcome =
  | ({
      readonly outcome: 'imported';
      readonly at: Instant;
      readonly facts: number;
      readonly notMatched: readonly string[];
      readonly notes: readonly string[];
    } & Since)
  | { readonly outcome: 'refused'; readonly at: Instant; readonly problems: readonly Problem[] };

export async function importSignals(
  { key, now, bytes: announced }: { readonly key: string; readonly now: Instant; readonly bytes?: number },
  ports: ImportSignalsPorts,
): Promise<void> {
  const [, folder, ...path] = key.split('/');
  const file = path.join('/');
  const community = communityIdSchema.safeParse(folder);
  const programme = community.success ? await ports.programme(community.data) : undefined;
  const bytes = await ports.readFile(key, announced);
  const outcomeKey = inboxKeys.importResult(key);
  const refuse = async (problems: readonly Problem[]) => {
    await ports.writeOutcome(outcomeKey, { outcome: 'refused', at: now, problems: firstOf(problems) });
    ports.log('signals.refused', { community: community.data ?? 'unknown', problems: problems.length });
  };
  if (!community.success || !programme) {
    const cure = 'Put the file under signals/<id>/ again once the roster of the community is imported.';
    return refuse([{ place: key, problem: 'is not in the folder of a community.', cure }]);
  }
  if (bytes === 'too-large' || (bytes && bytes.length > limits.signalFileMaxBytes)) {
    return refuse([tooLarge(limits.signalFileMaxBytes)]);
  }
  if (!bytes) return refuse([{ place: 'the file', problem: 'is gone.', cure: 'Put it there again.' }]);
  const fault = faultInFileName(file);
  if (fault) return refuse([{ place: "the file's name", ...fault }]);
  const { firstMonth } = programme.community.quarter;
  const imported = async (counted: Pick<Kept, 'facts' | 'notMatched' | 'notes'>, receipt: ImportReceipt) => {
    const since = sinceWhen(await ports.readOutcome(outcomeKey), bytes, receipt, now);
    await ports.writeOutcome(outcomeKey, { outcome: 'imported', at: now, ...counted, ...since });
  };

  if (file === inboxKeys.stewardSideFile) {
    const side = parseStewardSide(bytes, programme.community, now);
    if (!side.ok) return refuse(side.error);
    await ports.putStewardSide(community.data, side.value.side);
    const { entries } = side.value;
    await imported(
      { facts: entries, notMatched: [], notes: ['It is in the next quarter report.'] },
      { recognised: 'steward-side', quarters: [], rows: entries, matched: entries, unmatched: [], withdrawn: 0 },
    );
    const quarter = quarterOf(dayOf(now), firstMonth);
    ports.log('signals.imported', {
      community: community.data,
      quarter,
      facts: entries,
      unmatched: 0,
    });
    return;
  }

  const members = await ports.members(community.data);
  const target: Target = { community: community.data, firstMonth, file, members, now };
  const said = readParticipationFile(bytes, file, now);
  if (!said.ok) return refuse(said.error);

  const kept =
    'session' in said.value
      ? await keepSession(target, said.value.session, ports)
      : await keepFacts(target, said.value.facts, ports);
  if (!kept.ok) return refuse([kept.error]);
  const { quarters, notMatched, notes } = kept.value;
  for (const quarter of countQuartersOf(quarters)) {
    await countQuarter(programme, quarter, members, ports, quarters.includes(quarter));
  }
  for (const quarter of quarters) await ports.removeWithdrawn(community.data, quarter, file);
  await imported({ facts: kept.value.facts, notMatched, notes }, kept.value.receipt);
  for (const quarter of quarters) {
    const counted = { facts: kept.value.facts, unmatched: notMatched.length };
    ports.log('signals.imported', { community: community.data, quarter, ...counted });
  }
}

/** Characters of a file's name with its folders, which is part of the key of what it says. */
const longestFileName = 200;

function faultInFileName(file: string): TextFault | undefined {
  if (file.length > longestFileName)
    return { problem: `is longer than ${longestFileName} characters.`, cure: 'Shorten it.' };
  return faultIn(file);
}
