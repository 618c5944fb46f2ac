import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { StartError } from './port.ts';

/**
 * A JSON file kept by an earlier run. Files are replaced whole, so an unreadable one was damaged by something else: a full
 * disk, an interrupted copy, another program.
 *
 * @throws StartError that names the file and the cure
 */
export function readKept<T>(
  file: string,
  schema: z.ZodMiniType<T>,
  cure = '--fresh forgets this run and begins again',
): T {
  const text = readFileSync(file, 'utf8');
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof z.core.$ZodError)) throw error;
    throw new StartError(`${file} is damaged or not ours; ${cure}`);
  }
}
