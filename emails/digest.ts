/**
 * One minute for leaders and stewards: what the public report says, in its own words, and where to read it. It is made from
 * the report alone, so it contains nothing that members cannot see. At most 200 words; the subject names the community and
 * the finding.
 */

import { digest as words } from '../locales/en/digest.ts';
import { wholePercent } from '../shared/kernel/whole-percent.ts';
import { favourableInWords, scoreInWords } from '../shared/report/shape/in-words.ts';
import type { InstrumentReport } from '../shared/report/shape/instrument-report.ts';
import type { QuarterReport } from '../shared/report/shape/quarter-report.ts';
import { type Block, type RenderedMail, renderMail } from './layout.ts';

export interface DigestMail {
  readonly readerName: string;
  readonly stewardName: string;
  readonly report: QuarterReport;
  readonly reportUrl: string;
  readonly unsubscribeUrl: string;
}

/** The digest is in the language of its report. */
export const digestLanguage = 'en';

export function digest({ readerName, stewardName, report, reportUrl, unsubscribeUrl }: DigestMail): RenderedMail {
  const { community, headline, inOneMinute, promise, pulses, quarter } = report;
  const rows = pulses.flatMap(({ instruments }) => instruments.flatMap(bar));
  const blocks: Block[] = [
    { kind: 'heading', text: headline },
    { kind: 'paragraph', text: words.greeting(readerName, community.name) },
    { kind: 'list', items: inOneMinute },
    ...(rows.length > 0 ? [{ kind: 'bars' as const, rows }] : []),
    { kind: 'button', text: words.open, url: reportUrl },
    { kind: 'paragraph', text: words.sameForAll },
    { kind: 'signature', lines: [stewardName, community.name] },
    { kind: 'note', text: protection(pulses, promise.minimumGroup) },
    { kind: 'note', text: words.why, link: { text: words.stop, url: unsubscribeUrl } },
  ];
  return renderMail({
    language: digestLanguage,
    subject: words.subject(community.name, headline),
    preheader: words.preheader(community.name, inOneMinute[0] ?? ''),
    label: words.label(community.name, quarter),
    blocks,
  });
}

/** A score over several questions by where it is between the ends of its scale; a single question by its favourable share. */
function bar({
  name,
  score,
  scale,
  items,
  change,
}: InstrumentReport): { label: string; percent: number; words: string }[] {
  const verdict =
    change.status === 'shown'
      ? words.verdicts[change.verdict]
      : change.status === 'wording-changed'
        ? words.newWording
        : '';
  const [first] = items;
  if (items.length === 1 && first?.result.status === 'shown') {
    const { favourable, answered } = first.result;
    const percent = wholePercent((favourable.from + favourable.to) / 2, answered.to);
    return [
      { label: name, percent, words: `${words.favourable(favourableInWords(favourable, answered.to))}${verdict}` },
    ];
  }
  if (score.status !== 'shown') return [];
  const { lowest, highest } = scale;
  const percent = Math.round((100 * (score.score.value - lowest)) / (highest - lowest));
  return [{ label: name, percent, words: `${words.score(scoreInWords(score.score), lowest, highest)}${verdict}` }];
}

function protection(pulses: QuarterReport['pulses'], minimumGroup: number): string {
  const rule = words.protection(minimumGroup);
  return pulses.some(({ mergedLabels }) => mergedLabels > 0) ? `${rule} ${words.wasNeeded}` : rule;
}
