import { DeleteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { RosterErasure } from '../../shared/contract/people-stores.ts';
import { peopleKeys } from '../../shared/contract/tables.ts';
import { inGroups } from './in-groups.ts';
import { wholeQuery } from './whole-query.ts';

/** Every row under a roster, a member or a remembered change, ends with the id of the member it is about. */
export const rosterErasure = (client: DynamoDBDocumentClient, table: string): RosterErasure => ({
  async eraseMember(community, member) {
    const pk = peopleKeys.community(community);
    for (const prefix of [peopleKeys.memberPrefix, peopleKeys.changePrefix]) {
      const theirs = (await wholeQuery(client, table, pk, prefix)).filter(({ sk }) =>
        String(sk).endsWith(`#${member}`),
      );
      await inGroups(theirs, ({ sk }) => client.send(new DeleteCommand({ TableName: table, Key: { pk, sk } })));
    }
  },
});
