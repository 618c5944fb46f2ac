/**
 * Tells the stewards of a community what they need to know, once each: the dry run before a pulse opens, that it has opened
 * and with which fingerprint, why it was not held or not counted, how its mails ended, and that a report was not published.
 *
 * What is told follows from what is stored when the notice runs, so a late or second run tells the same or nothing. It
 * sees definitions and counts; of members it counts groups and reads who the stewards are. Every mail has an outbox row.
 */
import type { RenderedMail } from '../../emails/layout.ts';
import {
  pulseContradicted,
  pulseCounted,
  pulseOpened,
  pulseRefused,
  reportWithheld,
} from '../../emails/pulse-notices.ts';
import type { StewardMail } from '../../emails/steward-mail.ts';
import type { Community } from '../../shared/contract/community.ts';
import { limits } from '../../shared/contract/limits.ts';
import type { LogEvents } from '../../shared/contract/log-events.ts';
import type { NoticeInput } from '../../shared/contract/messages.ts';
import { inboxKeys, siteKeys } from '../../shared/contract/objects.ts';
import type { Member, Programme } from '../../shared/contract/people.ts';
import { manifestSchema, type PulseDefinition } from '../../shared/contract/pulse.ts';
import { invitationKeys } from '../../shared/contract/tables.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import type { CommunityId, PulseId, QuarterId } from '../../shared/kernel/ids.ts';
import { addSeconds, daySeconds, epochMilliseconds } from '../../shared/kernel/time.ts';
import { pulsesOf } from '../../shared/people/calendar.ts';
import { deliverOnce, type OnceWorld } from '../../shared/people/deliver-once.ts';
import { noticeHeaders, noticeId } from '../../shared/people/mail-headers.ts';
import type { OutgoingMail, SendQuota } from '../../shared/people/outgoing-mail.ts';
import { sendingSeconds } from '../../shared/people/sending-time.ts';
import { type Steward, stewardsOf } from '../../shared/people/stewards.ts';
import { getsSurveyMails } from '../../shared/people/survey-mail.ts';
import { zonedInstant } from '../../shared/people/zoned-time.ts';
import { withheldNoticeSchema } from '../../shared/report/withheld-notice.ts';
import { dryRunMail } from './dry-run-mail.ts';
import { promiseFingerprint } from './promise.ts';

export interface NotifyWorld extends OnceWorld {
  readonly mailDomain: string;
  programme(community: CommunityId): Promise<Programme | undefined>;
  members(community: CommunityId): Promise<Member[]>;
  readPulse(pulse: PulseId): Promise<PulseDefinition | undefined>;
  readReport(key: string): Promise<Uint8Array | undefined>;
  /** What publish-quarter told the stewards when it withheld the report. */
  readWithheld(key: string): Promise<Uint8Array | undefined>;
  /** Undefined when the provider does not say. */
  sendQuota(): Promise<SendQuota | undefined>;
  log(event: 'notice.sent', fields: LogEvents['notice.sent']): void;
}

type Notice = (reader: StewardMail) => RenderedMail;

export async function notifyStewards(input: NoticeInput, world: NotifyWorld): Promise<void> {
  const programme = await world.programme(input.community);
  if (!programme) return;
  const { community } = programme;
  const members = await world.members(input.community);
  const notice = await noticeOf(input, community, members, world);
  if (!notice) return;
  const subject = `${'pulse' in input ? input.pulse : input.quarter}#${input.step}`;
  const expiresAt = epochMilliseconds(addSeconds(input.at, limits.invitationRetentionDays * daySeconds)) / 1000;
  const endings = { sent: 0, unknown: 0 };
  for (const steward of stewardsOf(community, members)) {
    const key = invitationKeys.notice(community.id, subject, steward.member);
    const ending = await deliverOnce(key, expiresAt, mailTo(steward, community, subject, notice, world), world);
    if (ending === 'sent' || ending === 'unknown') endings[ending] += 1;
  }
  world.log('notice.sent', { community: community.id, step: input.step, ...endings });
}

/** Undefined when there is nothing to tell. */
async function noticeOf(
  input: NoticeInput,
  community: Community,
  members: readonly Member[],
  world: NotifyWorld,
): Promise<Notice | undefined> {
  if (input.step === 'withheld') {
    return withheldMail(community.id, input.quarter, world);
  }
  const pulse = await world.readPulse(input.pulse);
  switch (input.step) {
    case 'heads-up': {
      const dates = pulsesOf(community, input.quarter).find((planned) => planned.pulse === input.pulse);
      if (pulse || !dates) return undefined;
      const opens = zonedInstant(dates.opensOn, community.calendar.opens.at, community.timeZone);
      const reachable = members.filter((member) => getsSurveyMails(member, opens));
      return dryRunMail({ community, dates, members, reachable, quota: await world.sendQuota() });
    }
    case 'opened':
      return pulse && openingNotice(pulse, members.filter((member) => getsSurveyMails(member, input.at)).length);
    case 'counted':
      return pulse && countNotice(pulse);
  }
}

async function withheldMail(
  community: CommunityId,
  quarter: QuarterId,
  { readReport, readWithheld }: NotifyWorld,
): Promise<Notice | undefined> {
  if (await readReport(siteKeys.reportRevision(community, quarter, 1))) return undefined;
  const file = await readWithheld(inboxKeys.withheldReport(community, quarter));
  const told = file && withheldNoticeSchema.parse(JSON.parse(new TextDecoder().decode(file)));
  return (reader) => reportWithheld({ ...reader, quarter, rules: told?.reasons.map(({ code }) => code) ?? [] });
}

function openingNotice(pulse: PulseDefinition, reachable: number): Notice {
  const { closes, manifest: text, fingerprint, refusal, sending, minimumInvited } = pulse;
  if (refusal) {
    const needs = { sending, sendingSeconds: sending ? sendingSeconds(sending) : 0 };
    return (reader) =>
      pulseRefused({ ...reader, ...needs, refusal, minimumInvited, closes, invited: sending?.mails ?? reachable });
  }
  if (!text || !fingerprint) throw new PulseError('try-again', 'a pulse must be open before its opening is told');
  const manifest = manifestSchema.parse(JSON.parse(text));
  const promise = promiseFingerprint(manifest);
  const invited = manifest.groups.reduce((sum, group) => sum + group.invited, 0);
  return (reader) => pulseOpened({ ...reader, invited, closes, fingerprint, promise });
}

function countNotice({ state, counts }: PulseDefinition): Notice | undefined {
  if (state === 'refused') return undefined;
  if (state === 'contradicted') return pulseContradicted;
  if (!counts) throw new PulseError('try-again', 'a pulse must be frozen before its mails are counted');
  const total = (of: 'invited' | 'undelivered' | 'unknown') => counts.reduce((sum, count) => sum + count[of], 0);
  const totals = { invited: total('invited'), undelivered: total('undelivered'), unknown: total('unknown') };
  return (reader) => pulseCounted({ ...reader, ...totals });
}

function mailTo(
  { member, name, address, language }: Steward,
  community: Community,
  subject: string,
  notice: Notice,
  { mailDomain }: NotifyWorld,
): OutgoingMail {
  const reader = { language, readerName: name, communityName: community.name, timeZone: community.timeZone };
  return {
    ...notice(reader),
    to: address,
    toName: name,
    fromName: `Commons Pulse, ${community.name}`,
    replyTo: community.steward.email,
    messageId: noticeId(mailDomain, community.id, subject, member),
    headers: noticeHeaders(language),
    tags: { community: community.id, member, kind: 'notice' },
  };
}
