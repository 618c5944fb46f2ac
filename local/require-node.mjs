/**
 * First line of every entry point, in JavaScript that any Node can run: the rest of the project is TypeScript that Node 24
 * runs directly. Usage: node local/require-node.mjs FILE [arguments of FILE].
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

// 24.7 is the first version that can open RFC 9180 seals itself.
const required = 24;
const requiredMinor = 7;
const [running, minor] = process.versions.node.split('.').map(Number);

if (running !== required || minor < requiredMinor) {
  process.stderr.write(
    `commons-pulse needs Node ${required}.${requiredMinor} or a later ${required}, but this is Node ${process.versions.node}.\n` +
      'The project brings its own: run "npm ci" (without --ignore-scripts), then start through npm, e.g. "npm start".\n' +
      'Or install Node 24 and run the same command again.\n',
  );
  // As in cli/exit-codes.ts: not done; the reason is printed.
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
