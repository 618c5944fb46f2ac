import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { lintInstrument } from '../shared/answers/lint-instrument.ts';
import { ownInstrumentSchema } from '../shared/contract/instrument.ts';
import { parseJsonFile } from '../shared/contract/json-file.ts';
import { asJson, command } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { UsageError } from './read-arguments.ts';
import { jsonOption } from './usual-options.ts';

/** `pulse lint-instrument FILE`. */
export const lintInstrumentFile = command(
  {
    command: 'npx pulse lint-instrument',
    named: { words: 'FILE', least: 1, most: 1 },
    does: `Checks an instrument as "instruments" of community.json would hold it. Prints its mistakes, and warns as a careful reader
would: negated or double questions, long ones, repeated ones, missing translations.`,
    options: { json: jsonOption },
    exits: {
      done: 'the instrument is usable, with or without warnings',
      found: 'the instrument is not usable; the mistakes are printed',
    },
  },
  undefined,
  async ({ options: { json }, named: [file = ''] }, { out, err, cwd }) => {
    const text = await readFile(resolve(cwd, file), 'utf8').catch(() => {
      throw new UsageError(`${file} cannot be read. Is it an existing file?`);
    });
    const example = 'examples/instrument.json';
    const parsed = parseJsonFile(text, ownInstrumentSchema, { example, fields: fieldNames });
    if (!parsed.ok) {
      if (json) out(asJson({ file, isUsable: false, problems: parsed.error, warnings: [] }));
      else {
        for (const { place, value, problem, cure } of parsed.error)
          err(`${file}, ${place}${value === undefined ? '' : ` "${value}"`} ${problem} ${cure}`);
      }
      return exitCodes.found;
    }
    const warnings = lintInstrument(parsed.value);
    const { id, version, items } = parsed.value;
    if (json) out(asJson({ file, isUsable: true, id, version, questions: items.length, problems: [], warnings }));
    else {
      for (const { place, words } of warnings) out(`${place} ${words}`);
      out(`${id} version ${version}: ${items.length} questions, ${warnings.length} warnings. It is usable.`);
    }
    return exitCodes.done;
  },
);

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
