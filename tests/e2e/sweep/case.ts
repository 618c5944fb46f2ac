import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { invitationsTable } from '../../../functions/adapters/invitations-table.ts';
import { peopleTable } from '../../../functions/adapters/people-table.ts';
import { pulseDefinitions } from '../../../functions/adapters/pulse-definitions.ts';
import { responsesTable } from '../../../functions/adapters/responses-table.ts';
import { resultsTable } from '../../../functions/adapters/results-table.ts';
import { sealingKeys } from '../../../functions/adapters/sealing-keys.ts';
import { siteKeys } from '../../../shared/contract/objects.ts';
import { invitationKeys, shardNames } from '../../../shared/contract/tables.ts';
import type { CommunityId, Label, PulseId, QuarterId, Receipt } from '../../../shared/kernel/ids.ts';
import { memberIdOf } from '../../../shared/roster/member-id.ts';
import { rosterVersion } from '../../../shared/roster/roster-version.ts';
import { madeCommunity, madeProgramme } from '../../made/made-community.ts';
import { madeMember } from '../../made/made-member.ts';
import type { World } from './world.ts';

/** Eight people, all in one zone; one pulse in October 2026 that opens on the 13th and closes on the 23rd, accepts answers until the 27th and has results on the 28th. */
const people = 8;
/** They answer as soon as they have their invitation, so no one reminds them. */
const quick = 6;

export const pulseOf = (community: string): PulseId => `${community}-2026-10` as PulseId;
const addressOf = (community: string, index: number) => `person${index}@${community}.example.org`;

export async function bringRoster({ tables, table }: World, community: string): Promise<void> {
  const made = madeCommunity(community, {
    name: `Community ${community}`,
    steward: { name: 'Sam Steward', email: `steward@${community}.example.org` },
    pulses: [{ monthOfQuarter: 1, instruments: [{ id: 'perceived-value', version: 1 }] }],
    calendar: { closes: { weekday: 5, afterWorkingDays: 5, at: '17:00' } },
  });
  const members = Array.from({ length: people }, (_, index) =>
    madeMember(community, `Person ${index}`, {
      address: addressOf(community, index),
      group: 'All',
      role: index === 0 ? 'steward' : 'member',
    }),
  );
  const roster = rosterVersion('0'.repeat(32), undefined);
  const next = madeProgramme(made, { roster });
  await peopleTable(tables, table('People')).applyRoster(next, members, undefined);
}

/** Some of those who got their invitation receive a credential and answer with something that cannot be opened. */
export async function answer({ tables, table, stack }: World, community: string): Promise<void> {
  const pulse = pulseOf(community);
  const invited = new Set(stack.mails().flatMap(({ to }) => to));
  const definition = await pulseDefinitions(tables, table('Invitations')).read(pulse);
  const rows = definition ? await invitationsTable(tables, table('Invitations')).all(definition) : [];
  const responses = responsesTable(tables, table('Responses'));
  for (let index = people - quick; index < people; index++) {
    const row = rows.find(({ member }) => member === memberIdOf(addressOf(community, index)));
    if (!row || !invited.has(addressOf(community, index))) continue;
    const mark = new UpdateCommand({
      TableName: table('Invitations'),
      Key: invitationKeys.invitation(pulse, row.token),
      UpdateExpression: 'SET issued = :mark',
      ExpressionAttributeValues: { ':mark': 'digest' },
    });
    await tables.send(mark);
    const receipt = row.token as string as Receipt;
    const sealed = new Uint8Array(337);
    await responses.keep(pulse, { receipt, label: 'All' as Label, kind: 'scores', sealed, expiresAt: 2_000_000_000 });
  }
}

/** Broken promises, in words; empty if every promise was kept. */
export async function judge({ tables, table, stack }: World, community: string): Promise<string[]> {
  const pulse = pulseOf(community);
  const problems: string[] = [];
  const definition = await pulseDefinitions(tables, table('Invitations')).read(pulse);
  if (definition?.state !== 'closed') problems.push(`the pulse is ${definition?.state ?? 'not there'}`);
  const results = await resultsTable(tables, table('Results')).quarter(
    community as CommunityId,
    '2026-Q4' as QuarterId,
  );
  if (!results.pulses.some((result) => result.pulse === pulse)) problems.push('there is no result');
  const part = siteKeys.pulsePart(community as CommunityId, '2026-Q4' as QuarterId, pulse);
  if (!(await stack.readSiteObject(part))) problems.push('its results are not published');
  if (await sealingKeys(tables, table('Keys')).read(pulse)) problems.push('the sealing key is kept');
  for (const shard of shardNames) {
    for await (const page of responsesTable(tables, table('Responses')).list(pulse, shard)) {
      if (page.length > 0) problems.push('responses are kept');
    }
  }

  const mails = stack.mails().filter(({ to }) => to.some((address) => address.endsWith(`@${community}.example.org`)));
  const ids = mails.map(({ headers }) => headers.find(({ name }) => name.toLowerCase() === 'message-id')?.value);
  if (ids.includes(undefined) || new Set(ids).size < ids.length) problems.push('a person got a mail twice');
  const asked = new Set(mails.filter(({ text }) => text.includes(`/s/${pulse}/`)).flatMap(({ to }) => to));
  const silent = people - asked.size;
  const counts = definition?.counts ?? [];
  const total = (of: 'invited' | 'undelivered' | 'unknown') => counts.reduce((sum, count) => sum + count[of], 0);
  if (total('invited') !== people) problems.push(`${total('invited')} of ${people} were invited`);
  if (silent > total('undelivered') + total('unknown')) problems.push('a lost invitation is not counted');
  // The reminder makes up for a single fault at the latest.
  if (silent > 0) problems.push(`${silent} got no mail at all`);
  return problems;
}
