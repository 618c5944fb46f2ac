import type { ParticipationMeasure } from '../../contract/steward-side.ts';
import type { QuarterReport } from '../shape/quarter-report.ts';
import { scoreInWords } from './summary.ts';

type Measured = Pick<QuarterReport, 'pulses' | 'attendance' | 'participation'>;

const missing = 'Not measured in this quarter.';

/** What the report shows of one measure, in a few words; if it is hidden, why. */
export function leadingIndicator(id: string, measured: Measured): { id: string; name: string; words: string } {
  const instrument = measured.pulses.flatMap((pulse) => pulse.instruments).find((one) => one.instrument === id);
  if (instrument) {
    const { name, score, scale } = instrument;
    const words = score.status === 'shown' ? `${scoreInWords(score.score)} of ${scale.highest}` : score.words;
    return { id, name, words };
  }
  if (!isMeasure(id)) return { id, name: id, words: missing };
  return { id, name: measureNames[id], words: wordsOf[id](measured) };
}

const measureNames: Readonly<Record<ParticipationMeasure, string>> = {
  attendance: 'Attendance',
  regular: 'Regular attendance',
  contributions: 'Contributions across groups',
  newcomers: 'Newcomers',
  reuse: 'Reuse',
  endorsements: 'Endorsements',
  resolution: 'Problems resolved',
  adoption: 'Adoption',
};

const isMeasure = (id: string): id is ParticipationMeasure => Object.hasOwn(measureNames, id);

const wordsOf: Readonly<Record<ParticipationMeasure, (measured: Measured) => string>> = {
  attendance: ({ attendance }) =>
    attendance.status === 'shown'
      ? `${attendance.attendancePercent}%${attendance.attendanceEnd ? ' or fewer' : ''} of members were there`
      : attendance.words,
  regular: ({ attendance }) =>
    attendance.status === 'shown'
      ? `${attendance.regularPercent}%${attendance.regularEnd ? ' or fewer' : ''} of members came to at least half of the sessions`
      : attendance.words,
  contributions: ({ participation }) => {
    const section = participation?.contributions;
    if (section?.status !== 'shown') return section?.words ?? missing;
    if (!section.crossGroup) return `${section.contributions} contributions by ${section.people} people`;
    return section.crossGroup.status === 'shown'
      ? `${section.crossGroup.percent}% of ${section.crossGroup.of} contributions helped another group`
      : section.crossGroup.words;
  },
  newcomers: ({ participation }) => {
    const section = participation?.contributions;
    if (section?.status !== 'shown') return section?.words ?? missing;
    if (!section.newcomers) return missing;
    return section.newcomers.status === 'shown'
      ? `${section.newcomers.people} of ${section.newcomers.of} contributors are new`
      : section.newcomers.words;
  },
  reuse: ({ participation }) => {
    const section = participation?.reuse;
    if (section?.status !== 'shown') return section?.words ?? missing;
    return `${section.artefacts} artefacts reused by ${section.people} people`;
  },
  endorsements: ({ participation }) => {
    const section = participation?.endorsements;
    if (section?.status !== 'shown') return section?.words ?? missing;
    return `${section.given} endorsements of ${section.receivers} people`;
  },
  resolution: ({ participation }) => {
    const section = participation?.problems;
    if (section?.status !== 'shown') return section?.words ?? missing;
    const half = section.medianHours === undefined ? '' : `, half of them within ${section.medianHours} hours`;
    return `${section.resolved} resolved${half}; ${section.open} still open`;
  },
  adoption: ({ participation }) => {
    const section = participation?.adoption;
    if (section?.status !== 'shown') return section?.words ?? missing;
    return section.practices.map(({ practice, using }) => `${practice}: ${using} groups`).join('; ');
  },
};
