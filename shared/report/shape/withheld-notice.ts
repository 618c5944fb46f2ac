import * as z from 'zod/mini';
import { communityIdSchema, instantSchema, quarterIdSchema } from '../../contract/identifiers.ts';
import type { CommunityId, QuarterId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { type Finding, type FindingCode, findingCodes, findingWords } from './finding.ts';

/** What stewards find in their inbox when a report is not published, and the source of the mail they get. */
export const withheldNoticeSchema = z.object({
  outcome: z.literal('withheld'),
  at: instantSchema,
  community: communityIdSchema,
  quarter: quarterIdSchema,
  words: z.string(),
  reasons: z.array(z.object({ code: z.enum(findingCodes), words: z.string() })),
});
type WithheldNotice = z.infer<typeof withheldNoticeSchema>;

/**
 * Says why, once for each kind. It does not say where: that all of one group answered alike is exactly why the report was
 * withheld.
 */
export function withheldNotice(
  community: CommunityId,
  quarter: QuarterId,
  at: Instant,
  findings: readonly Finding[],
): WithheldNotice {
  const codes = [...new Set(findings.map(({ code }): FindingCode => code))].sort();
  return {
    outcome: 'withheld',
    at,
    community,
    quarter,
    words:
      'The report was not published, because it could have identified people. None of it is public, and the counts are kept. This is a mistake in the software or its settings: please tell the operator.',
    reasons: codes.map((code) => ({ code, words: findingWords[code] })),
  };
}
