/**
 * Reports to stewards what became of a file they uploaded: that it was refused or waits for their confirmation; a receipt for
 * a participation file; and that a roster or configuration undoes earlier changes. Any other success gets no mail. It reads
 * the outcome that the import left and reports where in the file a mistake is, never what is written there. One mail for each
 * outcome: the event may come twice, and a program may upload the same file every night.
 *
 * Before a community's first import, the only known reader is the steward in its `community.json`, if that can be read.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import * as z from 'zod/mini';
import { type ImportEnd, importProblems, type MistakePlace } from '../../emails/import-problems.ts';
import { importReceipt } from '../../emails/import-receipt.ts';
import { takenBack } from '../../emails/taken-back.ts';
import type { Community } from '../../shared/contract/community.ts';
import { parseCommunity } from '../../shared/contract/community-file.ts';
import type { InboxStore } from '../../shared/contract/file-stores.ts';
import { communityIdSchema, instantSchema } from '../../shared/contract/identifiers.ts';
import { importReceiptSchema } from '../../shared/contract/import-receipt.ts';
import { limits } from '../../shared/contract/limits.ts';
import type { ImportNoticeInput } from '../../shared/contract/messages.ts';
import { inboxKeys } from '../../shared/contract/objects.ts';
import { takenBackSchema } from '../../shared/contract/taken-back.ts';
import { toHex, utf8 } from '../../shared/kernel/bytes.ts';
import type { CommunityId } from '../../shared/kernel/ids.ts';
import { addSeconds, daySeconds } from '../../shared/kernel/time.ts';
import { readersOf } from '../../shared/roster/readers.ts';
import { type Notice, type TellPorts, tellStewards } from './tell-stewards.ts';

export interface ImportNoticePorts extends TellPorts {
  readonly inbox: Pick<InboxStore, 'read'>;
}

const outcomeSchema = z.object({
  outcome: z.string(),
  at: instantSchema,
  problems: z._default(
    z.array(z.object({ place: z.string(), row: z.optional(z.int()), column: z.optional(z.string()) })),
    [],
  ),
  removes: z.optional(z.object({ members: z.int(), of: z.int() })),
  /** For a participation file that was imported; `since` is when the same file first had this outcome. */
  since: z.optional(instantSchema),
  receipt: z.optional(importReceiptSchema),
  takesBack: z._default(z.array(takenBackSchema), []),
});
type Outcome = z.infer<typeof outcomeSchema>;

/** How many places a mail lists at most. */
const mostPlaces = 10;

export async function tellOfImport({ key, at }: ImportNoticeInput, ports: ImportNoticePorts): Promise<void> {
  const source = sourceOf(key);
  const bytes = source && (await ports.inbox.read(key));
  if (!bytes) return;
  const outcome = outcomeSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  const notice = noticeOf(outcome, source.file, key);
  if (!notice) return;
  const community =
    (await ports.people.programme(source.community))?.community ?? (await named(source.community, ports));
  if (!community) return;
  const [members, stopped] = [await ports.people.members(community.id), await ports.stops.stopped(community.id)];
  const stewards = readersOf('notice', community, members, stopped);
  const dedupeKey = dedupeKeyOf(outcome, key);
  await tellStewards({ community, stewards, dedupeKey, step: 'import-problems', at }, ports, notice);
}

/** A community's two files landing within one second are one import: what it undoes is reported once. */
function dedupeKeyOf({ outcome, at, since = at, takesBack }: Outcome, key: string): string {
  if (outcome === 'imported' && takesBack.length > 0) return `taken-back#${at}`;
  // A hash, because a row's name is too short for the longest path.
  return `import#${toHex(sha256(utf8(key))).slice(0, 32)}#${since}`;
}

/** Undefined if there is nothing to report. */
function noticeOf(outcome: Outcome, file: string, resultPath: string): Notice | undefined {
  const { at, since = at, receipt, takesBack } = outcome;
  const end = endOf(outcome, file);
  if (end) {
    const hasReceipt = resultPath.startsWith(`${inboxKeys.resultPrefix}${inboxKeys.signalPrefix}`);
    return (reader) => importProblems({ ...reader, file, resultPath, end, hasReceipt });
  }
  if (outcome.outcome !== 'imported') return undefined;
  if (takesBack.length > 0) return (reader) => takenBack({ ...reader, file, resultPath, changes: takesBack });
  // Much later, the row of the mail may be gone, and there is still nothing new to report.
  if (!receipt || at > addSeconds(since, limits.receiptDays * daySeconds)) return undefined;
  return (reader) => importReceipt({ ...reader, file, resultPath, receipt });
}

/** The community and the file whose outcome this is: its name in the folder of the community, or the forget list. */
function sourceOf(key: string): { community: CommunityId; file: string } | undefined {
  const [, folder = '', path = ''] = /^results\/(communities|signals|forget)\/(.+)\.json$/.exec(key) ?? [];
  const [first = '', ...inside] = path.split('/');
  const community = communityIdSchema.safeParse(folder === 'forget' ? path.replace(/\.csv$/, '') : first);
  const file = folder === 'forget' ? path : inside.join('/');
  return community.success && file !== '' ? { community: community.data, file } : undefined;
}

function endOf({ outcome, problems, removes, takesBack }: Outcome, file: string): ImportEnd | undefined {
  if (outcome === 'waiting' && removes) {
    return { kind: 'removes', removed: removes.members, members: removes.of, takesBack };
  }
  if (outcome !== 'refused') return undefined;
  const places = problems.slice(0, mostPlaces).map((problem) => placeOf(problem, file));
  return { kind: 'refused', mistakes: problems.length, places };
}

/** A community's two files are read together, so the place begins with the file's name. */
function placeOf({ place, row, column }: Outcome['problems'][number], file: string): MistakePlace {
  const [, named, inside = place] = /^(community\.json|roster\.csv), (.*)$/s.exec(place) ?? [];
  const where = { file: named ?? file };
  if (row !== undefined) return { ...where, row, column: column?.replace(/^column (?=\d+$)/, '') };
  // A field's path consists of names that the schemas know, or of a mistyped word.
  return /^[\w.-]{1,60}$/.test(inside) ? { ...where, field: inside } : where;
}

async function named(id: CommunityId, ports: ImportNoticePorts): Promise<Community | undefined> {
  const bytes = await ports.inbox.read(inboxKeys.configuration(id));
  const community = bytes && parseCommunity(new TextDecoder().decode(bytes));
  return community?.ok && community.value.id === id ? community.value : undefined;
}
