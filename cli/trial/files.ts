import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CommunityInput } from '../../shared/contract/community.ts';
import { parseCommunity } from '../../shared/contract/community-file.ts';
import type { Problem } from '../../shared/kernel/problem.ts';
import { parseRoster } from '../../shared/roster/roster.ts';
import { asJson } from '../command.ts';
import { UsageError } from '../read-arguments.ts';
import type { Person } from './people.ts';
import type { TrialWishes } from './settings.ts';

/** The two files as stewards upload them, checked by the readers that will import them. */
export function trialFiles(settings: CommunityInput, people: readonly Person[], wishes: TrialWishes) {
  const configuration = `${asJson(settings)}\n`;
  const roster = rosterOf(people, wishes);
  const community = parseCommunity(configuration);
  if (!community.ok) throw new UsageError(describe(community.error));
  const rows = parseRoster(new TextEncoder().encode(roster));
  if (!rows.ok) throw new UsageError(describe(rows.error));
  return { community: community.value, texts: { 'community.json': configuration, 'roster.csv': roster } };
}

/** One group for all: a group may have no fewer than eight. */
function rosterOf(people: readonly Person[], { timeZone, language, name: group, steward }: TrialWishes): string {
  const rows = people.map(({ name, address }) => [
    address,
    name,
    group,
    timeZone,
    language,
    address === steward.address ? 'steward' : 'member',
  ]);
  const header = ['email', 'name', 'group', 'timezone', 'language', 'role'];
  return [header, ...rows].map((cells) => `${cells.map(quoted).join(',')}\n`).join('');
}

const quoted = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const describe = (problems: readonly Problem[]): string =>
  problems
    .map(({ place, row, value, problem, cure }) => {
      // Row 1 is the header.
      const where = row === undefined ? place : `colleague ${row - 1}`;
      return `${where}: ${value === undefined ? '' : `"${value}" `}${problem} ${cure}`;
    })
    .join('\n');

/** @returns the file that already exists, if one does; then nothing was written */
export async function writeNew(folder: string, texts: Readonly<Record<string, string>>): Promise<string | undefined> {
  const taken = Object.keys(texts).find((name) => existsSync(join(folder, name)));
  if (taken !== undefined) return join(folder, taken);
  await mkdir(folder, { recursive: true });
  // wx: never overwrites, not even a file that has appeared since.
  for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text, { flag: 'wx' });
  return undefined;
}
