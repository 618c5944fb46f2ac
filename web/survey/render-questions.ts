import type { Language } from '../../shared/contract/identifiers.ts';
import { escapeHtml } from '../../shared/kernel/escape-html.ts';
import type { Instrument, Item, Scale } from '../../shared/responses/instruments.ts';

/** Name of the radio group of the item with this index in the pulse; the page's script counts the same way. */
const nameOf = (index: number): string => `q${index}`;

/**
 * The questions of a pulse as fieldsets. The value of a radio is the choice that is sealed: 0 for "prefer not to answer",
 * otherwise 1 for the lowest point. Every point of a labelled scale stands in words, one to a row; a numeric scale is a
 * grid with its ends in words. Nothing is chosen beforehand, and nothing is required by the markup.
 */
export function renderQuestions(instruments: readonly Instrument[], language: Language, preferNot: string): string {
  const total = instruments.reduce((count, { items }) => count + items.length, 0);
  let index = 0;
  return instruments
    .map(({ instruction, items, scale }) => {
      const fieldsets = items.map((item) => {
        const html = renderItem(item, scale, { index, total, language, preferNot });
        index += 1;
        return html;
      });
      return `<h2>${escapeHtml(instruction[language])}</h2>${fieldsets.join('')}`;
    })
    .join('');
}

interface Place {
  readonly index: number;
  readonly total: number;
  readonly language: Language;
  readonly preferNot: string;
}

function renderItem(item: Item, scale: Scale, { index, total, language, preferNot }: Place): string {
  const name = nameOf(index);
  const radio = (choice: number, label: string, style = 'o') =>
    `<label class="${style}"><input type="radio" name="${name}" id="${name}-${choice}" value="${choice}">${escapeHtml(label)}</label>`;
  const number = new Intl.NumberFormat(language);
  const points = Array.from({ length: scale.points }, (_, point) =>
    radio(
      point + 1,
      scale.kind === 'labelled' ? (scale.labels[language][point] ?? '') : number.format(scale.lowest + point),
    ),
  ).join('');
  const options =
    scale.kind === 'labelled' ? points : `<div class="n">${points}</div>${renderEnds(scale.ends[language])}`;
  const legend = total > 1 ? `${number.format(index + 1)}. ${item.wording[language]}` : item.wording[language];
  return `<fieldset id="${name}"><legend>${escapeHtml(legend)}</legend>${options}${radio(0, preferNot, 'o x')}</fieldset>`;
}

const renderEnds = ([lowest, highest]: readonly [string, string]): string =>
  `<p class="ends"><span>${escapeHtml(lowest)}</span><span>${escapeHtml(highest)}</span></p>`;
