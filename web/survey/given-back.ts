import type { Action, GivenBack } from '../../shared/contract/given-back.ts';
import type { Language } from '../../shared/contract/identifiers.ts';
import { element } from './page-elements.ts';
import type { PageSettings } from './survey-page.ts';

/**
 * What members get back once they have answered or come too late: the newest results and what was done about them. Empty if
 * there is nothing yet or it cannot be loaded: it only adds to what the page says.
 */
export async function givenBack(settings: PageSettings): Promise<Node> {
  try {
    const reply = await fetch(settings.givenBackPath, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
    return element('div', { class: 'doc' }, ...(reply.ok ? sections(settings, await reply.json()) : []));
  } catch {
    return element('div', {});
  }
}

function sections(settings: PageSettings, { results, actions }: GivenBack): Node[] {
  const { words, language } = settings;
  const told = actions?.told ?? [];
  const made: Node[] = [];
  if (results) {
    made.push(
      element('h2', {}, words.lastResults.replace('{quarter}', results.quarter)),
      element('ul', {}, ...results.lines[language].map((line) => element('li', {}, line))),
      element('p', {}, element('a', { href: results.report, hreflang: 'en' }, words.wholeReport)),
    );
  }
  const kept = (results?.kept ?? []).map((said) => element('li', { dir: 'auto' }, said));
  const isTold = kept.length > 0 || told.some(({ quarter }) => quarter === results?.quarter);
  // The newest quarter is named here, because actions after earlier quarters follow it.
  const nothing = results && !isTold ? [under(results.quarter, words.nothingDone)] : [];
  const done = actions ? told.map((action) => item(action, actions.language, language)) : [];
  const list = [...kept, ...nothing, ...done];
  if (list.length > 0) made.push(element('h2', {}, words.whatWasDone), element('ul', {}, ...list));
  return made;
}

const under = (quarter: string, ...said: readonly (Node | string)[]): HTMLElement =>
  element('li', {}, element('bdi', {}, quarter), ': ', ...said);

/** An action under its quarter; if it is not translated, the fallback text is marked with its language. */
function item({ quarter, words }: Action, usual: Language, language: Language): HTMLElement {
  const fallback = () => element('span', { lang: usual, dir: 'auto' }, words[usual] ?? '');
  return under(quarter, words[language] ?? fallback());
}
