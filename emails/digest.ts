/**
 * One minute for leaders and stewards: what the public report says, in its own words, and where to read it. Made from the
 * report and nothing else, so there is nothing in it that members cannot see. At most 200 words; the subject is whose, and the finding.
 */

import { scoreInWords } from '../shared/report/build/summary.ts';
import type { InstrumentReport, QuarterReport } from '../shared/report/shape/quarter-report.ts';
import { type Block, type RenderedMail, renderMail } from './layout.ts';

export interface DigestMail {
  readonly readerName: string;
  readonly stewardName: string;
  readonly report: QuarterReport;
  readonly reportUrl: string;
  readonly unsubscribeUrl: string;
}

/** The digest speaks the language of the report that it tells of. */
export const digestLanguage = 'en';

export function digest({ readerName, stewardName, report, reportUrl, unsubscribeUrl }: DigestMail): RenderedMail {
  const { community, headline, inOneMinute, promise, pulses, quarter } = report;
  const rows = pulses.flatMap(({ instruments }) => instruments.flatMap(scoreBar));
  const blocks: Block[] = [
    { kind: 'heading', text: headline },
    { kind: 'paragraph', text: `Hello ${readerName}, this is ${community.name} in one minute.` },
    { kind: 'list', items: inOneMinute },
    ...(rows.length > 0 ? [{ kind: 'bars' as const, rows }] : []),
    { kind: 'button', text: 'Open the results', url: reportUrl },
    {
      kind: 'paragraph',
      text: 'Members see the same report. Please do not ask who said what: nobody knows, and nobody can find out.',
    },
    { kind: 'signature', lines: [stewardName, community.name] },
    { kind: 'note', text: protection(pulses, promise.minimumGroup) },
    {
      kind: 'note',
      text: 'You get this mail once a quarter because you are a leader or steward of this community.',
      link: { text: 'Stop these mails', url: unsubscribeUrl },
    },
  ];
  return renderMail({
    language: digestLanguage,
    // Who leads two communities gets two of these at the same hour.
    subject: `${community.name}, ${headline}`,
    preheader: `${community.name}: ${inOneMinute[0] ?? ''}`,
    label: `Results of ${community.name}, ${quarter}`,
    blocks,
  });
}

/** Scores over several questions; the bar is where the score lies between the ends of its scale. */
function scoreBar({
  name,
  score,
  scale,
  items,
  change,
}: InstrumentReport): { label: string; percent: number; words: string }[] {
  if (score.status !== 'shown' || items.length < 2) return [];
  const { lowest, highest } = scale;
  const percent = Math.round((100 * (score.score.value - lowest)) / (highest - lowest));
  const verdicts = { higher: 'clearly higher', lower: 'clearly lower', 'no-clear-change': 'no clear change' } as const;
  const verdict =
    change.status === 'shown'
      ? `, ${verdicts[change.verdict]}`
      : change.status === 'wording-changed'
        ? ', worded anew'
        : '';
  return [
    { label: name, percent, words: `${scoreInWords(score.score)} on a scale from ${lowest} to ${highest}${verdict}` },
  ];
}

function protection(pulses: QuarterReport['pulses'], minimumGroup: number): string {
  const rule = `Groups with fewer than ${minimumGroup} answers are never shown; they are counted with others.`;
  return pulses.some(({ mergedLabels }) => mergedLabels > 0) ? `${rule} That was needed this quarter.` : rule;
}
