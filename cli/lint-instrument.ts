import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ownInstrumentSchema } from '../shared/contract/instrument.ts';
import { parseJsonFile } from '../shared/people/json-file.ts';
import { lintInstrument } from '../shared/responses/lint-instrument.ts';
import { type Terminal, UsageError } from './command.ts';

const usage = `usage: npx pulse lint-instrument FILE

Reads an instrument as it would stand under "instruments" in community.json and says what is wrong with it, and what a
careful reader would warn of: negated or double questions, long ones, repeated ones, missing translations.
Exit code 0: it can be used, with or without warnings. 2: it cannot, or the file cannot be read.`;

/** `pulse lint-instrument FILE`. */
export async function lintInstrumentFile(args: readonly string[], { out, err, cwd }: Terminal): Promise<number> {
  const [file, ...more] = args;
  if (file === '--help') {
    out(usage);
    return 0;
  }
  if (file === undefined || more.length > 0) throw new UsageError(usage);
  const text = await readFile(resolve(cwd, file), 'utf8').catch(() => {
    throw new UsageError(`${file} cannot be read. Is it there, and is it a file?`);
  });
  const example = 'examples/instrument.json';
  const parsed = parseJsonFile(text, ownInstrumentSchema, { example, fields: fieldNames });
  if (!parsed.ok) {
    for (const { place, value, problem, cure } of parsed.error) {
      err(`${file}, ${place}${value === undefined ? '' : ` "${value}"`} ${problem} ${cure}`);
    }
    return 2;
  }
  const warnings = lintInstrument(parsed.value);
  for (const { place, words } of warnings) out(`${place} ${words}`);
  const { id, version, items } = parsed.value;
  out(`${id} version ${version}: ${items.length} questions, ${warnings.length} warnings. It can be used.`);
  return 0;
}

const fieldNames = [
  'id',
  'version',
  'language',
  'name',
  'instruction',
  'items',
  'scale',
  'minimumAnswered',
  'favourableFrom',
  'source',
  'licence',
  'rights',
  'translationStatus',
];
