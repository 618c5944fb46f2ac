import { element } from './page-elements.ts';
import type { ScriptWords } from './page-words.ts';
import type { TabStorage } from './tab-storage.ts';

/** The form as the page has it: fieldsets `q0`, `q1`… and perhaps a comment. */
export interface SurveyForm {
  /** Choices in manifest order and the comment, or undefined after the problems have been shown. */
  read(): { answers: number[]; comment: string } | undefined;
  /** Puts back what was given in this tab; whether there was anything. */
  restore(): boolean;
  /** Chooses a radio that the page offers for a tap in the mail, and only such a one; whether it did. */
  choose(id: string): boolean;
  forget(): void;
  /** Takes everything out of the form, and forgets it. */
  clear(): void;
  onSubmit(handle: () => void): void;
  setBusy(busy: boolean, label?: string): void;
  /** Nothing can be changed while it is locked: what is chosen is what is sent. */
  lock(locked: boolean): void;
}

export const answersKey = (pulse: string): string => `answers/${pulse}`;

/** Answers are kept in the tab's own storage under the pulse until they are sent. */
export function surveyForm(form: HTMLFormElement, pulse: string, words: ScriptWords, kept: TabStorage): SurveyForm {
  const key = answersKey(pulse);
  const fieldsets = [...form.querySelectorAll('fieldset')];
  const button = form.querySelector('button') ?? form.appendChild(document.createElement('button'));
  const comment = form.querySelector('textarea');
  const errors = document.getElementById('errors') ?? form;
  const title = document.title;
  // Without this script a press of it would do nothing, so the page comes with it switched off.
  button.disabled = false;
  const save = () =>
    kept.setItem(key, JSON.stringify([...new FormData(form)].filter(([, value]) => typeof value === 'string')));
  form.addEventListener('change', save);
  form.addEventListener('input', save);

  const chosen = (fieldset: HTMLFieldSetElement) => fieldset.querySelector<HTMLInputElement>('input:checked');
  const problemsOf = (): { message: string; at: HTMLFieldSetElement }[] => {
    const open = fieldsets.filter((fieldset) => !chosen(fieldset));
    const legend = (fieldset: Element) => fieldset.querySelector('legend')?.textContent ?? '';
    if (open.length > 0) {
      return open.map((at) => ({ message: words.selectAnswer.replace('{question}', legend(at)), at }));
    }
    const [first] = fieldsets;
    const isEmpty = fieldsets.every((fieldset) => chosen(fieldset)?.value === '0') && !comment?.value.trim();
    return isEmpty && first ? [{ message: words.selectOne, at: first }] : [];
  };

  const show = (problems: readonly { message: string; at: HTMLFieldSetElement }[]) => {
    for (const fieldset of fieldsets) {
      fieldset.classList.remove('bad');
      fieldset.removeAttribute('aria-describedby');
      fieldset.querySelector('.e')?.remove();
    }
    errors.replaceChildren();
    document.title = problems.length > 0 ? words.errorPrefix + title : title;
    if (problems.length === 0) return;
    const list = element('ul', {});
    for (const { message, at } of problems) {
      const link = element('a', { href: `#${at.id}` }, message);
      link.addEventListener('click', (event) => {
        event.preventDefault();
        at.querySelector('input')?.focus();
      });
      list.append(element('li', {}, link));
      at.classList.add('bad');
      at.setAttribute('aria-describedby', `${at.id}-e`);
      at.querySelector('legend')?.after(element('p', { class: 'e', id: `${at.id}-e` }, message));
    }
    const summary = element('div', { class: 'es', tabindex: '-1' }, element('h2', {}, words.problemTitle), list);
    summary.setAttribute('role', 'alert');
    errors.append(summary);
    summary.focus();
  };

  return {
    read() {
      const problems = problemsOf();
      show(problems);
      if (problems.length > 0) return undefined;
      return { answers: fieldsets.map((set) => Number(chosen(set)?.value ?? 0)), comment: comment?.value.trim() ?? '' };
    },
    restore() {
      const entries: unknown = JSON.parse(kept.getItem(key) ?? '[]');
      let restored = false;
      for (const entry of Array.isArray(entries) ? entries : []) {
        const [name, value] = Array.isArray(entry) ? entry.map(String) : [];
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
      const radio = document.getElementById(id);
      if (!(radio instanceof HTMLInputElement) || !radio.closest('[data-tap]')) return false;
      radio.checked = true;
      return true;
    },
    forget: () => kept.removeItem(key),
    clear() {
      form.reset();
      show([]);
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
