/**
 * The results of a quarter as members read them on their phone: how many answered, and each score with its verdict. They come
 * from the published report alone, so no line can go beyond it; anything hidden there has no line here.
 */

import { localeOf } from '../../locales/direction.ts';
import { instrumentNames } from '../../locales/instruments.ts';
import { resultWords } from '../../locales/results.ts';
import { fillIn } from '../../locales/survey.ts';
import type { GivenBack } from '../../shared/contract/given-back.ts';
import { inEveryLanguage, type Language } from '../../shared/contract/identifiers.ts';
import { limits } from '../../shared/contract/limits.ts';
import { sumOverPublished } from '../../shared/report/disclosure/over-time.ts';
import type { ClippedNumber, InstrumentReport, QuarterReport } from '../../shared/report/shape/quarter-report.ts';

export function resultsForMembers(report: QuarterReport): NonNullable<GivenBack['results']> {
  const { quarter, revision, stewardCommitments } = report;
  return {
    quarter,
    revision,
    lines: inEveryLanguage((language) => linesOf(report, language)),
    kept: keptWords(stewardCommitments).slice(0, limits.shownActions),
  };
}

function keptWords(section: QuarterReport['stewardCommitments']): string[] {
  if (section.status !== 'shown') return [];
  return section.commitments.flatMap(({ state, ended }) => (state === 'kept' && ended ? [ended.words] : []));
}

function linesOf({ pulses }: QuarterReport, language: Language): string[] {
  const words = resultWords[language];
  const { people, members, pulses: published, nearlyAll } = sumOverPublished(pulses);
  if (published + nearlyAll === 0) return [words.tooFew];
  const percent = new Intl.NumberFormat(localeOf(language), { style: 'percent' }).format(
    members === 0 ? 0 : people / members,
  );
  const scores = pulses.flatMap(({ instruments }) => instruments.flatMap((one) => scoreLine(one, language)));
  return [published > 0 ? fillIn(words.answered, { percent }) : words.nearlyAll, ...scores];
}

/** None for a single question, which is too little for a score, and none for hidden scores. */
function scoreLine({ instrument, name, score, scale, items, change }: InstrumentReport, language: Language): string[] {
  if (score.status !== 'shown' || items.length < 2) return [];
  const words = resultWords[language];
  const number = new Intl.NumberFormat(localeOf(language));
  const sentence = fillIn(words.score, {
    // The report lists a community's own instrument under one name.
    name: new Map<string, string>(Object.entries(instrumentNames[language])).get(instrument) ?? name,
    score: scoreWords(score.score, language),
    lowest: number.format(scale.lowest),
    highest: number.format(scale.highest),
  });
  const verdict = change.status === 'shown' ? fillIn(words[change.verdict], { since: change.since }) : '';
  return [`${sentence}${verdict}.`];
}

function scoreWords({ value, end }: ClippedNumber, language: Language): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  const number = new Intl.NumberFormat(localeOf(language), digits).format(value);
  return end === 'exact' ? number : fillIn(resultWords[language][end], { number });
}
