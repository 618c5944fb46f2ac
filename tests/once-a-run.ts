import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import * as z from 'zod/mini';
import { waitUntil } from './wait-until.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder for this test run alone, in which suites also leave what others need. */
    runFolder: string;
  }
}

const outcomeSchema = z.object({ made: z.optional(z.unknown()), failed: z.optional(z.string()) });

/**
 * Something made once in a test run, by the first suite that needs it; the others wait for it, so ask late. It is passed on
 * as JSON, even to the suite that made it.
 *
 * @throws Error with what making it threw, in every suite that asks; or after twenty minutes without an outcome
 */
export async function onceARun<T>(name: string, schema: z.ZodMiniType<T>, make: () => Promise<T>): Promise<T> {
  const place = join(inject('runFolder'), name);
  const file = join(place, 'outcome.json');
  const isFirst = await mkdir(place).then(
    () => true,
    () => false,
  );
  if (isFirst) {
    const outcome = await make().then(
      (made) => ({ made }),
      (error: unknown) => ({ failed: String(error instanceof Error ? error.stack : error) }),
    );
    await writeFile(`${file}.next`, JSON.stringify(outcome));
    await rename(`${file}.next`, file);
  }
  await waitUntil(`${name} is made by the suite that asked for it first`, () => existsSync(file), 1200);
  const { made, failed } = outcomeSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  if (failed !== undefined) throw new Error(`${name} must be made: ${failed}`);
  return schema.parse(made);
}
