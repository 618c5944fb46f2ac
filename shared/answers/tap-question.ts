import type { Language } from '../contract/identifiers.ts';
import type { Instrument, Item, LabelledScale } from '../contract/instrument.ts';
import type { Choice } from './choice.ts';

/** The question that a mail may offer for a tap, with its place in the pulse, counted from 0. */
export interface TapQuestion<Known extends Language = Language> {
  readonly index: number;
  readonly instrument: Instrument<Known>;
  readonly item: Item<Known>;
  readonly scale: LabelledScale<Known>;
}

/** The radio of a question's choice on the page, as the fragment of a tapped link names it. */
export const radioId = (index: number, choice: Choice): string => `q${index}-${choice}`;

/**
 * The first question of a pulse that it is harmless to be seen answering: mail filters keep the links people open, and with
 * them the tapped answer. Undefined if no such question has its points in words, and in a pulse of a single question: a tap
 * must not choose everything that Send needs, or a scanner that opens links and presses Send would answer for a person.
 */
export function tapQuestion<Known extends Language>(
  instruments: readonly Instrument<Known>[],
): TapQuestion<Known> | undefined {
  const questions = instruments.flatMap((instrument) =>
    instrument.items.map((item) => ({ instrument, item, scale: instrument.scale })),
  );
  if (questions.length < 2) return undefined;
  for (const [index, { instrument, item, scale }] of questions.entries()) {
    if (item.sensitivity === 'low' && scale.kind === 'labelled') return { index, instrument, item, scale };
  }
  return undefined;
}
