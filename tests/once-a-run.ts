import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import * as z from 'zod/mini';
import { waitUntil } from './wait-until.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder of this run of the tests alone, in which suites leave what others need, too. */
    runFolder: string;
  }
}

const outcomeSchema = z.object({ made: z.optional(z.unknown()), failed: z.optional(z.string()) });

/**
 * What is made once in a run of the tests, by whichever suite needs it first; the others wait for it, so ask late. It is
 * handed over as JSON, also to the one that made it.
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
