import { expect, it } from 'vitest';
import { instrumentsOf } from '../../../shared/answers/instruments.ts';
import { languages } from '../../../shared/contract/identifiers.ts';
import { renderQuestions } from '../../../web/survey/render-questions.ts';

it.each(languages)('"Not yet" follows the scale of the two questions that presuppose use (%s)', (language) => {
  const instruments = instrumentsOf([{ id: 'perceived-value', version: 2 }]);
  const page = renderQuestions(instruments, language, 'Prefer not');
  const radios = page.split('<fieldset').map((fieldset) => [...fieldset.matchAll(/value="(\d)"/g)].map(([, v]) => v));
  const usual = ['1', '2', '3', '4', '5', '0'];
  const further = ['1', '2', '3', '4', '5', '6', '0'];
  expect(radios.slice(1)).toEqual([usual, usual, further, further, usual]);
  expect(page.split(instruments[0]?.notYet?.[language] ?? '').length - 1).toBe(2);
});
