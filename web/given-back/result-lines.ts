/**
 * The results of a quarter as members read them on their phone: what moved, how many answered, and every instrument. They come
 * from the published report alone, so no line can go beyond it; anything hidden there has no line here.
 */

import { localeOf } from '../../locales/direction.ts';
import { instrumentNames, instrumentWords } from '../../locales/instruments.ts';
import { resultWords } from '../../locales/results.ts';
import { fillIn } from '../../locales/survey.ts';
import type { GivenBack } from '../../shared/contract/given-back.ts';
import { inEveryLanguage, type Language } from '../../shared/contract/identifiers.ts';
import { limits } from '../../shared/contract/limits.ts';
import { sumOverPublished } from '../../shared/report/disclosure/over-time.ts';
import type { ClippedNumber, InstrumentReport } from '../../shared/report/shape/instrument-report.ts';
import { isPart } from '../../shared/report/shape/pulse-part.ts';
import type { QuarterReport } from '../../shared/report/shape/quarter-report.ts';

export function resultsForMembers(report: QuarterReport): NonNullable<GivenBack['results']> {
  const { quarter, revision, stewardCommitments, pulses } = report;
  const [pulse] = pulses;
  return {
    quarter,
    revision,
    ...(isPart(report) && pulse && { pulse: pulse.pulse }),
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
  const instruments = pulses.flatMap((pulse) => pulse.instruments);
  const lines = (of: readonly InstrumentReport[]) => of.flatMap((one) => lineOf(one, language));
  return [
    ...lines(instruments.filter(hasMoved)),
    published > 0 ? fillIn(words.answered, { percent }) : words.nearlyAll,
    ...lines(instruments.filter((one) => !hasMoved(one))),
  ];
}

/** What moved leads. */
const hasMoved = ({ change, trend }: InstrumentReport): boolean =>
  (change.status === 'shown' && change.verdict !== 'no-clear-change') ||
  (trend?.status === 'shown' && trend.verdict !== 'no-clear-trend') ||
  (change.status === 'by-question' && change.questions.some(({ verdict }) => verdict !== 'no-clear-change'));

/** The score over several questions, or how many answered a single one favourably; none for what is hidden. */
function lineOf(report: InstrumentReport, language: Language): string[] {
  const { instrument, name: reported, score, scale, items } = report;
  const words = resultWords[language];
  const number = new Intl.NumberFormat(localeOf(language));
  // The report lists a community's own instrument under one name.
  const name = new Map<string, string>(Object.entries(instrumentNames[language])).get(instrument) ?? reported;
  const [first] = items;
  if (items.length === 1 && first?.result.status === 'shown') {
    const { favourable, answered } = first.result;
    const values = { name, count: countWords(favourable, answered.to, language), whole: number.format(answered.to) };
    return [`${fillIn(words.favourable, values)}${verdictOf(report, language)}.`];
  }
  if (score.status === 'hidden' && score.reason === 'no-sum') return questionLines(report, language);
  if (score.status !== 'shown') return [];
  const sentence = fillIn(words.score, {
    name,
    score: scoreWords(score.score, language),
    lowest: number.format(scale.lowest),
    highest: number.format(scale.highest),
  });
  return [`${sentence}${verdictOf(report, language)}.`];
}

/** Of questions that are not added up: how many answered each favourably, and whether that is clearly another share. */
function questionLines({ instrument, version, items, change }: InstrumentReport, language: Language): string[] {
  const words = resultWords[language];
  const number = new Intl.NumberFormat(localeOf(language));
  const { perceivedValue2 } = instrumentWords[language];
  const isPerceivedValue = instrument === perceivedValue.id && version === perceivedValue.version;
  const wordings = new Map<string, string>(isPerceivedValue ? Object.entries(perceivedValue2.items) : []);
  return items.flatMap(({ item, wording, result }) => {
    if (result.status !== 'shown') return [];
    const { favourable, answered } = result;
    const name = (wordings.get(item) ?? wording).replace(/\.$/, '');
    const values = { name, count: countWords(favourable, answered.to, language), whole: number.format(answered.to) };
    const judged = change.status === 'by-question' ? change.questions.find((one) => one.item === item) : undefined;
    const moved = judged && judged.verdict !== 'no-clear-change' && change.status === 'by-question';
    return [
      `${fillIn(words.favourable, values)}${moved ? fillIn(words[judged.verdict], { since: change.since }) : ''}.`,
    ];
  });
}

/** The one instrument of the catalogue whose questions are not added up. */
const perceivedValue = { id: 'perceived-value', version: 2 };

/** A clear change, or else a clear trend, or that there is no change. */
function verdictOf({ change, trend }: InstrumentReport, language: Language): string {
  const words = resultWords[language];
  const [first] = trend?.quarters ?? [];
  if (change.status === 'shown' && change.verdict !== 'no-clear-change') {
    return fillIn(words[change.verdict], { since: change.since });
  }
  if (trend?.status === 'shown' && trend.verdict !== 'no-clear-trend' && first) {
    return fillIn(words[trend.verdict], { since: first.quarter });
  }
  return change.status === 'shown' ? fillIn(words['no-clear-change'], { since: change.since }) : '';
}

function countWords(
  { from, to }: { readonly from: number; readonly to: number },
  whole: number,
  language: Language,
): string {
  const words = resultWords[language];
  const number = new Intl.NumberFormat(localeOf(language));
  if (from === to) return number.format(from);
  if (from === 0) return fillIn(words['or-fewer'], { number: number.format(to) });
  if (to === whole) return fillIn(words['or-more'], { number: number.format(from) });
  return fillIn(words.between, { from: number.format(from), to: number.format(to) });
}

function scoreWords({ value, end }: ClippedNumber, language: Language): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  const number = new Intl.NumberFormat(localeOf(language), digits).format(value);
  return end === 'exact' ? number : fillIn(resultWords[language][end], { number });
}
