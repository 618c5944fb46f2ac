import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { definitions } from '../../../locales/en/report.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const page = readFileSync(join(root, 'docs', 'methods.md'), 'utf8');
const sections = new Map(
  page.split(/^## /m).map((section) => [/^.*\(`([\w-]+)`\)$/m.exec(section.split('\n')[0] ?? '')?.[1], section]),
);

it.each(definitions.map(({ id, name }) => [id, name]))('the methods page has a heading for %s', (id, name) => {
  const section = sections.get(id);
  expect(section?.startsWith(`${name} (\`${id}\`)`)).toBe(true);
});

it('the methods page explains nothing that is not in the report', () => {
  const ids = [...sections.keys()].filter((id) => id !== undefined);
  expect(ids.toSorted()).toEqual(definitions.map(({ id }) => id).toSorted());
});

it('the methods page says of every number how to check it in R', () => {
  const withoutNumber = ['or-fewer', 'hidden'];
  for (const { id } of definitions.filter((definition) => !withoutNumber.includes(definition.id))) {
    expect(sections.get(id), id).toContain('In R');
  }
});

it('the methods page names every file of statistics', () => {
  for (const file of readdirSync(join(root, 'shared', 'stats'))) {
    expect(page).toContain(`\`${file.replace(/\.ts$/, '')}\``);
  }
});
