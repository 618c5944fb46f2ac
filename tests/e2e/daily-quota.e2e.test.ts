import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { persistentClock } from '../../local/clock.ts';
import { readExample } from '../../local/community-files.ts';
import { startStack } from '../../local/stack.ts';
import { synthesise } from '../../local/synthesise.ts';
import { inboxKeys } from '../../shared/contract/objects.ts';
import { addSeconds, type Instant } from '../../shared/kernel/time.ts';
import { parseRoster } from '../../shared/roster/roster.ts';

const root = process.cwd();

test('a pulse larger than a day’s quota is sent over the following mornings, once to each, and nothing is lost', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pulse-quota-'));
  const clock = await persistentClock(join(folder, 'clock.json'), '2026-10-05T00:00:00Z' as Instant);
  const stack = await startStack({
    assembly: await synthesise(root),
    data: folder,
    port: 0,
    clock,
    mailPolicy: { max24HourSend: 25, maxSendRate: 500 },
  });
  try {
    const { community, configuration, roster } = await readExample(root);
    await stack.putInboxObject(inboxKeys.configuration(community.id), configuration);
    await stack.putInboxObject(inboxKeys.roster(community.id), roster);
    await stack.drain();
    await stack.advanceTo('2026-10-17T23:00:00Z' as Instant);
    const invitations = stack.mails().filter(({ text }) => text.includes('/s/data-practice-2026-10/'));
    const rows = parseRoster(roster);
    const zones = new Map(rows.ok ? rows.value.map(({ address, timeZone }) => [address, timeZone]) : []);
    expect(zones.size).toBeGreaterThan(50);
    expect(invitations.map(({ to }) => String(to)).toSorted()).toEqual([...zones.keys()].toSorted());
    for (const [index, { at, to }] of invitations.entries()) {
      const dayBefore = addSeconds(at, -24 * 60 * 60);
      expect(invitations.slice(0, index + 1).filter((mail) => mail.at > dayBefore).length).toBeLessThanOrEqual(25);
      const timeZone = zones.get(String(to)) ?? '';
      const hour = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(
        Date.parse(at),
      );
      // At nine in the member's zone; what the quota held back then goes out during the day there, never at night.
      expect(hour, timeZone).toMatch(/^(?:09|1[0-7]):/);
    }
    expect(new Set(invitations.map(({ at }) => at.slice(0, 10))).size).toBeGreaterThan(2);
    expect(stack.failures()).toEqual([]);
    // What the alarm sending-paused counts.
    expect(stack.logCounts().get('SendingPaused')).toBeGreaterThan(1);
    expect(stack.logCounts().get('MailsSent')).toBe(invitations.length);
  } finally {
    await stack.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}, 60_000);
