/**
 * Imports one file of participation facts, or what stewards say of their side of the loop. People are matched by address;
 * who is not on the roster is listed for the steward and never guessed. A file with a mistake changes nothing; the same
 * file twice changes nothing, and a file that is put again takes the place of what it said, also where it says nothing any more.
 * After each import of facts the counts of the quarter are recomputed from all of them.
 */
import type { InboxStore } from '../../shared/contract/file-stores.ts';
import { communityIdSchema } from '../../shared/contract/identifiers.ts';
import type { ImportReceipt } from '../../shared/contract/import-receipt.ts';
import { limits } from '../../shared/contract/limits.ts';
import type { Log } from '../../shared/contract/log-events.ts';
import { inboxKeys } from '../../shared/contract/objects.ts';
import type { PeopleStore } from '../../shared/contract/people-stores.ts';
import { faultIn, type TextFault } from '../../shared/contract/plain-text.ts';
import { quarterOf } from '../../shared/contract/quarters.ts';
import type { ResultStore } from '../../shared/contract/result-store.ts';
import { firstOf, type Problem, tooLarge } from '../../shared/kernel/problem.ts';
import { dayOf, type Instant } from '../../shared/kernel/time.ts';
import { readParticipationFile } from '../../shared/participation/participation-file.ts';
import type { SignalStore } from '../../shared/participation/signal-store.ts';
import { type CountPorts, countQuarter, countQuartersOf } from './count-quarter.ts';
import { type KeepPorts, type Kept, keepFacts, keepSession, type Target } from './keep-facts.ts';
import { type Since, sinceWhen } from './since-when.ts';
import { parseStewardSide } from './steward-side-file.ts';

export interface ImportSignalsPorts extends KeepPorts, CountPorts {
  readonly inbox: Pick<InboxStore, 'read' | 'readBrought' | 'writeJson' | 'write'>;
  readonly people: Pick<PeopleStore, 'programme' | 'members'>;
  readonly signals: KeepPorts['signals'] & CountPorts['signals'] & Pick<SignalStore, 'removeWithdrawn'>;
  readonly results: CountPorts['results'] & Pick<ResultStore, 'keepStewardSide'>;
  readonly log: Log<'signals.imported' | 'signals.refused'>;
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
  const { inbox, people, signals, results, log } = ports;
  const [, folder, ...path] = key.split('/');
  const outcomeKey = inboxKeys.importResult(key);
  const file = path.join('/');
  const community = communityIdSchema.safeParse(folder);
  const programme = community.success ? await people.programme(community.data) : undefined;
  const bytes = await inbox.readBrought(key, announced);
  const writeOutcome = (outcome: SignalsOutcome) => inbox.writeJson(outcomeKey, outcome);
  const refuse = async (problems: readonly Problem[]) => {
    await writeOutcome({ outcome: 'refused', at: now, problems: firstOf(problems) });
    log('signals.refused', { community: community.data ?? 'unknown', problems: problems.length });
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
    const since = sinceWhen(await inbox.read(outcomeKey), bytes, receipt, now);
    await writeOutcome({ outcome: 'imported', at: now, ...counted, ...since });
  };

  if (file === inboxKeys.stewardSideFile) {
    const side = parseStewardSide(bytes, programme.community, now);
    if (!side.ok) return refuse(side.error);
    await results.keepStewardSide(community.data, side.value.side);
    const { entries } = side.value;
    await imported(
      { facts: entries, notMatched: [], notes: ['It is in the next quarter report.'] },
      { recognised: 'steward-side', quarters: [], rows: entries, matched: entries, unmatched: [], withdrawn: 0 },
    );
    const quarter = quarterOf(dayOf(now), firstMonth);
    log('signals.imported', {
      community: community.data,
      quarter,
      facts: entries,
      unmatched: 0,
    });
    return;
  }

  const members = await people.members(community.data);
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
  for (const quarter of quarters) await signals.removeWithdrawn(community.data, quarter, file);
  await imported({ facts: kept.value.facts, notMatched, notes }, kept.value.receipt);
  for (const quarter of quarters) {
    const counted = { facts: kept.value.facts, unmatched: notMatched.length };
    log('signals.imported', { community: community.data, quarter, ...counted });
  }
}

/** Characters of a file's name with its folders, which is part of the key of what it says. */
const longestFileName = 200;

function faultInFileName(file: string): TextFault | undefined {
  if (file.length > longestFileName)
    return { problem: `is longer than ${longestFileName} characters.`, cure: 'Shorten it.' };
  return faultIn(file);
}
