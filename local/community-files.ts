import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { UsageError } from '../cli/read-arguments.ts';
import { settledCalendar } from '../shared/calendar/settled-calendar.ts';
import type { Community } from '../shared/contract/community.ts';
import { parseCommunity } from '../shared/contract/community-file.ts';
import { publicHolidays } from '../shared/holidays/public-holidays.ts';
import type { Problem } from '../shared/kernel/problem.ts';
import { instantOf } from '../shared/kernel/time.ts';
import { parseRoster } from '../shared/roster/roster.ts';

/** The files of one community, read and validated before anything starts. */
export interface CommunityFiles {
  readonly community: Community;
  readonly configuration: Uint8Array;
  readonly roster: Uint8Array;
  readonly signals: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** The project's example community: sixty-four people, with everything that a report can contain. */
export const readExample = (root: string): Promise<CommunityFiles> =>
  readFolder(join(root, 'examples', 'data-practice'));

/** That one, and a small one that shares most of its members; seven are its own, so both can be shown in full. */
export const readNeighbours = async (root: string): Promise<CommunityFiles[]> => [
  await readExample(root),
  await readFolder(join(root, 'examples', 'chart-circle')),
];

/** Those two, and a community like many: sixty people in twenty-four teams of one to five, in five departments. */
export const readExamples = async (root: string): Promise<CommunityFiles[]> => [
  ...(await readNeighbours(root)),
  await readFolder(join(root, 'examples', 'reliability-guild')),
];

async function readFolder(folder: string): Promise<CommunityFiles> {
  const files = await readCommunityFiles(join(folder, 'community.json'), join(folder, 'roster.csv'));
  const brought = join(folder, 'signals');
  const names = existsSync(brought) ? (await readdir(brought)).sort() : [];
  const signals = names.map(async (name) => ({ name, bytes: await readFile(join(brought, name)) }));
  return { ...files, signals: await Promise.all(signals) };
}

/** @throws UsageError that lists every mistake with its place and its cure. */
export async function readCommunityFiles(configurationFile: string, rosterFile: string): Promise<CommunityFiles> {
  const configuration = await read(configurationFile);
  const roster = await read(rosterFile);
  const parsed = parseCommunity(configuration);
  if (!parsed.ok) throw new UsageError(describe(configurationFile, parsed.error));
  const community = await settledCalendar(parsed.value, undefined, instantOf(Date.now()), publicHolidays);
  if (!community.ok) throw new UsageError(describe(configurationFile, community.error));
  const rows = parseRoster(roster);
  if (!rows.ok) throw new UsageError(describe(rosterFile, rows.error));
  return { community: community.value, configuration, roster, signals: [] };
}

async function read(file: string): Promise<Uint8Array> {
  return readFile(file).catch(() => {
    throw new UsageError(`${file} cannot be read. Check the path and that the file may be read.`);
  });
}

function describe(file: string, problems: readonly Problem[]): string {
  const lines = problems.map(({ place, value, problem, cure }) => {
    const subject = value === undefined ? '' : `"${value}" `;
    return `  ${place}: ${subject}${problem} ${cure}`;
  });
  const count = problems.length === 1 ? '1 mistake' : `${problems.length} mistakes`;
  return `${basename(file)} has ${count}; nothing was imported.\n${lines.join('\n')}`;
}
