import { leadingIndicators } from '../../../locales/en/report-sentences.ts';
import { peopleInWords } from '../../../locales/people.ts';
import type { ParticipationMeasure } from '../../contract/steward-side.ts';
import { wholePercent } from '../../kernel/whole-percent.ts';
import { percentInWords, scoreInWords } from './in-words.ts';
import type { WithinWeek } from './participation.ts';
import type { People } from './people.ts';
import type { QuarterReport } from './quarter-report.ts';

/** What the words follow from; the minimum is the one the numbers were guarded with. */
export type Measured = Pick<QuarterReport, 'pulses' | 'attendance' | 'participation'> & {
  readonly promise: Pick<QuarterReport['promise'], 'minimumGroup'>;
};

const { missing, names } = leadingIndicators;

/** What the report shows of one measure, in a few words; if it is hidden, why. */
export function leadingIndicator(id: string, measured: Measured): { id: string; name: string; words: string } {
  const instrument = measured.pulses.flatMap((pulse) => pulse.instruments).find((one) => one.instrument === id);
  if (instrument) {
    const { name, score, scale } = instrument;
    const words =
      score.status === 'shown' ? leadingIndicators.score(scoreInWords(score.score), scale.highest) : score.words;
    return { id, name, words };
  }
  if (!isMeasure(id)) return { id, name: id, words: missing };
  return { id, name: names[id], words: wordsOf[id](measured) };
}

const isMeasure = (id: string): id is ParticipationMeasure => Object.hasOwn(names, id);

const wordsOf: Readonly<Record<ParticipationMeasure, (measured: Measured) => string>> = {
  attendance: ({ attendance }) =>
    attendance.status === 'shown'
      ? leadingIndicators.attendance(percentInWords(attendance.attendancePercent))
      : attendance.words,
  regular: ({ attendance, promise }) => {
    if (attendance.status !== 'shown') return attendance.words;
    const { regular, cameTwice } = attendance;
    if (cameTwice) {
      const { people, sessions } = cameTwice;
      if (people.status === 'hidden') return people.words;
      return people.status === 'exact'
        ? leadingIndicators.cameTwice(wholePercent(people.people, people.of), sessions)
        : leadingIndicators.cameTwicePeople(peopleInWords(people, promise.minimumGroup), sessions);
    }
    // Before 2.1.
    if (!regular) return missing;
    if (regular.status === 'hidden') return regular.words;
    return regular.status === 'exact'
      ? leadingIndicators.regular(wholePercent(regular.people, regular.of))
      : leadingIndicators.regularPeople(peopleInWords(regular, promise.minimumGroup));
  },
  contributions: ({ participation, promise }) => {
    const section = participation?.contributions;
    if (section?.status !== 'shown') return section?.words ?? missing;
    const people = someone(section.people, promise);
    if (section.contributions === undefined) return leadingIndicators.contributed(people);
    if (!section.crossGroup) return leadingIndicators.contributions(section.contributions, people);
    return section.crossGroup.status === 'shown'
      ? leadingIndicators.acrossGroups(section.crossGroup.percent, section.crossGroup.of)
      : section.crossGroup.words;
  },
  newcomers: ({ participation, promise }) => {
    const section = participation?.contributions;
    if (section?.status !== 'shown') return section?.words ?? missing;
    const { newcomers } = section;
    if (!newcomers) return missing;
    return newcomers.status === 'hidden'
      ? newcomers.words
      : leadingIndicators.newcomers(peopleInWords(newcomers, promise.minimumGroup));
  },
  reuse: ({ participation, promise }) => {
    const section = participation?.reuse;
    if (section?.status !== 'shown') return section?.words ?? missing;
    const people = someone(section.people, promise);
    return section.artefacts === undefined
      ? leadingIndicators.reused(people)
      : leadingIndicators.reuse(section.artefacts, people);
  },
  endorsements: ({ participation, promise }) => {
    const section = participation?.endorsements;
    if (section?.status !== 'shown') return section?.words ?? missing;
    const receivers = someone(section.receivers, promise);
    return section.given === undefined
      ? leadingIndicators.endorsed(someone(section.givers, promise), receivers)
      : leadingIndicators.endorsements(section.given, receivers);
  },
  resolution: ({ participation, promise }) => {
    const section = participation?.problems;
    if (section?.status !== 'shown') return section?.words ?? missing;
    const { askers, resolved, open, solvedInWeek, halfSolved, medianHours } = section;
    if (solvedInWeek) {
      const parts = [
        ...(solvedInWeek.status === 'hidden'
          ? []
          : [leadingIndicators.solvedInWeek(weekInWords(solvedInWeek, promise))]),
        ...(halfSolved?.status === 'shown' ? [leadingIndicators.halfSolved(halfSolved.hours)] : []),
        ...(halfSolved?.status === 'not-reached' ? [leadingIndicators.lessThanHalf] : []),
        ...(open === undefined ? [] : [leadingIndicators.open(open)]),
      ];
      return parts.length > 0 ? parts.join('; ') : solvedInWeek.status === 'hidden' ? solvedInWeek.words : missing;
    }
    // Before 2.1.
    if (resolved !== undefined && open !== undefined) {
      const half = medianHours === undefined ? '' : leadingIndicators.halfWithin(medianHours);
      return leadingIndicators.resolution(resolved, half, open);
    }
    if (medianHours !== undefined) return leadingIndicators.resolvedWithin(medianHours);
    return askers ? leadingIndicators.asked(someone(askers, promise)) : missing;
  },
  adoption: ({ participation }) => {
    const section = participation?.adoption;
    if (section?.status !== 'shown') return section?.words ?? missing;
    return section.practices.map(({ practice, using }) => leadingIndicators.adoption(practice, using)).join('; ');
  },
};

const weekInWords = (
  shown: Exclude<WithinWeek, { status: 'hidden' }>,
  { minimumGroup }: Measured['promise'],
): string => (shown.status === 'shown' ? `${shown.percent}%` : peopleInWords(shown, minimumGroup));

const someone = (people: People, { minimumGroup }: Measured['promise']): string =>
  people.status === 'exact'
    ? leadingIndicators.people(people.people)
    : leadingIndicators.members(peopleInWords(people, minimumGroup));
