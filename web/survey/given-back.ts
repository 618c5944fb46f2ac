import type { GivenBackIn } from '../../shared/contract/given-back.ts';
import { element } from './page-elements.ts';
import type { PageSettings } from './survey-page.ts';

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
