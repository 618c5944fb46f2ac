/** docs/adr/README.md lists every decision with its status, in agreement with the decisions themselves. */
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';

const files = globSync('docs/adr/[0-9]*.md').sort();
const decisions = files.map((path) => {
  const [title = '', blank, status = ''] = readFileSync(path, 'utf8').split('\n');
  return { file: basename(path), title, blank, status };
});
const rows = [
  ...readFileSync('docs/adr/README.md', 'utf8').matchAll(/^\| (\d+) \| \[(.+)\]\((.+)\) \| (.+?) \| (.+) \|$/gm),
].map(([, number = '', title = '', file = '', status = '', decides = '']) => ({
  number: Number(number),
  title,
  file,
  status,
  decides,
}));

describe('the index of decisions', () => {
  it('has every decision, once, in order, under its own title and status', () => {
    expect(rows.length).toBeGreaterThan(50);
    expect(
      rows.map(({ number, title, file, status }) => ({
        file,
        title: `# ${number}. ${title}`,
        blank: '',
        status: `Status: ${status}.`,
      })),
    ).toEqual(decisions);
  });

  it('numbers decisions from 1 without gaps, as their files do', () => {
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1));
    for (const { number, file } of rows) expect(file).toMatch(new RegExp(`^${String(number).padStart(4, '0')}-`));
  });

  it('knows two statuses, and names only later decisions as those that changed one', () => {
    for (const { number, status } of rows) {
      expect(status).toMatch(/^(?:accepted(?:; amended by \d+(?:, \d+)*)?|superseded by \d+)$/);
      for (const [later] of status.matchAll(/\d+/g)) {
        expect(Number(later), status).toBeGreaterThan(number);
        expect(Number(later), status).toBeLessThanOrEqual(rows.length);
      }
    }
  });
});
