import { element } from './page-elements.ts';
import type { ScriptWords } from './page-words.ts';

export interface ShownProblems {
  /**
   * Lists questions above the form, says beside each what to do, and brings the heading of the list to the reader; with
   * no question it takes all that away.
   *
   * @param lead the sentence above the list
   * @param message the sentence beside each question
   * @param isRight whether a question needs neither any more
   */
  show(questions: readonly Element[], lead?: string, message?: string, isRight?: (question: Element) => boolean): void;
  /** Takes away what is put right by now, and moves nothing under the finger that has just touched `near`. */
  update(near: Element): void;
}

/** Links longer than a number are for a few: a long list would hide what it is about. */
const mostInWords = 3;

/**
 * The error summary of the GOV.UK design system (https://design-system.service.gov.uk/components/error-summary/), which a
 * question leaves as soon as it is put right.
 */
export function shownProblems(place: Element, words: ScriptWords): ShownProblems {
  const title = document.title;
  let isPutRight: (question: Element) => boolean = () => true;
  let summary: Element | undefined;
  let shown: { question: Element; entry: Element; note: Element }[] = [];

  const takeAway = (all: boolean) => {
    shown = shown.filter(({ question, entry, note }) => {
      if (!all && !isPutRight(question)) return true;
      question.classList.remove('bad');
      question.removeAttribute('aria-describedby');
      entry.remove();
      // Its room stays until the next Send, or what was just touched would move.
      note.classList.add('ok');
      return false;
    });
    if (shown.length > 0) return;
    summary?.remove();
    document.title = title;
  };

  return {
    show(questions, lead = '', message = '', isRight = isPutRight) {
      takeAway(true);
      isPutRight = isRight;
      for (const note of document.querySelectorAll('.e')) note.remove();
      if (questions.length === 0) return;
      const isLong = questions.length > mostInWords;
      shown = questions.map((question) => {
        const legend = question.querySelector('legend');
        const name = legend?.textContent ?? '';
        // Seen as a number where there are many, and always read aloud with its words.
        const link = element(
          'a',
          { href: `#${question.id}`, 'aria-label': name },
          isLong ? name.replace(/\..*/s, '') : name,
        );
        link.addEventListener('click', (event) => {
          event.preventDefault();
          question.scrollIntoView();
          question.querySelector('input')?.focus();
        });
        const note = element('p', { class: 'e', id: `${question.id}-e` }, message);
        legend?.after(note);
        question.classList.add('bad');
        question.setAttribute('aria-describedby', note.id);
        return { question, note, entry: element('li', {}, link) };
      });
      const heading = element('h2', { tabindex: '-1' }, words.problemTitle);
      const list = element('ul', { class: isLong ? 'k' : '' }, ...shown.map(({ entry }) => entry));
      summary = element('div', { class: 'es', role: 'alert' }, heading, element('p', {}, lead), list);
      place.append(summary);
      document.title = words.errorPrefix + title;
      heading.focus({ preventScroll: true });
      place.scrollIntoView();
    },
    update(near) {
      const top = () => near.getBoundingClientRect().top;
      const before = top();
      takeAway(false);
      // Not left to the browser: Safari keeps nothing in its place, others keep what is first on the screen.
      scrollBy(0, top() - before);
    },
  };
}
