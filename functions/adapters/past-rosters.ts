import { DeleteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { memberIdSchema } from '../../shared/contract/identifiers.ts';
import { peopleKeys } from '../../shared/contract/tables.ts';
import type { CommunityId, MemberId } from '../../shared/kernel/ids.ts';
import { isPast } from '../../shared/roster/roster-version.ts';
import { inGroups } from './in-groups.ts';
import { wholeQueryOf } from './whole-query.ts';

/**
 * Deletes rows of rosters that can no longer become current, those of a killed import included, and rows of people who asked to be
 * forgotten while their roster was being written. The sort keys are `<prefix><roster>#…#<member>`.
 */
export async function deletePastRosters(
  client: DynamoDBDocumentClient,
  table: string,
  community: CommunityId,
  prefix: string,
  current: string,
  forgotten: ReadonlySet<MemberId>,
): Promise<void> {
  const pk = peopleKeys.community(community);
  const sortKeys = await wholeQueryOf(({ sk }) => String(sk), client, table, pk, prefix);
  const past = sortKeys.filter((sk) => {
    const [, version = '', ...names] = sk.split('#');
    const id = memberIdSchema.safeParse(names.at(-1)).data;
    return isPast(version, current) || (id !== undefined && forgotten.has(id));
  });
  await inGroups(past, (sk) => client.send(new DeleteCommand({ TableName: table, Key: { pk, sk } })));
}
