import { planPulses } from '../../functions/plan-pulses/plan-pulses.ts';
import { communityIdSchema } from '../../shared/contract/identifiers.ts';
import { addSeconds, type Instant } from '../../shared/kernel/time.ts';
import { summary } from './measure.ts';
import { randomCommunity, randomFrom } from './random-community.ts';

/** The time zones of each community's members. */
const zones = ['Europe/Berlin', 'America/Chicago', 'Asia/Kolkata', 'Africa/Nairobi', 'America/Sao_Paulo'];

/**
 * Milliseconds of one night's planning over in-memory stores, so only our own work is measured: on the first night, when
 * nothing is planned yet, and on the following eight.
 */
export async function measurePlanner(count: number, repeats: number): Promise<{ first: number; other: number }> {
  const ids = Array.from({ length: count }, (_, index) => communityIdSchema.parse(`c${index}`));
  const communities = new Map(ids.map((id) => [id, randomCommunity(id, randomFrom(id))]));
  const first: number[] = [];
  const other: number[] = [];
  for (let i = 0; i < repeats; i++) {
    const names = new Set<string>();
    for (let night = 0; night < 9; night++) {
      const now = addSeconds('2026-10-05T03:00:00Z' as Instant, night * 86_400);
      const began = performance.now();
      await planPulses(now, {
        people: {
          communities: async () => ids,
          async programme(id) {
            const community = communities.get(id);
            return community && { community, roster: 'r', zones, importedAt: now };
          },
        },
        pulses: { read: async () => undefined },
        schedules: {
          names: async () => [...names],
          put: async ({ name }) => void names.add(name),
          remove: async (name) => void names.delete(name),
        },
        log: () => undefined,
      });
      (night === 0 ? first : other).push(performance.now() - began);
    }
  }
  return { first: summary(first).median, other: summary(other).median };
}
