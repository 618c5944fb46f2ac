import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { persistentClock } from '../../local/clock.ts';
import { startStack } from '../../local/stack.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { startFixture, temporaryFolder, writeAssembly } from './fixture.ts';
import { startOfTime } from './fixture-time.ts';
import { isAlive } from './is-alive.ts';

/** A separate process that runs the fixture; its nightly function takes ten seconds, so that a kill catches it at work. */
function runFixture(
  folder: string,
  until: string,
  ...line: string[]
): ChildProcess & { said(text: string): Promise<void> } {
  const program = fileURLToPath(new URL('./run-fixture.ts', import.meta.url));
  const child = spawn(process.execPath, [program, folder, until, ...line], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout?.on('data', (text) => {
    output += text;
  });
  const said = (text: string) => expect.poll(() => output, { timeout: 15_000 }).toContain(text);
  return Object.assign(child, { said });
}

const slowNights = (resources: Record<string, object>): void => {
  const text = JSON.stringify(resources['Nightly']).replace(
    '\\"step\\":\\"plan\\"',
    '\\"wait\\":10000,\\"step\\":\\"plan\\"',
  );
  resources['Nightly'] = JSON.parse(text);
};

describe('a run that is killed', () => {
  it('leaves no database process behind, and the next run repeats what was not finished', async () => {
    const folder = temporaryFolder();
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeAssembly(folder, slowNights);
    const first = runFixture(folder, '2026-10-01T04:00:00Z');
    await first.said('ran fixture-on-step');
    const database = Number(readFileSync(join(folder, 'data', 'dynoxide.pid'), 'utf8'));
    expect(isAlive(database)).toBe(true);
    first.kill('SIGKILL');
    await expect.poll(() => isAlive(database), { timeout: 5000 }).toBe(false);

    const ran: string[] = [];
    const { stack } = await startFixture({ folder, onLog: (name) => ran.push(name) });
    expect(stack.clock.now()).toBe('2026-10-01T03:00:00Z');
    expect(stack.nextSchedule()).toBe('2026-10-01T03:00:00Z');
    await stack.advanceTo('2026-10-01T04:00:00Z' as Instant);
    expect(stack.nextSchedule()).toBe('2026-10-02T03:00:00Z');
    await expect.poll(() => ran).toEqual(['fixture-on-step']);
    expect(stack.failures()).toEqual([]);
  });

  it('redelivers what a function was working on', async () => {
    const folder = temporaryFolder();
    writeAssembly(folder);
    const first = runFixture(folder, '2026-10-01T01:00:00Z', 'slow-once\n');
    await first.said('ran fixture-on-queue slow');
    first.kill('SIGKILL');
    await new Promise((resolve) => first.once('exit', resolve));

    const { stack } = await startFixture({ folder });
    expect(stack.mails()).toHaveLength(0);
    await stack.drain();
    expect(stack.mails().map(({ to }) => to)).toEqual([['slow-once@example.net']]);
    expect(stack.failures()).toEqual([]);
  });

  it('finds everything again after a stop: mails in order, schedules, the clock', async () => {
    const folder = temporaryFolder();
    writeAssembly(folder);
    const open = async () => {
      const clock = await persistentClock(join(folder, 'clock.json'), startOfTime);
      return startStack({ assembly: folder, data: join(folder, 'data'), port: 0, clock });
    };
    const before = await open();
    await before.putInboxObject('lines/x', new TextEncoder().encode('ada\nbob\n'));
    await before.drain();
    await before.advanceTo('2026-10-01T12:00:00Z' as Instant);
    const mails = structuredClone(before.mails());
    expect(mails).toHaveLength(2);
    await before.stop();
    const after = await open();
    onTestFinished(async () => {
      await after.stop();
      rmSync(folder, { recursive: true, force: true });
    });
    expect(after.mails()).toEqual(mails);
    expect(after.clock.now()).toBe('2026-10-01T12:00:00Z');
    expect(after.nextSchedule()).toBe('2026-10-02T03:00:00Z');
    expect(await after.readInboxObject('lines/x')).toEqual(new TextEncoder().encode('ada\nbob\n'));
  });
});

describe('what cannot start', () => {
  it('is a second run on the same data, and it says so', async () => {
    const { folder } = await startFixture();
    const clock = await persistentClock(join(folder, 'other-clock.json'), startOfTime);
    const second = startStack({ assembly: folder, data: join(folder, 'data'), port: 0, clock });
    await expect(second).rejects.toThrow(`another run (process ${process.pid}) is using the data folder`);
  });

  it('is a run on a port that is taken, and it leaves the data free', async () => {
    const folder = temporaryFolder();
    writeAssembly(folder);
    const taker = createServer();
    const port = await new Promise<number>((resolve) => {
      taker.listen(0, '127.0.0.1', () => {
        const address = taker.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
    const clock = await persistentClock(join(folder, 'clock.json'), startOfTime);
    await expect(startStack({ assembly: folder, data: join(folder, 'data'), port, clock })).rejects.toThrow(
      `port ${port} is in use`,
    );
    taker.close();
    const { stack } = await startFixture({ folder });
    expect(stack.mails()).toEqual([]);
  });

  it('is a template with a resource of an unknown type, and it names type and resource', async () => {
    const folder = temporaryFolder();
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeAssembly(folder, (resources) => {
      resources['Painting'] = { Type: 'AWS::Art::Painting', Properties: {} };
    });
    const clock = await persistentClock(join(folder, 'clock.json'), startOfTime);
    await expect(startStack({ assembly: folder, data: join(folder, 'data'), port: 0, clock })).rejects.toThrow(
      'AWS::Art::Painting (Painting in Pipeline)',
    );
  });
});
