/**
 * Publishes the results of one pulse on the working day after it ended: its part of the report, its table, the page and the
 * indexes of the quarter so far, and what members get back. Everyone who may read it may do so in the same minute.
 *
 * If the quarter was published without it, because the pulse was counted late or its part was withheld, the report gets a
 * revision in the same run. A repeat, a run that was killed and two at once end with the same files.
 *
 * A pulse that was never opened, was contradicted or lost its key has no results: public files say so, so that no run waits for
 * them.
 */
import { commitmentSchema } from '../../shared/contract/commitment.ts';
import type { SiteStore } from '../../shared/contract/file-stores.ts';
import type { PublishPulseInput } from '../../shared/contract/messages.ts';
import { siteKeys } from '../../shared/contract/objects.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import type { PulseId } from '../../shared/kernel/ids.ts';
import { standingReports } from '../../shared/report/shape/published-reports.ts';
import { publishPart } from './publish-part.ts';
import type { PublishPorts } from './publish-ports.ts';
import { publishReport } from './publish-report.ts';
import { showNewest } from './show-newest.ts';

/** @throws PulseError try-again while the pulse is not counted; promise-broken when its part is withheld */
export async function publishPulse(input: PublishPulseInput, ports: PublishPorts): Promise<void> {
  const { community, quarter, pulse, at } = input;
  const { results, site, log } = ports;
  const repeated = () => log('step.repeated', { step: 'publish-pulse', community });
  const { pulses } = await results.quarter(community, quarter);
  const result = pulses.find((one) => one.pulse === pulse);
  if (!result) {
    if (await hasNoResults(pulse, site)) return repeated();
    throw new PulseError('try-again', 'a pulse must be counted before it is published');
  }
  const { outcome } = await publishPart(result, pulses, at, ports);
  if (outcome === 'withheld') {
    throw new PulseError('promise-broken', 'a pulse must withstand its attackers before it is published');
  }
  const standing = await standingReports(community, quarter, (key) => site.read(key));
  if (standing.length > 0) await publishReport({ community, quarter, at }, ports);
  else await showNewest(community, quarter, ports);
  if (outcome !== 'written') repeated();
}

/** Whether a pulse will never be counted: it never opened, or its list of receipts says why. */
async function hasNoResults(pulse: PulseId, site: Pick<SiteStore, 'read'>): Promise<boolean> {
  if (!(await site.read(siteKeys.manifest(pulse)))) return true;
  const list = await site.read(siteKeys.commitment(pulse));
  if (!list) return false;
  const { contradiction, lost } = commitmentSchema.parse(JSON.parse(new TextDecoder().decode(list)));
  return contradiction !== undefined || lost !== undefined;
}
