import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { UsageError } from '../../cli/read-arguments.ts';
import { persistentClock } from '../../local/clock.ts';
import { openDataFolder } from '../../local/data-folder.ts';
import { lockData } from '../../local/data-lock.ts';
import { wordsForSystemError } from '../../local/system-error.ts';

const run = { community: 'guild', quarter: '2026-Q4', quarters: 1, seed: 'commons' };
const project = process.cwd();
let place: string;
let data: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'pulse-data-'));
  data = join(place, 'data');
  return () => rmSync(place, { recursive: true, force: true });
});

/** Opens the folder and closes it again; returns what was left in it. */
function open(folder: string, fresh: boolean, wanted = run): readonly string[] {
  const { unlock, left } = openDataFolder(folder, wanted, fresh, project);
  unlock();
  return left;
}

/** Files by their path, with their contents. */
function contentOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name), 'utf8')]),
  );
}

/** The folder of a run that has written something of every kind. */
function lived(folder = data): void {
  open(folder, false);
  for (const name of [
    'clock.json',
    'schedules.json',
    'parameters.json',
    'dynamodb.sqlite',
    'dynamodb.sqlite-wal',
    'clock.json.new',
  ])
    writeFileSync(join(folder, name), '{}');
  for (const name of ['mails', 'objects', 'events', 'members']) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, '1.json'), '{}');
  }
}

/** Names in a folder except those of the lock, which is held while the rest is deleted. */
const namesIn = (folder: string) => readdirSync(folder).filter((name) => !name.startsWith('runtime.'));

describe('a data folder', () => {
  it.each([true, false])('is created if it is missing or empty, for its owner alone (--fresh: %s)', (fresh) => {
    open(data, fresh);
    expect(statSync(data).mode & 0o777).toBe(0o700);
    expect(JSON.parse(readFileSync(join(data, 'run.json'), 'utf8'))).toEqual(run);
    const empty = join(place, 'empty');
    mkdirSync(empty, { mode: 0o755 });
    open(empty, fresh);
    expect(statSync(empty).mode & 0o777).toBe(0o700);
    expect(namesIn(empty)).toEqual(['run.json']);
  });

  it('continues the run that it holds, and only that one, closed to others from now on', () => {
    lived();
    chmodSync(data, 0o755);
    const before = contentOf(data);
    open(data, false);
    expect(contentOf(data)).toEqual(before);
    expect(statSync(data).mode & 0o777).toBe(0o700);
    expect(() => open(data, false, { ...run, seed: 'other' })).toThrow(
      'holds guild, 2026-Q4 (quarters: 1), seed "commons"',
    );
    expect(contentOf(data)).toEqual(before);
  });

  it('forgets its run with --fresh, and accepts another', () => {
    lived();
    open(data, true, { ...run, seed: 'other' });
    expect(namesIn(data)).toEqual(['run.json']);
    expect(JSON.parse(readFileSync(join(data, 'run.json'), 'utf8'))).toEqual({ ...run, seed: 'other' });
  });

  it('keeps what is not ours through --fresh, and what ours linked to, and names it', () => {
    lived();
    const letters = join(place, 'letters');
    mkdirSync(letters);
    writeFileSync(join(letters, 'letter.txt'), 'dear');
    rmSync(join(data, 'mails'), { recursive: true });
    symlinkSync(letters, join(data, 'mails'));
    writeFileSync(join(data, 'thesis.txt'), 'years of work');
    mkdirSync(join(data, 'notes'));
    expect(open(data, true)).toEqual(['notes', 'thesis.txt']);
    expect(namesIn(data)).toEqual(['notes', 'run.json', 'thesis.txt']);
    expect(readFileSync(join(letters, 'letter.txt'), 'utf8')).toBe('dear');
  });

  it('whose --fresh was killed is emptied by the next start, with any options', () => {
    lived();
    rmSync(join(data, 'clock.json'));
    writeFileSync(join(data, 'forgetting'), '');
    open(data, false, { ...run, seed: 'other' });
    expect(namesIn(data)).toEqual(['run.json']);
  });

  it('in which another run is at work is not touched by --fresh', () => {
    lived();
    const unlock = lockData(data);
    onTestFinished(unlock);
    const before = contentOf(data);
    expect(() => open(data, true)).toThrow(`another run (process ${process.pid}) is using the data folder`);
    expect(contentOf(data)).toEqual(before);
  });
});

describe('which is not ours is refused in one sentence and not touched, with --fresh and without', () => {
  const refusals: readonly [what: string, make: () => string, words: string][] = [
    [
      'a folder with other files',
      () => {
        mkdirSync(data);
        writeFileSync(join(data, 'thesis.txt'), 'years of work');
        return data;
      },
      'is neither empty nor the folder of an earlier run',
    ],
    [
      'a folder with files of our names and no mark of ours',
      () => {
        lived();
        rmSync(join(data, 'run.json'));
        return data;
      },
      'is neither empty nor the folder of an earlier run',
    ],
    [
      'a folder with a run.json of another program',
      () => {
        mkdirSync(data);
        writeFileSync(join(data, 'run.json'), '{ "scripts": {} }');
        return data;
      },
      'run.json is damaged or not ours',
    ],
    [
      'a folder whose run.json breaks off',
      () => {
        lived();
        writeFileSync(join(data, 'run.json'), '{"community":"gu');
        return data;
      },
      'run.json is damaged or not ours',
    ],
    [
      'a file',
      () => {
        writeFileSync(data, 'years of work');
        return data;
      },
      'is not a folder',
    ],
    [
      'a link that leads nowhere',
      () => {
        symlinkSync(join(place, 'nowhere'), data);
        return data;
      },
      'is not a folder',
    ],
    ['the home directory', () => homedir(), 'holds more than a data folder can'],
    ['the project itself', () => project, 'holds more than a data folder can'],
    ['a folder around the project', () => dirname(project), 'holds more than a data folder can'],
    ['the whole disk', () => '/', 'holds more than a data folder can'],
  ];

  it.each(refusals)('%s', (_, make, words) => {
    const folder = make();
    const look = () => (folder.startsWith(place) ? contentOf(place) : readdirSync(folder));
    const before = look();
    for (const fresh of [true, false]) {
      expect(() => open(folder, fresh)).toThrow(UsageError);
      expect(() => open(folder, fresh)).toThrow(words);
      expect(() => open(folder, fresh)).not.toThrow('\n');
    }
    expect(look()).toEqual(before);
  });

  it('a link, through which a run continues and --fresh deletes nothing', () => {
    const behind = join(place, 'behind');
    lived(behind);
    symlinkSync(behind, data);
    const before = contentOf(behind);
    expect(() => open(data, true)).toThrow('is a link, and --fresh does not delete through links');
    open(data, false);
    expect(contentOf(behind)).toEqual(before);
  });
});

describe('what is in the way', () => {
  it('is a damaged file, reported by name with the cure', async () => {
    const file = join(place, 'clock.json');
    writeFileSync(file, '{"now":"2026-1');
    await expect(persistentClock(file, '2026-10-01T00:00:00Z' as never)).rejects.toThrow(
      `${file} is damaged or not ours; --fresh forgets this run and begins again`,
    );
  });

  it('is a full disk or a folder that may not be written, reported by path with the cure', () => {
    const refused = (code: string, path?: string) => Object.assign(new Error(code), { code, path });
    expect(wordsForSystemError(refused('ENOSPC', '/data/run.json.new'))).toMatch(
      /^\/data\/run\.json\.new: the disk is full/,
    );
    expect(wordsForSystemError(refused('EROFS'))).toMatch(/^the disk is read-only/);
    expect(wordsForSystemError(refused('EACCES', '/data'))).toMatch(/another folder with --data$/);
    expect(wordsForSystemError(new TypeError('x is not a function'))).toBeUndefined();
  });
});
