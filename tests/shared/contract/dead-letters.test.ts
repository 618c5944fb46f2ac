import { describe, expect, test } from 'vitest';
import { readDeadLetter } from '../../../shared/contract/dead-letters.ts';
import { functionNames } from '../../../shared/contract/functions.ts';

const of = { community: 'makers', quarter: '2026-Q4', at: '2026-10-30T16:05:00Z' };
const pulse = 'makers-2026-10';
const landed = (key: string) => ({ 'detail-type': 'Object Created', detail: { object: { key } } });
const letters: readonly [string, unknown][] = [
  ['plan-pulses', { step: 'plan', at: of.at }],
  ['open-pulse', { step: 'open', pulse, ...of }],
  ['remind-pulse', { step: 'remind', reminder: 1, pulse, ...of }],
  ['freeze-pulse', { step: 'freeze', pulse, ...of }],
  ['close-pulse', { step: 'close', pulse, ...of }],
  ['publish-quarter', { step: 'publish', ...of }],
  ['send-digest', { step: 'digest', ...of }],
  ['notify-stewards', { step: 'heads-up', pulse, ...of }],
  ['notify-stewards', { step: 'withheld', ...of }],
  ['notify-stewards', { step: 'comments', ...of }],
  ['notify-stewards', { step: 'comments-end', ...of }],
  ['notify-stewards', { step: 'import-problems', key: 'results/signals/makers/zoom.csv.json', at: of.at }],
  ['notify-stewards', { ...landed('results/signals/makers/zoom.csv.json'), time: of.at }],
  ['import-roster', landed('communities/makers/roster.csv')],
  ['import-signals', landed('signals/makers/zoom.csv')],
  ['forget-member', landed('forget/makers.csv')],
  ['record-mail-event', { kind: 'Bounce', bounceType: 'Permanent', tags: { community: ['makers'] } }],
  ['record-mail-event', { source: 'aws.ses', detail: { eventType: 'Complaint', mail: { tags: {} } } }],
];

describe('a dead letter', () => {
  test.each(letters)('goes back to %s', (target, letter) => {
    const read = readDeadLetter(letter);
    expect(read?.target).toBe(target);
    expect(read?.what.length).toBeGreaterThan(5);
    expect(read?.now.length).toBeGreaterThan(20);
  });

  test('is what its function is called with; for an import outcome, what its rule would have made of it', () => {
    const input = { step: 'import-problems', key: 'results/signals/makers/zoom.csv.json', at: of.at };
    for (const [, letter] of letters) {
      const isOutcome = JSON.stringify(letter).includes('results/');
      expect(readDeadLetter(letter)?.input).toEqual(isOutcome ? input : letter);
    }
  });

  test('can come from every function whose caller does not wait for an answer', () => {
    const waitedFor = [
      'send-mail',
      'issue-credential',
      'submit-response',
      'unsubscribe',
      'read-report',
      'serve-operator',
    ];
    const targets = new Set(letters.map(([target]) => target));
    expect([...targets].toSorted()).toEqual(functionNames.filter((name) => !waitedFor.includes(name)).toSorted());
  });

  test.each([undefined, 'text', {}, { step: 'dance', ...of }, landed('elsewhere/x'), { step: 'close', ...of }])(
    'that no function expects is left alone: %o',
    (letter) => {
      expect(readDeadLetter(letter)).toBeUndefined();
    },
  );
});
