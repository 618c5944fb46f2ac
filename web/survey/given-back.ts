import type { GivenBackIn } from '../../shared/contract/given-back.ts';
import { pathOf, routes } from '../../shared/contract/routes.ts';
import { element } from './page-elements.ts';
import type { SurveyLink } from './protocol.ts';
import type { PageSettings } from './survey-page.ts';

/**
 * What members get back, asked for again where the page has not asked about the link, or got no reply: after a reload that
 * finds the answers sent. Undefined if there is nothing yet or it cannot be loaded: it only adds to what the page says.
 */
export async function askGivenBack({ pulse, token }: SurveyLink, language: string): Promise<GivenBackIn | undefined> {
  try {
    const reply = await fetch(pathOf(routes.status), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ pulse, token, language }),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
    return (await reply.json()).givenBack;
  } catch {
    return undefined;
  }
}

/** The newest results and what was done about them, for members who have answered or come too late. */
export function givenBack({ words }: PageSettings, { results, actions }: GivenBackIn): Node {
  const made: Node[] = [];
  if (results) {
    const { quarter, lines, read } = results;
    made.push(
      element('h2', {}, words.lastResults.replace('{quarter}', quarter)),
      element('ul', {}, ...lines.map((line) => element('li', {}, line))),
      ...(read ? [element('p', {}, element('a', { href: read }, words.wholeReport))] : []),
    );
  }
  const kept = (results?.kept ?? []).map((said) => element('li', { dir: 'auto' }, said));
  const isTold = kept.length > 0 || actions?.some(({ quarter }) => quarter === results?.quarter);
  // The newest quarter is named here, because actions after earlier quarters follow it.
  const nothing = results && !isTold ? [under(results.quarter, words.nothingDone)] : [];
  const list = [...kept, ...nothing, ...(actions ?? []).map(item)];
  if (list.length > 0) made.push(element('h2', {}, words.whatWasDone), element('ul', {}, ...list));
  return element('div', { class: 'doc' }, ...made);
}

const under = (quarter: string, ...said: readonly (Node | string)[]): HTMLElement =>
  element('li', {}, element('bdi', {}, quarter), ': ', ...said);

/** An action under its quarter; if it is not translated, its text is marked with its language. */
const item = ({ quarter, words, language }: NonNullable<GivenBackIn['actions']>[number]): HTMLElement =>
  under(quarter, language ? element('span', { lang: language, dir: 'auto' }, words) : words);
