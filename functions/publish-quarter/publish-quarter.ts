/**
 * Publishes the report of a quarter. It reads Results and nothing else of what is stored: it could not name a person if it wanted
 * to.
 *
 * A pulse whose part is not there yet, because it was counted late, gets it first, by the same code as on its own day. Then the
 * report repeats the parts and adds participation and the stewards' side. The project's own attackers try to break all of it;
 * what they could not break is written once, under a name of its own, and never replaced. The same quarter is not published
 * twice: a later run writes a new revision only if there is something to add, such as a pulse that was counted late, and
 * then without touching a number that stands (see `reviseReport`). Tables, page, indexes and what members get back are made
 * from what stands, so a repeat, a run that was killed and two runs at once end with the same files.
 */
import type { PublishInput } from '../../shared/contract/messages.ts';
import { inboxKeys } from '../../shared/contract/objects.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import { withheldNotice } from '../../shared/report/shape/withheld-notice.ts';
import { handOverComments } from './hand-over-comments.ts';
import { type PartOutcome, publishPart } from './publish-part.ts';
import type { PublishPorts } from './publish-ports.ts';
import { publishReport } from './publish-report.ts';

/** Publishes the report, and then hands the comments of the quarter to its stewards. */
export async function publishQuarter(input: PublishInput, ports: PublishPorts): Promise<void> {
  const { community, quarter, at } = input;
  await publishParts(input, ports);
  const hasWritten = await publishReport(input, ports);
  if (!hasWritten) ports.log('step.repeated', { step: 'publish', community });
  const comments = await handOverComments(community, quarter, at, ports);
  if (comments > 0) ports.log('comments.handed-over', { community, quarter, comments });
}

/** @throws PulseError try-again when nothing is counted; promise-broken when every pulse was withheld */
async function publishParts({ community, quarter, at }: PublishInput, ports: PublishPorts): Promise<void> {
  const { pulses } = await ports.results.quarter(community, quarter);
  // Only a quarter in which a pulse began is scheduled: that nothing was counted means that counting is late or failed.
  if (pulses.length === 0) throw new PulseError('try-again', 'a pulse must be counted before its quarter is published');
  const outcomes: PartOutcome[] = [];
  for (const result of pulses) outcomes.push(await publishPart(result, pulses, at, ports));
  const findings = outcomes.flatMap((one) => (one.outcome === 'withheld' ? one.findings : []));
  const [finding] = findings;
  if (!finding || outcomes.some(({ outcome }) => outcome !== 'withheld')) return;
  ports.log('quarter.withheld', { community, quarter, code: finding.code });
  const notice = withheldNotice({ community, quarter }, at, findings);
  await ports.inbox.writeJson(inboxKeys.withheldReport(community, quarter), notice);
  throw new PulseError('promise-broken', 'a pulse must withstand its attackers before its quarter is published');
}
