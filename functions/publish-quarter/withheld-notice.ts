import type { CommunityId, QuarterId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { type Finding, type FindingCode, findingWords } from '../../shared/report/verify/finding.ts';

/** What stewards are told when a report is not published. */
export interface WithheldNotice {
  readonly outcome: 'withheld';
  readonly at: Instant;
  readonly community: CommunityId;
  readonly quarter: QuarterId;
  readonly words: string;
  readonly reasons: readonly { readonly code: FindingCode; readonly words: string }[];
}

/**
 * Says why, by kind and once each. It does not say where: to be told that all of one group answered alike is what the
 * report was withheld for.
 */
export function withheldNotice(
  community: CommunityId,
  quarter: QuarterId,
  at: Instant,
  findings: readonly Finding[],
): WithheldNotice {
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  return {
    outcome: 'withheld',
    at,
    community,
    quarter,
    words:
      'The report was not published, because it would have pointed at people. Nothing of it can be seen, and the counts are kept. This is a mistake in the software or its settings: tell whoever runs it.',
    reasons: codes.map((code) => ({ code, words: findingWords[code] })),
  };
}
