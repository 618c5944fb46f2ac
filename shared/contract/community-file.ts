import { utf8 } from '../kernel/bytes.ts';
import type { Problem } from '../kernel/problem.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type Community, communitySchema } from './community.ts';
import { parseJsonFile } from './json-file.ts';
import { limits } from './limits.ts';

/** Reads a steward's `community.json`. Every mistake is reported by its field; nothing is guessed. */
export function parseCommunity(content: Uint8Array | string): Result<Community, Problem[]> {
  const example = 'examples/data-practice/community.json';
  const parsed = parseJsonFile(content, communitySchema, { example, fields: Object.keys(communitySchema.shape) });
  if (!parsed.ok) return parsed;
  const problems = [...sharedMonths(parsed.value), ...untoldActions(parsed.value), ...tooMuch(parsed.value)];
  return problems.length > 0 ? err(problems) : ok(parsed.value);
}

/** The settings are stored as one row, and a pulse's definition, which repeats much of them, is another. */
function tooMuch(community: Community): Problem[] {
  const bytes = utf8(JSON.stringify(community)).length;
  if (bytes <= limits.settingsMaxBytes) return [];
  const most = limits.settingsMaxBytes / 1000;
  const problem = `holds ${Math.ceil(bytes / 1000)} kB of text with its translations; at most ${most} kB are kept.`;
  return [{ place: 'the file', problem, cure: 'Leave out instruments that no pulse asks, and older actions.' }];
}

/** Actions must be written at least in the community's language, which is the fallback for every other language. */
const untoldActions = ({ actions, language }: Community): Problem[] =>
  actions.flatMap(({ words }, index) => {
    if (words[language] !== undefined) return [];
    const cure = `Say it in the community's language, "${language}"; translations are welcome beside it.`;
    return [{ place: `actions.${index}.words.${language}`, problem: 'is missing.', cure }];
  });

/** A pulse is named after its month, so a month can have only one. */
function sharedMonths({ pulses }: Community): Problem[] {
  const months = pulses.map(({ monthOfQuarter }) => monthOfQuarter);
  return months.flatMap((month, index) => {
    if (months.indexOf(month) === index) return [];
    const cure = 'Put the instruments of both into one pulse, or choose another month.';
    const place = `pulses.${index}.monthOfQuarter`;
    return [{ place, value: String(month), problem: 'is the month of another pulse already.', cure }];
  });
}
