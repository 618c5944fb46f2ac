import { siteKeys } from '../../contract/objects.ts';
import type { CommunityId, PulseId, QuarterId } from '../../kernel/ids.ts';
import { type PulsePart, reportOfPart } from './pulse-part.ts';
import type { QuarterReport } from './quarter-report.ts';
import { readPart } from './read-report.ts';

export interface StandingPart {
  readonly part: PulsePart;
  /** As a report with one pulse. */
  readonly report: QuarterReport;
  /** The pulse as it is stored, with its fields in their order: printed again, it is the same text. */
  readonly stored: unknown;
}

type Read = (key: string) => Promise<Uint8Array | undefined>;

/** The published parts of these pulses, in their order; a pulse without a part is left out. */
export async function standingParts(
  community: CommunityId,
  quarter: QuarterId,
  pulses: readonly PulseId[],
  read: Read,
): Promise<StandingPart[]> {
  const found = await Promise.all(pulses.map((pulse) => read(siteKeys.pulsePart(community, quarter, pulse))));
  return found.flatMap((bytes) => (bytes ? [standingPart(new TextDecoder().decode(bytes))] : []));
}

function standingPart(text: string): StandingPart {
  const part = readPart(text);
  const { pulses }: { pulses: readonly unknown[] } = JSON.parse(text);
  return { part, report: reportOfPart(part), stored: pulses[0] };
}

/** The text of a report's file, in which the pulses that have a part are that of the part, byte for byte. */
export function fileOf(report: QuarterReport, parts: readonly StandingPart[]): string {
  const stored = new Map(parts.map(({ part, stored: pulse }) => [part.pulse, pulse]));
  const pulses = report.pulses.map((pulse) => stored.get(pulse.pulse) ?? pulse);
  return `${JSON.stringify({ ...report, pulses }, null, 2)}\n`;
}
