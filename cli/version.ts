import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { asJson, command } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { jsonOption } from './usual-options.ts';

/** The version of this copy, as in CHANGELOG.md and the output `Version` of a deployment. */
export const ownVersion = (): string =>
  z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8'))).version;

/** `pulse version`, or `pulse --version`. */
export const version = command(
  {
    command: 'npx pulse version',
    does: 'Prints the version of this copy. The doctor compares it with the deployed one.',
    options: { json: jsonOption },
    exits: {},
  },
  undefined,
  async ({ options: { json } }, { out }) => {
    out(json ? asJson({ version: ownVersion(), node: process.versions.node }) : ownVersion());
    return exitCodes.done;
  },
);
