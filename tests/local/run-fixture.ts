import { join } from 'node:path';
import { persistentClock } from '../../local/clock.ts';
import { startStack } from '../../local/stack.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { startOfTime } from './fixture-time.ts';

/**
 * A separate process that runs the fixture, puts a line into the inbox and moves its clock, to be killed: node run-fixture.ts
 * FOLDER INSTANT [LINE]
 */
const [folder = '', until = '', line] = process.argv.slice(2);
const clock = await persistentClock(join(folder, 'clock.json'), startOfTime);
const stack = await startStack({
  assembly: folder,
  data: join(folder, 'data'),
  port: 0,
  clock,
  onLog: (name, text) => process.stdout.write(`ran ${name} ${text}\n`),
});
process.stdout.write(`ready ${stack.url}\n`);
if (line !== undefined) await stack.putInboxObject('lines/x', new TextEncoder().encode(line));
await stack.advanceTo(until as Instant);
process.stdout.write('arrived\n');
