#!/usr/bin/env node
// `npx pulse`: JavaScript that any Node can run, so that an older one can report what is missing.
import { fileURLToPath } from 'node:url';

process.argv.splice(2, 0, fileURLToPath(new URL('./main.ts', import.meta.url)));
await import('../local/require-node.mjs');
