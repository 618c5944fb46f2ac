import { isDenied, troubleWithAws } from '../aws-trouble.ts';
import { type Finding, unclear } from './finding.ts';

/** What to do when the doctor may not ask: every right that it needs only reads. @param right in IAM's words */
export const allowToAsk = (right: string): string =>
  `allow ${right} for the identity that runs the doctor; it is read-only`;

/** Why AWS could not be queried, as a finding. */
export interface Unreachable {
  readonly finding: Finding;
  /** Whether every other request to AWS would fail the same way. */
  readonly forAll: boolean;
}

/** @param right what the doctor must be allowed to do, in IAM's words */
export function judgeUnreachable(error: unknown, service: string, right: string): Unreachable {
  const name = error instanceof Error ? error.name : 'unknown error';
  if (isDenied({ name })) {
    const what = `these credentials may not query ${service}`;
    return { finding: unclear(what, allowToAsk(right)), forAll: false };
  }
  const trouble = troubleWithAws(error, process.env['AWS_PROFILE']);
  if (trouble?.forAll) return { finding: unclear(trouble.what, trouble.cure, trouble.paste), forAll: true };
  return { finding: unclear(`${service} could not be reached (${name})`, 'try again later'), forAll: false };
}
