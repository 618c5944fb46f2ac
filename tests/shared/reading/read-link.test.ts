import { describe, expect, it } from 'vitest';
import type { CommunityId, QuarterId } from '../../../shared/kernel/ids.ts';
import type { CalendarDate } from '../../../shared/kernel/time.ts';
import { isReadKey, quarterOfPass, readerPass, readLink } from '../../../shared/reading/read-link.ts';

const master = new Uint8Array(32).fill(7);
const other = new Uint8Array(32).fill(8);
const [makers, charts] = ['makers', 'charts'] as CommunityId[] as [CommunityId, CommunityId];
const [q3, q4] = ['2026-Q3', '2026-Q4'] as QuarterId[] as [QuarterId, QuarterId];
const day = (text: string) => text as CalendarDate;
const keyIn = (link: string) => link.split('/')[2] ?? '';

describe('a read link', () => {
  it('is the same for everybody, and differs by community, quarter and master', () => {
    expect(readLink(master, makers, q4)).toBe(readLink(master, makers, q4));
    expect(readLink(master, makers, q4)).toMatch(/^makers\/2026-Q4\/[A-Za-z0-9_-]{22}$/);
    const keys = [
      readLink(master, makers, q4),
      readLink(master, makers, q3),
      readLink(master, charts, q4),
      readLink(other, makers, q4),
    ].map(keyIn);
    expect(new Set(keys).size).toBe(4);
  });

  it('has a key that fits its own community and quarter and no other', () => {
    const key = keyIn(readLink(master, makers, q4));
    expect(isReadKey(master, makers, q4, key)).toBe(true);
    expect(isReadKey(master, makers, q3, key)).toBe(false);
    expect(isReadKey(master, charts, q4, key)).toBe(false);
    expect(isReadKey(other, makers, q4, key)).toBe(false);
    for (const wrong of ['', key.slice(1), `${key}A`, `${key.slice(0, -1)}!`, `A${key.slice(1)}`])
      expect(isReadKey(master, makers, q4, wrong), wrong).toBe(false);
  });

  it('is not made from a short master', () => {
    expect(() => readLink(new Uint8Array(31), makers, q4)).toThrow(RangeError);
  });
});

describe('a pass', () => {
  const pass = readerPass(master, makers, q4, day('2027-03-01'));

  it('names its quarter until the day it ends', () => {
    expect(quarterOfPass(master, makers, pass, day('2027-02-28'))).toBe(q4);
    expect(quarterOfPass(master, makers, pass, day('2027-03-01'))).toBeUndefined();
  });

  it('opens nothing once anything in it is changed, or for another community or master', () => {
    const today = day('2027-01-10');
    expect(quarterOfPass(master, charts, pass, today)).toBeUndefined();
    expect(quarterOfPass(other, makers, pass, today)).toBeUndefined();
    const changed = [
      pass.replace('Q4', 'Q3'),
      pass.replace('2026', '2027'),
      pass.replace('2027-03-01', '2028-03-01'),
      `${pass}.x`,
      pass.slice(0, -1),
      keyIn(readLink(master, makers, q4)),
      `2026-Q4.2027-03-01.${keyIn(readLink(master, makers, q4))}`,
      '',
    ];
    for (const text of changed) expect(quarterOfPass(master, makers, text, today), text).toBeUndefined();
  });
});
