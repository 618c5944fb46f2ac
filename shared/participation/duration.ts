/**
 * Minutes in a cell of a meeting export: `62`, `41 min`, `58m 12s`, `1h 5m 3s`, `1 hr 12 min`; undefined for anything
 * else. Seconds count as parts of a minute.
 */
export function minutesIn(cell: string): number | undefined {
  const text = cell.trim().toLowerCase();
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  const parts =
    /^(?:(\d+)\s*h(?:rs?|ours?)?)?\s*(?:(\d+)\s*m(?:ins?|inutes?)?)?\s*(?:(\d+)\s*s(?:ecs?|econds?)?)?$/.exec(text);
  if (!parts || text === '') return undefined;
  const [, hours = '0', minutes = '0', seconds = '0'] = parts;
  return Number(hours) * 60 + Number(minutes) + Number(seconds) / 60;
}
