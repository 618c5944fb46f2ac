import type { Notice, NoticeName } from '../../locales/shape/survey.ts';
import { dateWords } from './closing-words.ts';
import { element } from './page-elements.ts';
import type { AnswerOutcome } from './protocol.ts';
import type { PageSettings } from './survey-page.ts';

/** The notice for each outcome, after Send or on opening. `unreachable` has none: it is retried. */
export function noticeOf(outcome: Exclude<AnswerOutcome, { kind: 'unreachable' }>, sent: boolean): NoticeName {
  if (outcome.kind === 'refused') return outcome.reason;
  return outcome.kind === 'closed' && sent ? 'too-late' : outcome.kind;
}

/** A notice with its dates in the reader's zone. */
export function noticeIn({ words, locale, ...dates }: PageSettings, name: NoticeName): Notice {
  const [title, ...paragraphs] = words.notices[name];
  const fill = (text: string) =>
    text.replace(/{(\w+)}/g, (_, date: 'opens' | 'closes' | 'resultsAt') => dateWords(locale, undefined, dates[date]));
  return [fill(title), ...paragraphs.map(fill)];
}

/** Replaces the form with a notice and moves the focus to it. */
export function showNotice(main: Element, [title, ...paragraphs]: Notice, ...more: readonly Node[]): void {
  const heading = element('h1', { tabindex: '-1' }, title);
  main.replaceChildren(heading, ...more, ...paragraphs.map((text) => element('p', {}, text)));
  document.title = title;
  heading.focus();
  scrollTo(0, 0);
}

/** The receipt of the scores, for copying; never in an address. */
export function receiptPanel(receipt: string, { words, receiptPath }: PageSettings): HTMLElement {
  const code = element('code', { class: 'r', dir: 'ltr' }, receipt.replaceAll(/.{8}(?=.)/g, '$& '));
  const copy = element('button', { class: 'q', type: 'button' }, words.copy);
  copy.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(receipt);
      copy.textContent = words.copied;
    } catch {
      // A browser may forbid it; then the receipt is selected, ready to be copied by hand.
      getSelection()?.selectAllChildren(code);
    }
  });
  return element(
    'div',
    { class: 'p' },
    element('h2', {}, words.receipt),
    code,
    copy,
    element('p', { class: 'h' }, words.receiptHelp),
    element('p', {}, element('a', { href: receiptPath }, words.receiptLink)),
  );
}
