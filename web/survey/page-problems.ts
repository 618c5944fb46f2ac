import type { ScriptWords } from '../../locales/shape/survey.ts';
import { element } from './page-elements.ts';

export interface ShownProblems {
  /**
   * Lists the open questions above the form, says beside each what to do, and brings the list's heading into view; returns
   * whether there are any.
   *
   * @param stillOpen whether a question needs an entry in the list and a sentence beside it
   * @param lead the sentence above the list
   * @param message the sentence beside each question
   */
  show(
    questions: readonly Element[],
    stillOpen: (question: Element) => boolean,
    lead: string,
    message: string,
  ): boolean;
  clear(): void;
  /** Removes what has been put right, and moves nothing under the finger that has just touched `near`. */
  update(near: Element): void;
}

/** Up to this many, links show more than a number: a longer list would hide the form. */
const mostInWords = 3;

/**
 * The error summary of the GOV.UK design system (https://design-system.service.gov.uk/components/error-summary/); a question
 * leaves it as soon as it is put right.
 */
export function shownProblems(form: Element, words: ScriptWords): ShownProblems {
  const title = document.title;
  const summary = element('div', { class: 'es', role: 'alert' });
  let isOpen: (question: Element) => boolean;
  let shown: { question: Element; entry: Element; note: Element }[] = [];

  const takeAway = () => {
    shown = shown.filter(({ question, entry, note }) => {
      if (isOpen(question)) return true;
      question.removeAttribute('aria-describedby');
      entry.remove();
      // It keeps its space until the next Send, or what was just touched would move.
      note.classList.add('ok');
      return false;
    });
    if (shown.length > 0) return;
    summary.remove();
    document.title = title;
  };

  const clear = () => {
    isOpen = () => false;
    takeAway();
    for (const note of document.querySelectorAll('.e')) note.remove();
  };

  return {
    clear,
    show(questions, stillOpen, lead, message) {
      clear();
      isOpen = stillOpen;
      const open = questions.filter(isOpen);
      if (open.length === 0) return false;
      const isLong = open.length > mostInWords;
      shown = open.map((question) => {
        const legend = question.querySelector('legend');
        const name = legend?.textContent ?? '';
        // With many, only the number is visible, but screen readers always get the words.
        const seen = isLong ? name.replace(/\..*/s, '') : name;
        const link = element('a', { href: `#${question.id}`, 'aria-label': name }, seen);
        link.addEventListener('click', (event) => {
          event.preventDefault();
          question.scrollIntoView();
          question.querySelector('input')?.focus();
        });
        const note = element('p', { class: 'e', id: `${question.id}-e` }, message);
        legend?.after(note);
        question.setAttribute('aria-describedby', note.id);
        return { question, note, entry: element('li', {}, link) };
      });
      const heading = element('h2', { tabindex: '-1' }, words.problemTitle);
      const list = element('ul', { class: isLong ? 'k' : '' }, ...shown.map(({ entry }) => entry));
      summary.replaceChildren(heading, element('p', {}, lead), list);
      form.before(summary);
      document.title = words.errorPrefix + title;
      heading.focus({ preventScroll: true });
      summary.scrollIntoView();
      return true;
    },
    update(near) {
      const top = () => near.getBoundingClientRect().top;
      const before = top();
      takeAway();
      // Not left to the browser: Safari keeps nothing in place, others keep whatever is first on the screen.
      scrollBy(0, top() - before);
    },
  };
}
