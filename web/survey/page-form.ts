import type { ScriptWords } from '../../locales/shape/survey.ts';
import { type Choice, noAnswer } from '../../shared/answers/choice.ts';
import { element } from './page-elements.ts';
import { shownProblems } from './page-problems.ts';
import type { TabStorage } from './tab-storage.ts';

/** The page's form: fieldsets `q0`, `q1`… and perhaps a comment. */
export interface SurveyForm {
  /** Choices in manifest order and the comment, or undefined after the problems have been shown. */
  read(): { answers: Choice[]; comment: string } | undefined;
  /** Restores answers kept in this tab; whether there were any. */
  restore(): boolean;
  /** Chooses a radio that the page offers for a tap in the mail, and no other; whether it did. */
  choose(id: string): boolean;
  forget(): void;
  /** Clears the form and forgets the answers. */
  clear(): void;
  onSubmit(handle: () => void): void;
  setBusy(busy: boolean, label?: string): void;
  /** While locked, nothing can be changed: what is chosen is what is sent. */
  lock(locked: boolean): void;
}

export const answersKey = (pulse: string): string => `answers/${pulse}`;

/** Answers are kept in the tab's own storage under the pulse until they are sent. */
export function surveyForm(form: HTMLFormElement, pulse: string, words: ScriptWords, kept: TabStorage): SurveyForm {
  const key = answersKey(pulse);
  const fieldsets = [...form.querySelectorAll('fieldset')];
  const button = form.querySelector('button') ?? element('button', {});
  const comment = form.querySelector('textarea');
  // Without this script the button would do nothing, so the page ships with it disabled.
  button.disabled = false;
  const problems = shownProblems(form, words);
  form.addEventListener('input', ({ target }) => {
    kept.setItem(key, JSON.stringify([...new FormData(form)]));
    if (target instanceof Element) problems.update(target);
  });

  const chosen = (question: Element) => question.querySelector<HTMLInputElement>('input:checked');
  const isEmpty = () => fieldsets.every((fieldset) => chosen(fieldset)?.value === '0') && !comment?.value.trim();
  /** Shows what prevents sending; whether anything does. */
  const refuse = (): boolean =>
    isEmpty()
      ? problems.show(fieldsets.slice(0, 1), isEmpty, words.selectOne, words.selectOne)
      : problems.show(fieldsets, (question) => !chosen(question), words.missing, words.selectAnswer);

  return {
    read() {
      if (refuse()) return undefined;
      return {
        answers: fieldsets.map((set) => Number(chosen(set)?.value ?? noAnswer) as Choice),
        comment: comment?.value.trim() ?? '',
      };
    },
    restore() {
      const entries: [name: string, value: string][] = JSON.parse(kept.getItem(key) ?? '[]');
      let restored = false;
      for (const [name, value] of entries) {
        const radio = document.getElementById(`${name}-${value}`);
        if (radio instanceof HTMLInputElement) restored = radio.checked = true;
        else if (name === 'c' && value && comment) {
          comment.value = value;
          restored = true;
        }
      }
      return restored;
    },
    choose(id) {
      const radio = form.querySelector<HTMLInputElement>(`[data-tap] #${CSS.escape(id)}`);
      if (radio) radio.checked = true;
      return radio !== null;
    },
    forget: () => kept.removeItem(key),
    clear() {
      form.reset();
      problems.clear();
      kept.removeItem(key);
    },
    onSubmit(handle) {
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        if (button.getAttribute('aria-disabled') !== 'true') handle();
      });
    },
    setBusy(busy, label) {
      button.setAttribute('aria-disabled', String(busy));
      if (label) button.textContent = label;
    },
    lock(locked) {
      for (const fieldset of fieldsets) fieldset.disabled = locked;
      if (comment) comment.disabled = locked;
    },
  };
}
