/**
 * An attacker with the credential master forges answers. Four of them, together with the only real answer of a group, make a
 * group of five, which is stored; subtracting the four known ones from the sum leaves the fifth.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { responsesTable } from '../../functions/adapters/responses-table.ts';
import { closePulse } from '../../functions/close-pulse/close-pulse.ts';
import { closeInputSchema } from '../../shared/contract/messages.ts';
import type { PulseResult } from '../../shared/contract/results.ts';
import { shardNames } from '../../shared/contract/tables.ts';
import type { Label } from '../../shared/kernel/ids.ts';
import { acceptsUntil, openWorld, pulse } from '../../tools/bench/answer-world.ts';
import { startTable } from '../functions/adapters/start-table.ts';
import { closeWorld, sealedRow } from '../functions/close-pulse/close-world.ts';

const table = 'responses';
const victim = [5, 1, 4, 2, 3];
const known = [3, 3, 3, 3, 3];
let dynamoDb: Awaited<ReturnType<typeof startTable>>;
beforeAll(async () => {
  dynamoDb = await startTable(table);
});
afterAll(() => dynamoDb.stop());

/** Closes a pulse in which one person answered and an attacker forged `forged` answers; `issued` is what was counted. */
async function closeStuffed(forged: number, issued: number) {
  const world = await openWorld({ Platform: 12 });
  const responses = responsesTable(dynamoDb.client, table);
  for (const choices of [victim, ...Array.from({ length: forged }, () => known)])
    await responses.keep(pulse, await sealedRow(world.sealing.publicKey, pulse, 'Platform', choices));
  const counts = [{ label: 'Platform' as Label, invited: 12, undelivered: 0, unknown: 0, issued }];
  const definition = { ...world.definition, state: 'frozen' as const, counts };
  const closing = closeWorld(definition, world.sealing.privateKey, responses);
  const input = { step: 'close', community: 'data-guild', pulse, quarter: '2026-Q4', at: acceptsUntil };
  const outcome = await closePulse(closeInputSchema.parse(input), closing.dependencies).catch((error: Error) => error);
  for (const shard of shardNames) await responses.destroy(pulse, shard);
  return { outcome, closing };
}

/** What remains of a stored group after subtracting one's own forged answers. */
function leftOver(result: PulseResult | undefined, forged: number): number[] | undefined {
  return result?.groups[0]?.scales[0]?.items.map(({ points }, i) => {
    const others = points.map((count, point) => count - (point + 1 === known[i] ? forged : 0));
    return 1 + others.indexOf(1);
  });
}

it('would read the only real answer from the sum if no one compared with what was issued', async () => {
  const { outcome, closing } = await closeStuffed(4, 12);
  expect(outcome).toMatchObject({ outcome: 'closed', accepted: 5, groups: 1 });
  expect(leftOver(closing.result, 4)).toEqual(victim);
});

it('opens nothing: there are more answers than credentials were issued', async () => {
  const { outcome, closing } = await closeStuffed(4, 1);
  expect(outcome).toEqual({ outcome: 'contradicted', contradiction: 'more-responses-than-issued' });
  expect(closing.result).toBeUndefined();
  expect(closing.diary).not.toContain('readSealingKey');
});

it('learns nothing from as many answers as were issued when they are too few to be stored', async () => {
  const { outcome, closing } = await closeStuffed(3, 4);
  expect(outcome).toMatchObject({ outcome: 'closed', groups: 0 });
  expect(leftOver(closing.result, 3)).toBeUndefined();
});
