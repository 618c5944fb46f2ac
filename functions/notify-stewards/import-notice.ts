/**
 * Tells stewards that a file they brought was refused, or waits for their confirmation; of an import that went well it
 * tells nothing. What it reads is the outcome that the import left; what it tells is where the mistakes are, never what
 * stands there. One mail for each outcome: the event may come twice.
 *
 * Before a community was ever imported nobody is known but the steward that its `community.json` names, if that can be read.
 */
import * as z from 'zod/mini';
import { type ImportEnd, importProblems, type MistakePlace } from '../../emails/import-problems.ts';
import type { Community } from '../../shared/contract/community.ts';
import { communityIdSchema, instantSchema } from '../../shared/contract/identifiers.ts';
import type { ImportNoticeInput } from '../../shared/contract/messages.ts';
import { inboxKeys } from '../../shared/contract/objects.ts';
import type { CommunityId } from '../../shared/kernel/ids.ts';
import { parseCommunity } from '../../shared/people/community-file.ts';
import { readersOf } from '../../shared/people/readers.ts';
import { type TellWorld, tellStewards } from './tell-stewards.ts';

export interface ImportNoticeWorld extends TellWorld {
  readInbox(key: string): Promise<Uint8Array | undefined>;
}

const outcomeSchema = z.object({
  outcome: z.string(),
  at: instantSchema,
  problems: z._default(
    z.array(z.object({ place: z.string(), row: z.optional(z.int()), column: z.optional(z.string()) })),
    [],
  ),
  removes: z.optional(z.object({ members: z.int(), of: z.int() })),
});
type Outcome = z.infer<typeof outcomeSchema>;

/** How many places a mail lists. */
const mostPlaces = 10;

export async function tellOfImport({ key, at }: ImportNoticeInput, world: ImportNoticeWorld): Promise<void> {
  const source = sourceOf(key);
  const bytes = source && (await world.readInbox(key));
  if (!bytes) return;
  const outcome = outcomeSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  const end = endOf(outcome, source.file);
  if (!end) return;
  const community = (await world.programme(source.community))?.community ?? (await named(source.community, world));
  if (!community) return;
  const [members, stopped] = [await world.members(community.id), await world.stopped(community.id)];
  const stewards = readersOf('notice', community, members, stopped);
  const subject = `import#${key}#${outcome.at}`;
  await tellStewards({ community, stewards, subject, step: 'import-problems', at }, world, (reader) =>
    importProblems({ ...reader, file: source.file, resultPath: key, end }),
  );
}

/** The community and the name of the file whose outcome this is. */
function sourceOf(key: string): { community: CommunityId; file: string } | undefined {
  const [, folder, file] =
    /^results\/(?:(?:communities|signals)\/(?=[^/]+\/)|forget\/)([^/]+?)(?:\/([^/]+)|\.csv)\.json$/.exec(key) ?? [];
  const community = communityIdSchema.safeParse(folder);
  return community.success ? { community: community.data, file: file ?? `${folder}.csv` } : undefined;
}

function endOf({ outcome, problems, removes }: Outcome, file: string): ImportEnd | undefined {
  if (outcome === 'waiting' && removes) return { kind: 'removes', removed: removes.members, members: removes.of };
  if (outcome !== 'refused') return undefined;
  const places = problems.slice(0, mostPlaces).map((problem) => placeOf(problem, file));
  return { kind: 'refused', mistakes: problems.length, places };
}

/** Both files of a community are read together: then the place names the file first. */
function placeOf({ place, row, column }: Outcome['problems'][number], file: string): MistakePlace {
  const [, named, inside = place] = /^(community\.json|roster\.csv), (.*)$/s.exec(place) ?? [];
  const where = { file: named ?? file };
  if (row !== undefined) return { ...where, row, column: column?.replace(/^column (?=\d+$)/, '') };
  // A field's path is made of the names that the schemas know, or of a word that somebody mistyped.
  return /^[\w.-]{1,60}$/.test(inside) ? { ...where, field: inside } : where;
}

async function named(id: CommunityId, world: ImportNoticeWorld): Promise<Community | undefined> {
  const bytes = await world.readInbox(inboxKeys.configuration(id));
  const community = bytes && parseCommunity(new TextDecoder().decode(bytes));
  return community?.ok && community.value.id === id ? community.value : undefined;
}
