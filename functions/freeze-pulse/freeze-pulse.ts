/**
 * Ends the identity side of a pulse: counts by label who was asked, reached and given a credential, and fixes the counts
 * with the one write that moves the pulse from open to frozen. No credential is issued after that, so the counts stay true.
 * Before that write it notes for each person whether they let the pulse pass; each such write counts a pulse only once, so
 * a run that was killed in between can repeat them all.
 * It never sees a response; close-pulse, which sees all of them, gets these counts and no invitation.
 */
import { limits } from '../../shared/contract/limits.ts';
import type { Log } from '../../shared/contract/log-events.ts';
import type { FreezeInput } from '../../shared/contract/messages.ts';
import type { Invitation, OutboxState } from '../../shared/contract/people.ts';
import type { InvitationStore, MailRecordStore } from '../../shared/contract/people-stores.ts';
import type { GroupCounts, PulseDefinition } from '../../shared/contract/pulse.ts';
import type { PulseStore } from '../../shared/contract/pulse-store.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import type { Label } from '../../shared/kernel/ids.ts';
import { daySeconds, epochMilliseconds } from '../../shared/kernel/time.ts';
import { takingPart } from '../../shared/mail/quiet.ts';
import { nobody } from '../../shared/roster/member-id.ts';

export interface FreezePorts {
  readonly pulses: Pick<PulseStore, 'read' | 'refuse' | 'freeze'>;
  readonly invitations: Pick<InvitationStore, 'all'>;
  readonly mailRecords: Pick<MailRecordStore, 'countMissed' | 'forgetMissed'>;
  readonly log: Log<'pulse.frozen'>;
}

/**
 * The counts fixed by this run; undefined if there was nothing left to do, or nothing yet. A pulse that is still opening
 * when it should close is refused: no link went out.
 */
export async function freezePulse(input: FreezeInput, ports: FreezePorts): Promise<readonly GroupCounts[] | undefined> {
  const definition = await ports.pulses.read(input.pulse);
  if (!definition || input.at < definition.acceptsUntil) return undefined;
  if (definition.state === 'opening') await ports.pulses.refuse(definition, 'not-opened-in-time');
  if (definition.state !== 'open') return undefined;
  const labels = definition.labels ?? {};
  const invitations = await ports.invitations.all(definition);
  const counts = countByLabel(invitations, labels);
  await noteTakingPart(definition, invitations, ports);
  if (!(await ports.pulses.freeze(input.pulse, counts))) return undefined;
  const sum = (of: 'invited' | 'issued') => counts.reduce((total, count) => total + count[of], 0);
  ports.log('pulse.frozen', { pulse: input.pulse, invited: sum('invited'), issued: sum('issued') });
  return counts;
}

async function noteTakingPart(
  { community, pulse, acceptsUntil }: PulseDefinition,
  invitations: readonly Invitation[],
  { mailRecords }: FreezePorts,
): Promise<void> {
  const people = (who: 'missed' | 'took-part') =>
    invitations.filter((row) => takingPart(row) === who && row.member !== nobody).map(({ member }) => member);
  const expiresAt = epochMilliseconds(acceptsUntil) / 1000 + limits.missedRetentionDays * daySeconds;
  await mailRecords.countMissed(community, pulse, people('missed'), expiresAt);
  await mailRecords.forgetMissed(community, pulse, people('took-part'));
}

const neverArrived: readonly (OutboxState | undefined)[] = ['failed', 'bounced'];

/**
 * Sorted by label. Undelivered counts everyone who got no mail of the pulse, whether it bounced, was refused, was no longer
 * to be sent or never left the queue; only those whose delivery is unknown are counted separately.
 */
function countByLabel(invitations: readonly Invitation[], labels: Readonly<Record<string, Label>>): GroupCounts[] {
  const byLabel = new Map<string, GroupCounts>();
  for (const row of invitations) {
    const label = labels[row.group];
    if (label === undefined) throw new PulseError('promise-broken', 'every invited group must have a label');
    const before = byLabel.get(label) ?? { label, invited: 0, undelivered: 0, unknown: 0, issued: 0 };
    const mails = [row.invitation, row.reminder1, row.reminder2];
    const arrived = mails.includes('sent') || row.issued !== undefined;
    const doubtful = mails.includes('unknown');
    const undelivered = mails.some((state) => neverArrived.includes(state)) || !doubtful;
    byLabel.set(label, {
      label,
      invited: before.invited + 1,
      undelivered: before.undelivered + (!arrived && undelivered ? 1 : 0),
      unknown: before.unknown + (!arrived && doubtful ? 1 : 0),
      issued: before.issued + (row.issued === undefined ? 0 : 1),
    });
  }
  return [...byLabel.values()].sort((a, b) => (a.label < b.label ? -1 : 1));
}
