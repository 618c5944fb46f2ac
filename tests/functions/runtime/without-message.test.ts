import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { onObject } from '../../../functions/runtime/on-object.ts';
import { onSchedule } from '../../../functions/runtime/on-schedule.ts';
import { PulseError } from '../../../shared/kernel/errors.ts';

const mark = 'ana.silva@example.org';
const event = { time: '2026-10-01T08:00:00Z', detail: { bucket: { name: 'inbox' }, object: { key: 'a/b' } } };
const handlers = {
  'a schedule': (fails: () => Promise<void>) => onSchedule(z.object({}), fails)({}),
  'a file that landed': (fails: () => Promise<void>) => onObject(fails)(event),
};
const thrownBy = async (run: Promise<void>): Promise<Error> =>
  run.then(
    () => Promise.reject(new Error('it must fail')),
    (error: Error) => error,
  );

describe.each(Object.entries(handlers))('what a function of %s throws', (_, run) => {
  test.each<[string, () => unknown]>([
    [
      'the SDK quotes what was sent',
      () => {
        const quoting = new Error(`item ${mark} is too large`, { cause: new Error(mark) });
        throw Object.assign(quoting, { name: 'ValidationException', $response: { body: mark } });
      },
    ],
    ['a parser quotes what it read', () => JSON.parse(mark)],
    [
      'what is thrown is not an error',
      () => {
        throw mark;
      },
    ],
  ])('reveals nothing of what was read: %s', async (_name, fail) => {
    const error = await thrownBy(run(async () => void fail()));
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('ana.silva');
  });

  test('gives its class and where it happened', async () => {
    const error = await thrownBy(run(async () => void JSON.parse('{')));
    expect(error.name).toBe('SyntaxError');
    expect(error.stack).toContain('without-message.test.ts');
  });

  test('is left alone when it is ours, whose message quotes nothing', async () => {
    const ours = new PulseError('try-again', 'the report must be published first');
    expect(await thrownBy(run(async () => Promise.reject(ours)))).toBe(ours);
  });
});
