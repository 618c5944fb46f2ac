import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../shared/kernel/time.ts';
import { presentFromMinutes } from '../../../shared/participation/attendance-file.ts';
import { readParticipationFile } from '../../../shared/participation/participation-file.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'examples', 'data-practice', 'signals');
const now = '2026-11-30T08:00:00Z' as Instant;
const bytes = (text: string) => new TextEncoder().encode(text);

function read(content: Uint8Array, name: string) {
  const file = readParticipationFile(content, name, now);
  if (!file.ok || !('session' in file.value)) throw new Error(JSON.stringify(file));
  return file.value.session;
}
const problemsIn = (text: string, name = 'zoom-2026-10-06.csv') => {
  const file = readParticipationFile(bytes(text), name, now);
  return file.ok ? [] : file.error;
};

const zoom = (...rows: string[]) =>
  ['Name (Original Name),User Email,Total Duration (Minutes),Guest', ...rows].join('\n');

describe('an attendance file', () => {
  // Counted by an independent Python script over the same files: addresses, those present, guests by name.
  it.each([
    ['zoom-2026-10-06.csv', 19, 19, 3],
    ['teams-2026-10-13.csv', 19, 19, 0],
    ['zoom-2026-10-20.csv', 21, 20, 2],
    ['zoom-2026-11-03.csv', 20, 20, 3],
    ['meet-2026-11-10.csv', 12, 12, 0],
    ['zoom-2026-11-17.csv', 21, 20, 1],
  ])('%s says who was there, on which day, and who had no address', (name, addresses, present, guests) => {
    const content = readFileSync(join(folder, name));
    const file = read(content, name);
    expect(file.date).toBe(name.slice(-14, -4));
    expect(file.minutes.size).toBe(addresses);
    expect([...file.minutes.values()].filter((minutes) => minutes >= presentFromMinutes)).toHaveLength(present);
    expect(file.guests).toHaveLength(guests);
  });

  it('takes the day from the lines about the meeting when the name has none', () => {
    const teams = readFileSync(join(folder, 'teams-2026-10-13.csv'));
    expect(read(teams, 'participants.csv').date).toBe('2026-10-13');
  });

  it('adds up the times of a person who dropped out and came back, in any case of the address', () => {
    const file = read(bytes(zoom('Bo,bo@example.org,3,No', 'Bo,BO@example.org,4,No')), 'zoom-2026-10-06.csv');
    expect([...file.minutes]).toEqual([['bo@example.org', 7]]);
  });

  it('matches addresses by the one rule: in any case, with the domain in its own letters or as mail systems write it', () => {
    const rows = ['bo@münchen.example', 'BO@MÜNCHEN.example', ' bo@xn--mnchen-3ya.example '].map((a) => `Bo,${a},3,No`);
    expect([...read(bytes(zoom(...rows)), 'zoom-2026-10-06.csv').minutes]).toEqual([['bo@xn--mnchen-3ya.example', 9]]);
  });

  it('leaves anything but an address as it is written, which is on no roster', () => {
    const rows = zoom('Bo,Bo@@example.org,3,No', 'Bo,bo@@example.org,4,No', 'Jürgen,jürgen@example.org,9,No');
    expect([...read(bytes(rows), 'zoom-2026-10-06.csv').minutes]).toEqual([
      ['bo@@example.org', 7],
      ['jürgen@example.org', 9],
    ]);
  });

  it('counts rows of one name without an address as one guest, whatever they renamed themselves to', () => {
    const rows = zoom('Chen (Chen Kim),,10,Yes', 'Chen Kim,,5,Yes', 'Dmitri,,9,Yes', ',,9,Yes', ',,9,Yes');
    expect(read(bytes(rows), 'zoom-2026-10-06.csv').guests).toEqual([
      { rows: [2, 3], minutes: 15 },
      { rows: [4], minutes: 9 },
      { rows: [5], minutes: 9 },
      { rows: [6], minutes: 9 },
    ]);
  });

  it('reads a Teams row without a mail address by its user principal name', () => {
    const file = read(readFileSync(join(folder, 'teams-2026-10-13.csv')), 'teams-2026-10-13.csv');
    expect(file.minutes.get('rania.okafor@example.org')).toBeCloseTo(43.3, 5);
    expect(file.minutes.get('ana.sharma@example.org')).toBe(47);
  });

  it('does not count the activities below a Teams list again', () => {
    const text = new TextDecoder('utf-16le').decode(readFileSync(join(folder, 'teams-2026-10-13.csv')));
    const [list = ''] = text.split('3. In-Meeting Activities');
    const whole = read(readFileSync(join(folder, 'teams-2026-10-13.csv')), 'teams.csv');
    expect(read(bytes(list), 'teams.csv').minutes).toEqual(whole.minutes);
  });

  it('names every row whose time cannot be read, by the row of the spreadsheet', () => {
    expect(problemsIn(zoom('Bo,bo@example.org,9,No', 'Cy,cy@example.org,soon,No', 'Di,di@example.org,,No'))).toEqual([
      expect.objectContaining({ row: 3, column: 'duration', value: 'soon' }),
      expect.objectContaining({ row: 4, column: 'duration' }),
    ]);
  });

  it('is not recognised in the plain layout, a roster or anything else', () => {
    const signals = readFileSync(join(folder, 'signals.csv'));
    const others = [signals, bytes('email,name,group\n'), bytes(''), Uint8Array.of(0xff, 0xfe, 0x00), bytes('"open')];
    const read = others.map((content) => readParticipationFile(content, 'zoom-2026-10-06.csv', now));
    expect(read.map((file) => file.ok && 'session' in file.value)).toEqual([false, false, false, false, false]);
  });
});
