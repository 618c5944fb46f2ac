/**
 * What docs/privacy.md says a member's browser keeps, requests and receives, read from its tables: the page that people are
 * promised is the list that the tests allow, and there is no second one.
 */
import { readFileSync } from 'node:fs';

interface Row {
  readonly pattern: RegExp;
  readonly cells: readonly string[];
}

const text = readFileSync(new URL('../../docs/privacy.md', import.meta.url), 'utf8');

/** Rows of the first table under a heading; the first cell is code in which `<…>` marks a variable part. */
function tableUnder(heading: string): Row[] {
  const [, section] = text.split(`\n### ${heading}\n`);
  const rows = section?.split('\n#')[0]?.match(/^\| `.*$/gm) ?? [];
  if (rows.length === 0) throw new Error(`docs/privacy.md must have a table under "${heading}"`);
  return rows.map((row) => {
    const cells = row.split('|').map((cell) => cell.trim());
    const code = (cells[1] ?? '').replaceAll('`', '');
    const pattern = code.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll(/<[^>]+>/g, '[^/]+');
    return { pattern: new RegExp(`^${pattern}$`), cells: cells.slice(2) };
  });
}

const kept = tableUnder('What the browser keeps');
const requests = tableUnder('What the browser asks for');
const headers = tableUnder('What every answer carries');

/** Names in backticks in a cell, such as the fields of a body. */
const namesIn = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '');

export const isDocumentedStorage = (place: string): boolean => kept.some(({ pattern }) => pattern.test(place));

/** The fields of the body of a documented request; undefined if it is not documented. */
export function documentedFields(request: string): string[] | undefined {
  const row = requests.find(({ pattern }) => pattern.test(request));
  return row && namesIn(row.cells[0] ?? '').toSorted();
}

/** Headers by name with their words, from `name: words`. */
export const documentedHeaders: ReadonlyMap<string, string> = new Map(
  headers.map(({ pattern, cells }) => [pattern.source.slice(1, -1), namesIn(cells[0] ?? '')[0] ?? '']),
);

/** Rows that nothing has matched, to show that the document promises nothing that never happens. */
export const unmatched = (kind: 'storage' | 'requests', seen: Iterable<string>): string[] => {
  const all = [...seen];
  return (kind === 'storage' ? kept : requests)
    .filter(({ pattern }) => !all.some((one) => pattern.test(one)))
    .map(({ pattern }) => pattern.source);
};
