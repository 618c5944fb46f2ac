import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { issueInWords } from '../../../shared/contract/issue-words.ts';

const schema = z.strictObject({
  name: z.string().check(z.minLength(2)),
  count: z.int().check(z.maximum(9)),
  version: z.literal(1),
  kind: z.enum(['scores', 'comment']),
  id: z.string().check(z.regex(/^[a-z]+$/)),
  day: z.iso.date(),
  lines: z.array(z.string()).check(z.maxLength(1)),
  hour: z.string().check(z.regex(/^\d\d:00$/, { error: 'must be an hour such as 09:00' })),
});
const sound = {
  name: 'Ana',
  count: 3,
  version: 1,
  kind: 'scores',
  id: 'a',
  day: '2026-10-13',
  lines: [],
  hour: '09:00',
};

test.each([
  [{ name: undefined }, 'name must be text'],
  [{ name: 'x' }, 'name must be at least 2 characters long'],
  [{ count: 1.5 }, 'count must be a whole number'],
  [{ count: 10 }, 'count must be at most 9'],
  [{ version: 2 }, 'version must be 1'],
  [{ kind: 'other' }, 'kind must be scores or comment'],
  [{ id: 'A' }, 'id must match /^[a-z]+$/'],
  [{ day: 'a' }, 'day must be of the format date'],
  [{ lines: ['a', 'b'] }, 'lines must be at most 1 entries long'],
  [{ hour: '9' }, 'hour must be an hour such as 09:00'],
  [{ colour: 'red', size: 1 }, ' must not have the fields colour, size'],
])('%j is reported as “%s”', (change, words) => {
  const parsed = schema.safeParse({ ...sound, ...change }, { error: issueInWords });
  expect(parsed.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual([words]);
  expect(schema.safeParse(sound).success).toBe(true);
});
