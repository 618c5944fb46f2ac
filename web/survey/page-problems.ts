import type { ScriptWords } from '../../locales/shape/survey.ts';
import { element } from './page-elements.ts';

export interface ShownProblems {
  /**
   * Lists above the form those of the questions that are open, says beside each what to do, and brings the heading of the
   * list to the reader; whether there are any.
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
  /** Takes away what is put right by now, and moves nothing under the finger that has just touched `near`. */
  update(near: Element): void;
}

/** Links longer than a number are for a few: a long list would hide what it is about. */
const mostInWords = 3;

/**
 * The error summary of the GOV.UK design system (https://design-system.service.gov.uk/components/error-summary/), which a
 * question leaves as soon as it is put right.
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
      // Its room stays until the next Send, or what was just touched would move.
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
        // Seen as a number where there are many, and always read aloud with its words.
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
      // Not left to the browser: Safari keeps nothing in its place, others keep what is first on the screen.
      scrollBy(0, top() - before);
    },
  };
}
