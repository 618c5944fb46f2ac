import { type Community, communitySchema } from '../contract/community.ts';
import type { Problem } from '../kernel/problem.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { parseJsonFile } from './json-file.ts';

/** Reads a steward's `community.json`. Every mistake is named by its field; nothing is guessed. */
export function parseCommunity(text: string): Result<Community, Problem[]> {
  const example = 'examples/data-practice/community.json';
  const parsed = parseJsonFile(text, communitySchema, { example, fields: Object.keys(communitySchema.shape) });
  if (!parsed.ok) return parsed;
  const repeated = sharedMonths(parsed.value);
  return repeated.length > 0 ? err(repeated) : ok(parsed.value);
}

/** A pulse is named by its month, so a month can have one. */
function sharedMonths({ pulses }: Community): Problem[] {
  const months = pulses.map(({ monthOfQuarter }) => monthOfQuarter);
  return months.flatMap((month, index) => {
    if (months.indexOf(month) === index) return [];
    const cure = 'Put the instruments of both into one pulse, or choose another month.';
    const place = `pulses.${index}.monthOfQuarter`;
    return [{ place, value: String(month), problem: 'is the month of another pulse already.', cure }];
  });
}
