import { leadingIndicators } from '../../../locales/en/report-sentences.ts';
import type { ParticipationMeasure } from '../../contract/steward-side.ts';
import { percentInWords, scoreInWords } from './in-words.ts';
import type { QuarterReport } from './quarter-report.ts';

type Measured = Pick<QuarterReport, 'pulses' | 'attendance' | 'participation'>;

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
      ? leadingIndicators.attendance(percentInWords(attendance.attendancePercent, attendance.attendanceEnd))
      : attendance.words,
  regular: ({ attendance }) =>
    attendance.status === 'shown'
      ? leadingIndicators.regular(percentInWords(attendance.regularPercent, attendance.regularEnd))
      : attendance.words,
  contributions: ({ participation }) => {
    const section = participation?.contributions;
    if (section?.status !== 'shown') return section?.words ?? missing;
    if (!section.crossGroup) return leadingIndicators.contributions(section.contributions, section.people);
    return section.crossGroup.status === 'shown'
      ? leadingIndicators.acrossGroups(section.crossGroup.percent, section.crossGroup.of)
      : section.crossGroup.words;
  },
  newcomers: ({ participation }) => {
    const section = participation?.contributions;
    if (section?.status !== 'shown') return section?.words ?? missing;
    if (!section.newcomers) return missing;
    return section.newcomers.status === 'shown'
      ? leadingIndicators.newcomers(section.newcomers.people, section.newcomers.of)
      : section.newcomers.words;
  },
  reuse: ({ participation }) => {
    const section = participation?.reuse;
    if (section?.status !== 'shown') return section?.words ?? missing;
    return leadingIndicators.reuse(section.artefacts, section.people);
  },
  endorsements: ({ participation }) => {
    const section = participation?.endorsements;
    if (section?.status !== 'shown') return section?.words ?? missing;
    return leadingIndicators.endorsements(section.given, section.receivers);
  },
  resolution: ({ participation }) => {
    const section = participation?.problems;
    if (section?.status !== 'shown') return section?.words ?? missing;
    const half = section.medianHours === undefined ? '' : leadingIndicators.halfWithin(section.medianHours);
    return leadingIndicators.resolution(section.resolved, half, section.open);
  },
  adoption: ({ participation }) => {
    const section = participation?.adoption;
    if (section?.status !== 'shown') return section?.words ?? missing;
    return section.practices.map(({ practice, using }) => leadingIndicators.adoption(practice, using)).join('; ');
  },
};
