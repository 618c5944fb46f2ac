import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SimulatedMembers } from '../../local/simulated-members.ts';
import { synthesise } from '../../local/synthesise.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { startFixture, temporaryFolder } from './fixture.ts';
import { isAlive } from './is-alive.ts';

/** A process that is asked to end and may not comply. */
function stubborn(body: string) {
  const source = `
    import { stopOnSignals } from ${JSON.stringify(new URL('../../local/stop-on-signals.ts', import.meta.url).href)};
    const say = (line) => process.stdout.write(line + '\\n');
    setInterval(() => {}, 1000);
    ${body}
    say('ready');`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  child.stdout.on('data', (text) => {
    output += text;
  });
  const ended = new Promise<{ code: number | null; output: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, output })),
  );
  return { child, ended, isReady: () => expect.poll(() => output, { timeout: 15_000 }).toContain('ready') };
}

describe('a person who asks a run to end', () => {
  it('gets the exit code of the signal, although the run does not end by itself', async () => {
    const { child, ended, isReady } = stubborn('stopOnSignals(say);');
    await isReady();
    child.kill('SIGTERM');
    const { code, output } = await ended;
    expect(code).toBe(143);
    expect(output).toContain('Stopping');
  });

  it('may press twice, and it ends at once', async () => {
    const { child, ended, isReady } = stubborn('stopOnSignals(say, 3_600_000);');
    await isReady();
    const pressing = setInterval(() => child.kill('SIGINT'), 100);
    expect((await ended).code).toBe(130);
    clearInterval(pressing);
  });

  it('presses once although npm passes on what the terminal already said', async () => {
    const { child, ended, isReady } = stubborn(`
      stopOnSignals(say, 3_600_000).addEventListener('abort', () =>
        setTimeout(() => { say('tidied'); process.exit(7); }, 100));`);
    await isReady();
    child.kill('SIGINT');
    child.kill('SIGINT');
    const { code, output } = await ended;
    expect(output).toContain('tidied');
    expect(code).toBe(7);
  });
});

describe('a stack that is asked to end', () => {
  it('fails every call that moves its clock or waits for it', async () => {
    const stop = new AbortController();
    const { stack } = await startFixture({ signal: stop.signal });
    await stack.advanceTo('2026-10-01T02:00:00Z' as Instant);
    stop.abort(new Error('asked to end'));
    await expect(stack.advanceTo('2026-10-05T00:00:00Z' as Instant)).rejects.toThrow('asked to end');
    await expect(stack.drain()).rejects.toThrow('asked to end');
    expect(stack.clock.now()).toBe('2026-10-01T02:00:00Z');
    await stack.stop();
    await expect(stack.invoke('on-step', {})).rejects.toThrow();
  });

  it('ends what it has started if asked while it starts', async () => {
    const stop = new AbortController();
    const folder = temporaryFolder();
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const starting = startFixture({ folder, signal: stop.signal });
    const note = join(folder, 'data', 'dynoxide.pid');
    await expect.poll(() => existsSync(note), { interval: 1 }).toBe(true);
    const database = Number(readFileSync(note, 'utf8'));
    stop.abort(new Error('asked to end'));
    await expect(starting).rejects.toThrow();
    expect(isAlive(database)).toBe(false);
    expect(existsSync(note)).toBe(false);
    // The folder is free for the next one.
    const { stack } = await startFixture({ folder });
    expect(stack.mails()).toEqual([]);
  });

  it('records nothing that members met because of that', async () => {
    const folder = temporaryFolder();
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const stop = new AbortController();
    const token = 'A'.repeat(43);
    const people = Array.from({ length: 40 }, (_, i) => `m${i}@example.net`);
    const members = new SimulatedMembers(
      {
        url: 'http://127.0.0.1:9',
        stopping: stop.signal,
        mails: () =>
          people.map((address) => ({
            to: [address],
            at: '2026-10-01T09:00:00Z' as Instant,
            text: `http://127.0.0.1:9/s/guild-2026-10/en#t=${token}&f=${'0'.repeat(64)}`,
          })),
      },
      {
        seed: 'commons',
        folder,
        pulses: new Map([['guild-2026-10', []]]),
        fetch: async () => {
          stop.abort(new Error('asked to end'));
          return new Response('gone', { status: 503 });
        },
      },
    );
    members.readMails();
    await expect(members.actUntil('2027-01-01T00:00:00Z' as Instant)).rejects.toThrow('asked to end');
    expect(readdirSync(folder, { recursive: true })).toEqual([]);
  });
});

describe('a synthesis that is asked to end', () => {
  it('ends its child and leaves nothing unfinished', async () => {
    const root = temporaryFolder();
    onTestFinished(() => rmSync(root, { recursive: true, force: true }));
    mkdirSync(join(root, 'infra'));
    const note = join(root, 'pid');
    writeFileSync(
      join(root, 'infra', 'app.ts'),
      `require('node:fs').writeFileSync(${JSON.stringify(note)}, String(process.pid)); setInterval(() => {}, 1000);`,
    );
    const stop = new AbortController();
    const synthesising = synthesise(root, stop.signal);
    await expect.poll(() => existsSync(note) && readFileSync(note, 'utf8') !== '', { timeout: 15_000 }).toBe(true);
    stop.abort(new Error('asked to end'));
    await expect(synthesising).rejects.toThrow();
    await expect.poll(() => isAlive(Number(readFileSync(note, 'utf8')))).toBe(false);
    expect(readdirSync(join(root, 'build'))).toEqual([]);
  });
});
