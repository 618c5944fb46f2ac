import { notYetOf } from '../shared/answers/choice.ts';
import type { Instrument } from '../shared/answers/instruments.ts';
import { dice } from './simulated-dice.ts';

/** What one simulated member does with one pulse if a mail arrives. */
export interface Behaviour {
  readonly answers: boolean;
  /** Seconds from the first survey mail to Send. */
  readonly delaySeconds: number;
  /** Opens the link again on a second device afterwards. */
  readonly triesAgain: boolean;
  /** Presses Send twice in the same browser. */
  readonly pressesTwice: boolean;
  /** What they write into the comment box, if the pulse has one. */
  readonly comment: string | undefined;
}

const hour = 3600;

const remarks = [
  'More time for the problem clinics, please.',
  'The notes of past sessions are hard to find.',
  'I liked that the last meeting ended early.',
  'Could we hear from other regions, too?',
  'Ich würde gern öfter etwas vorstellen.',
  'Merci pour les exemples concrets.',
  'Leaders say it matters; my calendar says otherwise.',
  'The pairing sessions are the best part.',
];

export function behaviourOf(seed: string, pulse: string, address: string): Behaviour {
  const roll = (what: string) => dice(seed, pulse, address, what);
  // A mailbox that bounces has no reader.
  const answers = !address.startsWith('bounce') && roll('answers') < 0.72;
  // Most people answer within hours of a mail, a few only after days; several at once, because each stop of the clock costs.
  const delaySeconds = Math.floor(roll('patience') ** 3 * 30) * 2 * hour + 300;
  const comment = roll('comments') < 0.25 ? remarks[Math.floor(roll('remark') * remarks.length)] : undefined;
  return { answers, delaySeconds, triesAgain: roll('again') < 0.08, pressesTwice: roll('twice') < 0.1, comment };
}

/**
 * Something that members slowly stop believing, so that the years have something to say: this much easier to agree with, as a
 * share of the scale, for each quarter before the last one of 2026.
 */
const sliding = { instrument: 'belief-in-action', quarterly: 0.11, until: { year: 2026, month: 10 } } as const;

function easeOfEarlier(instrument: string, pulse: string): number {
  const [, year, month] = /-(\d{4})-(\d{2})$/.exec(pulse) ?? [];
  if (instrument !== sliding.instrument || year === undefined) return 0;
  const months = (sliding.until.year - Number(year)) * 12 + sliding.until.month - Number(month);
  return Math.max(0, Math.ceil(months / 3)) * sliding.quarterly;
}

/** A choice for every item in order, as the page counts them: 0 is "prefer not to answer", 1 the lowest point, the last "not yet". */
export function answersOf(seed: string, pulse: string, address: string, instruments: readonly Instrument[]): number[] {
  const temperament = dice(seed, address, 'temperament') - 0.5;
  return instruments.flatMap((instrument) =>
    instrument.items.map((item) => {
      if (dice(seed, pulse, address, item.id, 'silent') < 0.04) return 0;
      if (item.notYet && dice(seed, pulse, address, 'not yet') < 0.2) return notYetOf(instrument.scale);
      // Some questions are easier to agree with than others, and some people agree more easily.
      const ease =
        0.3 * (dice(seed, item.id) - 0.5) +
        0.2 * (dice(seed, instrument.id) - 0.5) +
        easeOfEarlier(instrument.id, pulse);
      const mood = 0.68 + ease + 0.35 * temperament + 0.5 * (dice(seed, pulse, address, item.id) - 0.5);
      const highest = instrument.scale.points - 1;
      return 1 + Math.min(highest, Math.max(0, Math.round(mood * highest)));
    }),
  );
}
