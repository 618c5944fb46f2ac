import type { Language } from '../shared/contract/identifiers.ts';
import type { QuarterReport } from '../shared/report/quarter-report.ts';
import { type Block, type RenderedMail, renderMail } from './layout.ts';

export interface DigestMail {
  /** The reader's; the digest itself is in English so far, like the report that it tells of. */
  readonly language: Language;
  readonly readerName: string;
  readonly stewardName: string;
  readonly report: QuarterReport;
  readonly reportUrl: string;
  readonly unsubscribeUrl: string;
}

/** One minute for leaders: what the public report says, in its own words, and where to read it. Under 200 words. */
export function digest({ readerName, stewardName, report, reportUrl, unsubscribeUrl }: DigestMail): RenderedMail {
  const { community, quarter, pulses, inOneMinute, promise } = report;
  const scores = pulses
    .flatMap(({ instruments }) => instruments)
    .flatMap(({ name, score, scale, items }) => {
      if (score.status !== 'shown' || items.length < 2) return [];
      const { value, end } = score.score;
      const percent = Math.round((100 * (value - scale.lowest)) / (scale.highest - scale.lowest));
      const more = end === 'exact' ? '' : end === 'or-more' ? ' or more' : ' or less';
      return [{ label: name, percent, words: `${value.toFixed(1)}${more} of ${scale.highest}` }];
    });
  const merged = pulses.some(({ mergedLabels }) => mergedLabels > 0);
  const blocks: Block[] = [
    { kind: 'heading', text: `${community.name}, ${quarter}` },
    { kind: 'paragraph', text: `Hello ${readerName},` },
    { kind: 'list', items: inOneMinute },
    ...(scores.length > 0 ? [{ kind: 'bars' as const, rows: scores }] : []),
    { kind: 'button', text: 'Open the results', url: reportUrl },
    {
      kind: 'paragraph',
      text: 'Members see the same report. Please do not ask who said what: nobody knows, and nobody can find out.',
    },
    { kind: 'signature', lines: [stewardName, community.name] },
    {
      kind: 'note',
      text: [
        `Groups with fewer than ${promise.minimumGroup} answers are counted together.`,
        merged ? 'That was needed this quarter, to protect people.' : 'No group was too small this quarter.',
      ].join(' '),
    },
    {
      kind: 'note',
      text: 'You get this mail once a quarter because you are a leader or steward of this community.',
      link: { text: 'Stop these mails', url: unsubscribeUrl },
    },
  ];
  return renderMail({
    language: 'en',
    subject: subjectOf(report),
    preheader: inOneMinute[0] ?? '',
    label: `Results of ${community.name}, ${quarter}`,
    blocks,
  });
}

/** The finding, not the occasion. */
function subjectOf({ quarter, pulses }: QuarterReport): string {
  const answered = pulses.flatMap((pulse) =>
    pulse.answered.status === 'shown' ? [{ ...pulse, ...pulse.answered }] : [],
  );
  if (answered.length === 0) return `${quarter}: too few answers to report`;
  const people = answered.reduce((sum, pulse) => sum + pulse.people, 0);
  const delivered = answered.reduce((sum, pulse) => sum + pulse.delivered, 0);
  return `${quarter}: ${Math.round((100 * people) / delivered)}% answered; where the community stands`;
}
