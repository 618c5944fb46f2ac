/**
 * One pulse's part of a quarter's report, from its result and what was published before. Pure: the same input gives the same
 * part. Nothing of its quarter is in it but itself, so no later pulse can change it.
 */
import { definitions, method, ofTheQuarter } from '../../../locales/en/report.ts';
import { reportSentences } from '../../../locales/en/report-sentences.ts';
import type { PulseResult } from '../../contract/results.ts';
import type { Instant } from '../../kernel/time.ts';
import { type PulsePart, pulsePartSchema, reportOfPart } from '../shape/pulse-part.ts';
import { type QuarterReport, reportVersion } from '../shape/quarter-report.ts';
import { reportPulse } from './pulse.ts';
import { summaryOf } from './summary.ts';

export interface PartMaterial {
  readonly result: PulseResult;
  /** When it is published: the instant in the schedule, not the clock's. */
  readonly at: Instant;
  readonly schemaUrl: string;
  /** Every report and part of the community that was published before, revisions included. */
  readonly published: readonly QuarterReport[];
}

export function buildPart({ result, at, schemaUrl, published }: PartMaterial): PulsePart {
  const { pulse, community, communityName, quarter, publishes, minimumGroup, fingerprint, commitmentRoot } = result;
  const part: PulsePart = {
    $schema: schemaUrl,
    version: reportVersion,
    community: { id: community, name: communityName },
    quarter,
    pulse,
    generatedAt: at,
    ...(publishes && { quarterReportAt: publishes }),
    audience: result.audience ?? 'members',
    headline: '',
    inOneMinute: [],
    promise: { minimumGroup, words: reportSentences.promise(minimumGroup) },
    pulses: [reportPulse(result, { published, at })],
    definitions: definitions.filter(({ id }) => !ofTheQuarter.has(id)),
    method,
    provenance: { pulses: [{ pulse, fingerprint, commitmentRoot }] },
  };
  return pulsePartSchema.parse({ ...part, ...summaryOf(reportOfPart(part)) });
}
