/**
 * Opens a pulse: keys, invitations, groups, manifest, pages; then queues the invitations whose hour has come. It runs first
 * an hour early, when there is nothing to queue yet, so that pulses which open together know of each other in time.
 *
 * Killed anywhere and run again, late or twice at once, it ends the same. 1. The definition is created once, with
 * its sealing key, in one transaction. 2. A run that invites begins a numbered writing, only while the state is `opening`; rows
 * carry the number, and a row of a later writing is never replaced. 3. `opening → open` fixes manifest, fingerprint and labels only if no other
 * writing was begun since, and from then on only rows of that writing are invitations: what an earlier run left, or still
 * writes, counts for nothing (docs/adr/0033). 4. The definition's manifest is published before the first
 * mail that names its fingerprint can be queued. 5. Queued twice is sent once: the outbox decides.
 */

import { datesOfPulse, pulsesOf } from '../../shared/calendar/calendar.ts';
import { inMailingHours, zonedInstant } from '../../shared/calendar/zoned-time.ts';
import type { SealingKeys } from '../../shared/contract/key-stores.ts';
import { limits } from '../../shared/contract/limits.ts';
import type { Log } from '../../shared/contract/log-events.ts';
import type { MailQueue, OpenInput } from '../../shared/contract/messages.ts';
import { siteKeys } from '../../shared/contract/objects.ts';
import type { PageAssets } from '../../shared/contract/page-assets.ts';
import type { Invitation, Member, Programme } from '../../shared/contract/people.ts';
import type { InvitationStore, MailRecordStore, PeopleStore } from '../../shared/contract/people-stores.ts';
import type { PulseDefinition, SendQuota } from '../../shared/contract/pulse.ts';
import type { PulseStore } from '../../shared/contract/pulse-store.ts';
import { deriveLinkToken, hashLinkToken } from '../../shared/gate/link-token.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import { daySeconds, epochMilliseconds, type Instant } from '../../shared/kernel/time.ts';
import { mailBatches } from '../../shared/mail/mail-batches.ts';
import { buildManifest } from '../../shared/pulse/manifest.ts';
import { decideOpening } from '../../shared/pulse/opening.ts';
import { reachableAt, reachOf } from '../../shared/roster/reachable.ts';
import { type DefinitionPorts, definePulse } from './define-pulse.ts';
import { publishOnce } from './publish-once.ts';
import { type PageSite, publishPages } from './publish-pages.ts';

export interface OpenPulsePorts extends DefinitionPorts {
  readonly people: DefinitionPorts['people'] & Pick<PeopleStore, 'members'>;
  readonly pulses: DefinitionPorts['pulses'] & Pick<PulseStore, 'beginWriting' | 'open' | 'refuse'>;
  readonly sealingKeys: Pick<SealingKeys, 'destroy'>;
  readonly invitations: Pick<InvitationStore, 'write' | 'all'>;
  readonly mailRecords: Pick<MailRecordStore, 'noteAsked'>;
  readonly site: PageSite;
  readonly queue: MailQueue;
  /** Makes the key with the first pulse; afterwards what is stored. */
  linkKey(): Promise<Uint8Array>;
  /** Undefined when the provider does not say: then nothing can be refused, and sending itself keeps to the quota. */
  sendQuota(): Promise<SendQuota | undefined>;
  pageAssets(): Promise<PageAssets>;
  /** Who runs the deployment and how to reach them, for the privacy page. */
  readonly operator: string | undefined;
  readonly log: Log<'pulse.opened' | 'pulse.refused' | 'pulse.queued'>;
}

export async function openPulse(input: OpenInput, ports: OpenPulsePorts): Promise<void> {
  const { pulse, at } = input;
  const programme = await ports.people.programme(input.community);
  if (!programme) throw new PulseError('promise-broken', 'community of a schedule must exist');
  const before = await ports.pulses.read(pulse);
  // Skipping the month of a pulse that has begun changes nothing.
  const dates = before
    ? datesOfPulse(programme.community, input)
    : pulsesOf(programme.community, input.quarter).find((planned) => planned.pulse === pulse);
  let definition = before;
  if (!definition || definition.state === 'opening') {
    if (!definition && !dates) return ports.log('pulse.refused', { pulse, code: 'not-planned' });
    const members = await ports.people.members(input.community);
    definition ??= dates && (await definePulse(programme, dates, reachOf(members, reachableAt(members, at)), ports));
    if (definition?.state === 'opening') definition = await inviteAndOpen(definition, members, programme, at, ports);
  }
  if (!definition) return;
  if (definition.state === 'refused') await ports.sealingKeys.destroy(pulse);
  if (definition.state !== 'open' || !definition.manifest) return;

  await publishOnce(ports.site, siteKeys.manifest(pulse), definition.manifest, 'application/json', 'standing');
  const { opens } = definition;
  const hour = programme.community.calendar.opens.at;
  const hourIn = (zone: string) => (dates ? zonedInstant(dates.opensOn, hour, zone) : opens);
  // Of a pulse that was open already only states can be too old, and the outbox decides by the newest.
  const freshness = before?.state === 'open' ? 'may-be-old' : 'newest';
  const due = (await ports.invitations.all(definition, freshness)).filter(
    ({ invitation, timeZone }) =>
      invitation === undefined && hourIn(timeZone) <= at && inMailingHours(at, hour, timeZone),
  );
  await ports.queue.put(mailBatches(input, 'invitation', due));
  ports.log('pulse.queued', { pulse, kind: 'invitation', invitations: due.length });
}

/** From `opening` to `open` or `refused`, by this run or another; gives the definition as it stands then. */
async function inviteAndOpen(
  created: PulseDefinition,
  members: readonly Member[],
  { community }: Programme,
  at: Instant,
  ports: OpenPulsePorts,
): Promise<PulseDefinition> {
  const { pulse, closes } = created;
  const reachable = reachableAt(members, at);
  const opening = decideOpening(created, reachOf(members, reachable), await ports.sendQuota(), at);
  const { groups, sending, refusal } = opening;
  const assets = await ports.pageAssets();
  const pages = await publishPages(created, community, assets, ports.operator, ports.site);
  const writing = await ports.pulses.beginWriting(pulse);
  if (writing === undefined) return standing();
  const definition = { ...created, writingNumber: writing };
  if (refusal) {
    if (!(await ports.pulses.refuse(definition, refusal, sending))) return standing();
    ports.log('pulse.refused', { pulse, code: refusal });
    return { ...definition, state: 'refused' };
  }
  const invitations = invitationsOf(definition, reachable, writing, await ports.linkKey());
  await ports.invitations.write(pulse, invitations);
  const asked = invitations.map(({ member }) => member);
  await ports.mailRecords.noteAsked(pulse, asked, epochMilliseconds(closes) / 1000);
  const labels = { ...opening.labels };
  const fixed = { ...buildManifest(definition, opening, pages), labels, ...(sending && { sending }) };
  if (!(await ports.pulses.open(definition, fixed))) return standing();
  ports.log('pulse.opened', { pulse, invited: reachable.length, groups: groups.length });
  return { ...definition, ...fixed, state: 'open' };

  async function standing(): Promise<PulseDefinition> {
    const found = await ports.pulses.read(pulse);
    if (!found) throw new PulseError('promise-broken', 'a pulse that opens must have a definition');
    // The run that began later opens it, or a repeat of that run.
    if (found.state === 'opening')
      throw new PulseError('try-again', 'no other run must begin to invite before a pulse opens');
    return found;
  }
}

function invitationsOf(
  { pulse, acceptsUntil }: PulseDefinition,
  reachable: readonly Member[],
  writing: number,
  linkKey: Uint8Array,
): Invitation[] {
  const expiresAt = epochMilliseconds(acceptsUntil) / 1000 + limits.invitationRetentionDays * daySeconds;
  const invitations = reachable.map(({ member, group, timeZone, language }) => ({
    pulse,
    token: hashLinkToken(deriveLinkToken(linkKey, pulse, member)),
    writing,
    member,
    group,
    timeZone,
    language,
    expiresAt,
  }));
  // Sorted by hash: the order of rows says nothing about the roster.
  return invitations.sort((a, b) => (a.token < b.token ? -1 : 1));
}
