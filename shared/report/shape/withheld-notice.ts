import * as z from 'zod/mini';
import { communityIdSchema, instantSchema, pulseIdSchema, quarterIdSchema } from '../../contract/identifiers.ts';
import type { CommunityId, PulseId, QuarterId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { type Finding, type FindingCode, findingCodes, findingWords } from './finding.ts';

/** What stewards find in their inbox when a report is not published, and the source of the mail they get. */
export const withheldNoticeSchema = z.object({
  outcome: z.literal('withheld'),
  at: instantSchema,
  community: communityIdSchema,
  quarter: quarterIdSchema,
  /** Absent if it is about the report of the whole quarter. */
  pulse: z.optional(pulseIdSchema),
  words: z.string(),
  reasons: z.array(z.object({ code: z.enum(findingCodes), words: z.string() })),
});
type WithheldNotice = z.infer<typeof withheldNoticeSchema>;

/**
 * Says why, once for each kind. It does not say where: that all of one group answered alike is exactly why the report was
 * withheld.
 */
export function withheldNotice(
  of: { readonly community: CommunityId; readonly quarter: QuarterId; readonly pulse?: PulseId },
  at: Instant,
  findings: readonly Finding[],
): WithheldNotice {
  const codes = [...new Set(findings.map(({ code }): FindingCode => code))].sort();
  return {
    outcome: 'withheld',
    at,
    ...of,
    words: `${of.pulse ? 'The results of this pulse were' : 'The report was'} not published, because it could have identified people. None of it is public, and the counts are kept. This is a mistake in the software or its settings: please tell the operator.`,
    reasons: codes.map((code) => ({ code, words: findingWords[code] })),
  };
}
