import { join } from 'node:path';
import { persistentClock } from '../../local/clock.ts';
import { startStack } from '../../local/stack.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { startOfTime } from './fixture-time.ts';

/** A process of its own that runs the fixture and moves its clock, to be killed: node run-fixture.ts FOLDER INSTANT. */
const [folder = '', until = ''] = process.argv.slice(2);
const clock = await persistentClock(join(folder, 'clock.json'), startOfTime);
const stack = await startStack({
  assembly: folder,
  data: join(folder, 'data'),
  port: 0,
  clock,
  onLog: (name) => process.stdout.write(`ran ${name}\n`),
});
process.stdout.write(`ready ${stack.url}\n`);
await stack.advanceTo(until as Instant);
process.stdout.write('arrived\n');
