import { directionOf, localeOf } from '../../locales/direction.ts';
import { type Choice, choicesOf, noAnswer, notYetOf } from '../../shared/answers/choice.ts';
import type { Instrument, Item, Scale } from '../../shared/answers/instruments.ts';
import { radioId } from '../../shared/answers/tap-question.ts';
import type { Language } from '../../shared/contract/identifiers.ts';
import { escapeHtml } from '../../shared/kernel/escape-html.ts';

/** Name of the radio group of the item with this index in the pulse; the page's script counts the same way. */
const nameOf = (index: number): string => `q${index}`;

/**
 * The questions of a pulse as fieldsets. A radio's value is the `Choice` that is sealed. A labelled scale has every point in
 * words, one to a row; a numeric scale is a grid with its ends in words. Nothing is preselected, and the markup requires
 * nothing. "Not yet" follows the scale, apart from its points.
 *
 * If a community's own instrument lacks a translation, the fallback text is marked with its language, so that a screen reader
 * pronounces it correctly and it runs in its own direction.
 *
 * @param tapped the index of the one question that a tap in a mail may answer
 */
export function renderQuestions(
  instruments: readonly Instrument[],
  language: Language,
  preferNot: string,
  tapped?: number,
): string {
  const total = instruments.reduce((count, { items }) => count + items.length, 0);
  let index = 0;
  return instruments
    .map((instrument) => {
      const { instruction, items, scale } = instrument;
      const fieldsets = items.map((item) => {
        const html = renderItem(item, scale, { instrument, index, total, language, preferNot, tapped });
        index += 1;
        return html;
      });
      return `<h2>${wordsIn(instrument, instruction, language)}</h2>${fieldsets.join('')}`;
    })
    .join('');
}

interface Place {
  readonly instrument: Instrument;
  readonly index: number;
  readonly total: number;
  readonly language: Language;
  readonly preferNot: string;
  readonly tapped: number | undefined;
}

function renderItem(item: Item, scale: Scale, place: Place): string {
  const { instrument, index, total, language, preferNot, tapped } = place;
  const name = nameOf(index);
  const radio = (choice: Choice, label: string, style = 'o') =>
    `<label class="${style}"><input type="radio" name="${name}" id="${radioId(index, choice)}" value="${choice}">${label}</label>`;
  const number = new Intl.NumberFormat(localeOf(language));
  const points = choicesOf(scale)
    .map((choice, index) =>
      radio(
        choice,
        scale.kind === 'labelled'
          ? wordsIn(instrument, scale.labels, language, index)
          : escapeHtml(number.format(scale.lowest + index)),
      ),
    )
    .join('');
  const ends = (end: 0 | 1) => (scale.kind === 'numeric' ? wordsIn(instrument, scale.ends, language, end) : '');
  const options =
    scale.kind === 'labelled'
      ? points
      : `<div class="n">${points}</div><p class="ends"><span>${ends(0)}</span><span>${ends(1)}</span></p>`;
  const { notYet } = instrument;
  const later = item.notYet && notYet ? radio(notYetOf(scale), wordsIn(instrument, notYet, language), 'o x') : '';
  const legend = `${total > 1 ? `${number.format(index + 1)}. ` : ''}${wordsIn(instrument, item.wording, language)}`;
  const tap = index === tapped ? ' data-tap' : '';
  return `<fieldset id="${name}"${tap}><legend>${legend}</legend>${options}${later}${radio(noAnswer, escapeHtml(preferNot), 'o x')}</fieldset>`;
}

/** A text of an instrument as HTML, marked where it is not in the language of the page. */
function wordsIn(
  { language: written, translationStatus }: Instrument & { readonly language?: Language },
  texts: Readonly<Record<Language, string | readonly string[]>>,
  language: Language,
  place = 0,
): string {
  const textIn = (of: Language) => {
    const text = texts[of];
    return typeof text === 'string' ? text : (text[place] ?? '');
  };
  const html = escapeHtml(textIn(language));
  const standsIn =
    written !== undefined && translationStatus[language] === 'missing' && textIn(written) === textIn(language);
  return standsIn ? `<span lang="${written}" dir="${directionOf(written)}">${html}</span>` : html;
}
