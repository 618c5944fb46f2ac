/** docs/files.md names every column and field that the readers know, and no other. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { communitySchema } from '../../shared/contract/community.ts';
import { parseCommunity } from '../../shared/contract/community-file.ts';
import { languages } from '../../shared/contract/identifiers.ts';
import { limits } from '../../shared/contract/limits.ts';
import { adoptionStates } from '../../shared/contract/participation.ts';
import { memberRoles } from '../../shared/contract/people.ts';
import { stewardSideSchema } from '../../shared/contract/steward-side.ts';
import { addressColumns, durationColumns, nameColumns } from '../../shared/participation/attendance-file.ts';
import { factColumns, factKinds } from '../../shared/participation/fact-file.ts';
import { timeColumns } from '../../shared/participation/session-date.ts';
import { forgetColumns } from '../../shared/roster/forget-list.ts';
import { rosterColumns } from '../../shared/roster/roster-table.ts';

const page = readFileSync(new URL('../../docs/files.md', import.meta.url), 'utf8');
const section = (title: string): string => {
  const found = page.split(/^## /m).find((each) => each.startsWith(title));
  if (!found) throw new Error(`docs/files.md must have a section ${title}`);
  return found;
};
/** The words in backticks in one cell of each row of the section's table. */
const named = (title: string, cell = 1): string[] =>
  [...section(title).matchAll(/^\|(?!-).*\|$/gm)]
    .slice(1)
    .flatMap(([row]) => [...(row.split('|')[cell] ?? '').matchAll(/`([^`]+)`/g)].map(([, word = '']) => word));

test.each([
  ['`communities/<id>/community.json`', Object.keys(communitySchema.shape)],
  ['`communities/<id>/roster.csv`', rosterColumns],
  ['`signals/<id>/…`: facts', factColumns],
  ['`forget/<id>.csv`', forgetColumns],
])('the table of %s has the columns that are read, and no other', (title, known) => {
  expect(named(title)).toEqual([...known]);
});

test('attendance is read from the columns that the page lists', () => {
  const columns = [...nameColumns, ...addressColumns, ...durationColumns, ...timeColumns];
  expect(named('`signals/<id>/…`: attendance', 2)).toEqual(columns);
});

test('closed lists are complete', () => {
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ['`communities/<id>/roster.csv`', [...memberRoles, ...languages]],
    ['`signals/<id>/…`: facts', [...factKinds, ...adoptionStates]],
    ['`signals/<id>/commitments.json`', Object.keys(stewardSideSchema.shape)],
  ];
  for (const [title, words] of lists) for (const word of words) expect(section(title), title).toContain(`\`${word}\``);
});

test('the smallest community.json works', () => {
  const json = /```json\n(.*?)```/s.exec(section('`communities/<id>/community.json`'))?.[1] ?? '';
  expect(parseCommunity(json)).toMatchObject({ ok: true, value: { id: 'makers' } });
});

test('the limits are those of the code', () => {
  expect(page).toContain(`**Kept** for ${limits.inboxRetentionDays} days`);
  expect(page).toContain(`At most ${limits.rosterMaxBytes / 1024 / 1024} MB`);
  expect(limits.signalFileMaxBytes).toBe(limits.rosterMaxBytes);
  expect(page).toContain(`at most ${limits.jsonFileMaxBytes / 1024 / 1024} MB. Where`);
  expect(page).toContain(`A session is at most ${limits.sessionMaxAgeDays} days old`);
  expect(page).toContain(`never under ${limits.minimumGroup} |`);
  expect(page).toContain(`never under ${limits.minimumInvited} |`);
});
