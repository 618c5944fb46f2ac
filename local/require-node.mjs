/**
 * First line of every entry point, in JavaScript that any Node can read: the rest of the project is TypeScript that Node
 * 24 runs as it is. Usage: node local/require-node.mjs FILE [arguments of FILE].
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

// 24.7 is the first that opens the seals of RFC 9180 by itself.
const required = 24;
const requiredMinor = 7;
const [running, minor] = process.versions.node.split('.').map(Number);

if (running !== required || minor < requiredMinor) {
  process.stderr.write(
    `commons-pulse needs Node ${required}.${requiredMinor} or a later ${required}, this is Node ${process.versions.node}.\n` +
      'The project brings its own: run "npm ci" (without --ignore-scripts), then start through npm, e.g. "npm start".\n' +
      'Or install Node 24 and run the same command again.\n',
  );
  // As cli/exit-codes.ts has it: not done; the reason is printed.
  process.exit(4);
}

const [file, ...rest] = process.argv.slice(2);
if (!file) {
  process.stderr.write('usage: node local/require-node.mjs FILE [arguments]\n');
  process.exit(2);
}
const target = resolve(file);
process.argv.splice(1, process.argv.length - 1, target, ...rest);
await import(pathToFileURL(target).href);
