import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import * as z from 'zod/mini';

const axe = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const foundSchema = z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) }));

/**
 * What axe finds in a page: for each, its rule and the beginning of the element. The page's own policy may have to be
 * bypassed, because it keeps the tool out.
 *
 * @param options.only `colours` for another colour scheme of a page already checked in full: a scheme changes nothing else
 * @param options.off rules that do not apply to this page
 */
export async function axeViolations(
  page: Page,
  { only, off = [] }: { only?: 'colours'; off?: readonly string[] } = {},
): Promise<string[]> {
  // Half a megabyte, so once a document.
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(axe);
  const options = {
    resultTypes: ['violations'],
    rules: Object.fromEntries(off.map((rule) => [rule, { enabled: false }])),
    ...(only === 'colours' && { runOnly: { type: 'tag', values: ['cat.color'] } }),
  };
  const found = await page.evaluate(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
  );
  return foundSchema.parse(found).flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
}
