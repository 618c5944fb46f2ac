/**
 * Checks the instruments that a community brings itself: what must be right before one is stored, and what a careful reader
 * would warn about. The wording stored under a version never changes; otherwise two quarters would be compared that asked
 * different questions.
 */

import { hashQuestions } from '../../shared/answers/instruments/hash-questions.ts';
import { findInEnglish, instrumentsInEnglish } from '../../shared/answers/instruments/in-english.ts';
import { lintInstrument, lintPulse } from '../../shared/answers/lint-instrument.ts';
import { tapQuestion } from '../../shared/answers/tap-question.ts';
import type { Community } from '../../shared/contract/community.ts';
import type { Problem } from '../../shared/kernel/problem.ts';

/** Own instruments whose name is taken, and pulses that use one that does not exist. */
export function unknownInstruments({ instruments: own, pulses }: Community): Problem[] {
  const problems: Problem[] = [];
  for (const [i, { id, version }] of own.entries()) {
    if (instrumentsInEnglish.some((known) => known.id === id)) {
      const cure = 'Choose another id, such as one that begins with the id of the community.';
      problems.push({ place: `instruments.${i}.id`, value: id, problem: 'is the id of a built-in instrument.', cure });
    }
    if (own.findIndex((other) => other.id === id && other.version === version) < i) {
      const cure = 'Give each its own version, or leave one out.';
      const place = `instruments.${i}`;
      problems.push({ place, value: `${id} version ${version}`, problem: 'appears twice.', cure });
    }
  }
  for (const ref of pulses.flatMap((pulse) => pulse.instruments)) {
    if (findInEnglish(ref, own)) continue;
    const known = [...instrumentsInEnglish, ...own].map(({ id, version }) => `${id} version ${version}`).join(', ');
    const value = `${ref.id} version ${ref.version}`;
    problems.push({ place: 'pulses', value, problem: 'is not an instrument.', cure: `The instruments are ${known}.` });
  }
  return problems;
}

/** Own instruments whose wording differs from the one stored under the same version. */
export function changedInstruments({ instruments: own }: Community, before: Community | undefined): Problem[] {
  return own.flatMap((instrument, i): Problem[] => {
    const { id, version } = instrument;
    const stored = before?.instruments.find((one) => one.id === id && one.version === version);
    if (!stored || hashQuestions([stored]) === hashQuestions([instrument])) return [];
    const cure = `Write "version": ${version + 1} here and in the pulses; the report then shows where the wording changed.`;
    const problem = 'is worded differently than this version was before.';
    return [{ place: `instruments.${i}`, value: `${id} version ${version}`, problem, cure }];
  });
}

/** Warnings, for the steward to read in the import result; they never stop an import. */
export function instrumentNotes({ instruments: own, pulses }: Community): string[] {
  const ofPulses = pulses.flatMap(({ instruments: refs }) => {
    const asked = refs.flatMap((ref) => findInEnglish(ref, own) ?? []);
    const brought = new Set(own.map(({ id }) => id));
    return asked.some(({ id }) => brought.has(id)) ? lintPulse(asked) : [];
  });
  return [...own.flatMap(lintInstrument), ...ofPulses].map(({ place, words }) => `${place} ${words}`);
}

/** What stewards should know before they let mails offer a question for a tap. */
export function tapNotes({ tapFromMail, pulses, instruments: own }: Community): string[] {
  if (!tapFromMail) return [];
  const asked = pulses.map(({ instruments: refs }) =>
    tapQuestion(refs.flatMap((ref) => findInEnglish(ref, own) ?? [])),
  );
  const offered = asked.flatMap((question) => (question ? [`“${question.item.wording.en}”`] : []));
  return [
    offered.length === 0
      ? 'tapFromMail changes nothing: it needs a pulse of two or more questions, one of low sensitivity with its points in words.'
      : `Mails offer these for a tap: ${offered.join(', ')}. Mail filters can keep which answer was tapped; the mails say so.`,
  ];
}
