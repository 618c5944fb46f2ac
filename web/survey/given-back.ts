import type { Action, GivenBack } from '../../shared/contract/given-back.ts';
import { element } from './page-elements.ts';
import type { PageSettings } from './survey-page.ts';

const init = { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' } as const;

/**
 * What members get back, for whoever has answered or came too late: the newest results and what was done about them. Nothing
 * where there is nothing yet, or when it cannot be had just now: it is an addition to what the page says.
 */
export async function givenBack(settings: PageSettings): Promise<Node> {
  try {
    const reply = await fetch(settings.givenBackPath, init);
    return element('div', { class: 'doc' }, ...(reply.ok ? sections(settings, await reply.json()) : []));
  } catch {
    return element('div', {});
  }
}

function sections({ words, language }: PageSettings, { results, actions }: GivenBack): Node[] {
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
  const done = actions ? told.map((action) => item(action, language, actions.language)) : [];
  if (results || done.length > 0) made.push(element('h2', {}, words.whatWasDone));
  if (results && kept.length === 0 && !told.some(({ quarter }) => quarter === results.quarter))
    made.push(element('p', {}, words.nothingDone));
  if (kept.length + done.length > 0) made.push(element('ul', {}, ...kept, ...done));
  return made;
}

/** An action under its quarter; the words that stand in for a missing translation are marked with their language. */
function item(
  { quarter, words }: Action,
  language: PageSettings['language'],
  usual: PageSettings['language'],
): HTMLElement {
  const translated = words[language];
  const lang = translated === undefined ? usual : language;
  const said = element('span', { lang, dir: lang === 'ar' ? 'rtl' : 'ltr' }, translated ?? words[usual] ?? '');
  return element('li', {}, element('bdi', {}, quarter), ': ', said);
}
