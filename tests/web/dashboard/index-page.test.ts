import { describe, expect, it } from 'vitest';
import { type ListedReport, renderIndexPage } from '../../../web/dashboard/render-index-page.ts';

const listed = (community: string, quarter: string, change: Partial<ListedReport> = {}): ListedReport => ({
  community,
  name: `The ${community}`,
  quarter,
  revision: 1,
  generatedAt: '2027-01-05T08:00:00Z',
  page: `/reports/${community}/${quarter}/report.html`,
  json: `/reports/${community}/${quarter}/report.json`,
  csv: `/reports/${community}/${quarter}/report.csv`,
  ...change,
});

describe('the page at the root address of the site', () => {
  it('names every community once, and leads to each of its reports', () => {
    const page = renderIndexPage([
      listed('guild', '2026-Q4', { revision: 2 }),
      listed('guild', '2026-Q3'),
      listed('makers', '2026-Q4'),
    ]);
    expect(page.match(/<h2><bdi>The guild/g)).toHaveLength(1);
    expect(page.match(/href="[^"]*report\.html"/g)).toHaveLength(3);
    expect(page).toContain('Published 5 January 2027, revision 2.');
  });

  it('shows what a steward has typed as text, and has no script and no style attribute', () => {
    const page = renderIndexPage([listed('makers', '2026-Q4', { name: '<b onclick="x">' })]);
    expect(page).toContain('&lt;b onclick=&quot;x&quot;&gt;');
    expect(page).not.toMatch(/<b onclick|<script|\sstyle="/);
  });
});
