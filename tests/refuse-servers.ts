/**
 * Keeps the unit project honest: in its files, anything that listens, connects or starts a process fails with a sentence that
 * says where the file belongs. Both are refused at the one place in Node that every library goes through.
 */
import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import { Server, Socket } from 'node:net';
import { expect } from 'vitest';

const refusing = (verb: string) => (): never => {
  const file = (expect.getState().testPath ?? 'this file').replace(/^.*\/(?=tests\/)/, '');
  const renamed = file.replace(/\.test\.ts$/, '.service.test.ts');
  throw new Error(`a unit test must not ${verb}: rename ${file} to ${renamed}, or to .e2e.test.ts if it is a journey`);
};

Server.prototype.listen = refusing('listen on a socket');
Socket.prototype.connect = refusing('connect to a server');
for (const name of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'] as const)
  childProcess[name] = refusing('start a process') as never;
// So that `import { spawn } from 'node:child_process'` sees it, too.
syncBuiltinESMExports();
