import { describe, expect, test } from 'vitest';
import { listPulses } from '../../../functions/serve-operator/list-pulses.ts';
import { type OperatorPorts, serveOperator } from '../../../functions/serve-operator/serve-operator.ts';
import { operatorInputSchema, operatorReplies } from '../../../shared/contract/operator-calls.ts';
import { groupCountsSchema } from '../../../shared/contract/pulse.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { madeCommunity, madeProgramme } from '../../made/made-community.ts';
import { madeDefinition } from '../../made/made-pulse.ts';

const at = '2026-10-20T08:00:00Z' as Instant;
const makers = madeCommunity('makers');
const counts = [
  { label: 'One', invited: 12, undelivered: 0, unknown: 0, issued: 7 },
  { label: 'Two', invited: 9, undelivered: 1, unknown: 0, issued: 4 },
].map((count) => groupCountsSchema.parse(count));

function world(pulse = madeDefinition('makers-2026-10')) {
  const happened: string[] = [];
  const refuse = async () => Promise.reject(new Error('nobody is asked about'));
  const ports: OperatorPorts = {
    people: {
      communities: async () => {
        happened.push('read');
        return [makers.id];
      },
      programme: async () => madeProgramme(makers),
      member: refuse,
    },
    stops: { forgotten: refuse },
    rosterMemory: { recentChanges: refuse },
    signals: { sessions: refuse, facts: refuse },
    mails: { read: refuse },
    pulses: {
      read: async (wanted) => {
        happened.push('read');
        return wanted === pulse.pulse ? pulse : undefined;
      },
    },
    keys: { keep: refuse, replace: async (master) => void happened.push(`replaced ${master}`) },
    random: (length) => new Uint8Array(length),
    log: (event, fields) => void happened.push(`${event} ${JSON.stringify(fields)}`),
  };
  return { ports, happened };
}

test('every use is logged before anything is read, with the command and no one’s id', async () => {
  const { ports, happened } = world();
  await serveOperator({ command: 'pulses', at }, ports);
  expect(happened[0]).toBe('operator.used {"command":"pulses"}');
  expect(happened.filter((one) => one.startsWith('operator'))).toHaveLength(1);
});

test('pulses are listed by opening: those that began as they are, the next ones as planned', async () => {
  const lines = await listPulses(world().ports, at);
  expect(lines[0]).toMatchObject({ pulse: 'makers-2026-10', state: 'open' });
  expect(lines.slice(1).every(({ state }) => state === 'planned')).toBe(true);
  expect(lines.length).toBeGreaterThan(1);
  expect(operatorReplies.pulses.safeParse({ pulses: lines }).success).toBe(true);
});

describe('of a pulse to be voided', () => {
  test('an operator learns its state and the most that can have answered, and no group', async () => {
    const frozen = { ...madeDefinition('makers-2026-10'), state: 'frozen' as const, counts };
    const reply = await serveOperator(
      operatorInputSchema.parse({ command: 'void', pulse: 'makers-2026-10', at }),
      world(frozen).ports,
    );
    expect(reply).toEqual({
      pulse: 'makers-2026-10',
      community: 'makers',
      quarter: frozen.quarter,
      state: 'frozen',
      acceptsUntil: frozen.acceptsUntil,
      issued: 11,
    });
    expect(operatorReplies.void.safeParse(reply).success).toBe(true);
  });

  test('and of one that does not exist, that there is none', async () => {
    const asked = operatorInputSchema.parse({ command: 'void', pulse: 'makers-2026-11', at });
    expect(await serveOperator(asked, world().ports)).toBeNull();
  });
});

test.each([
  ['an address', { command: 'about', member: 'ada@example.org', at }],
  ['another command', { command: 'answers', at }],
  ['more than the command needs', { command: 'pulses', at, member: 'all' }],
])('a call with %s is refused', (_, input) => {
  expect(operatorInputSchema.safeParse(input).success).toBe(false);
});

test('a use that replaces a key is logged before the key is, and answers no key', async () => {
  const { ports, happened } = world();
  expect(await serveOperator({ command: 'replace-key', key: 'link' }, ports)).toEqual({ replaced: true });
  expect(happened).toEqual(['operator.used {"command":"replace-key"}', 'replaced link']);
});
