/**
 * Reports to a community's stewards what they need to know, once each: the dry run before a pulse opens, its opening and
 * fingerprint, why it was not held or not counted, how its mails ended, and that a report was not published.
 *
 * Each notice follows from what is stored when it runs, so a late or second run reports the same or nothing. It sees
 * definitions and counts; of members it counts groups, compares ids with those of other communities for the dry run, and
 * reads who the stewards are. Every mail has an outbox row.
 */
import {
  pulseContradicted,
  pulseCounted,
  pulseLost,
  pulseOpened,
  pulseRefused,
  reportWithheld,
  resultsPublished,
  resultsWithheld,
} from '../../emails/pulse-notices.ts';
import { pulsesOf } from '../../shared/calendar/calendar.ts';
import { sendingSeconds } from '../../shared/calendar/sending-time.ts';
import type { InboxStore, SiteStore } from '../../shared/contract/file-stores.ts';
import { givenBackSchema } from '../../shared/contract/given-back.ts';
import type { NoticeInput } from '../../shared/contract/messages.ts';
import { inboxKeys, siteKeys } from '../../shared/contract/objects.ts';
import type { Member, Programme } from '../../shared/contract/people.ts';
import type { SendQuota } from '../../shared/contract/pulse.ts';
import { type Manifest, type PulseDefinition, parseManifest } from '../../shared/contract/pulse.ts';
import { pulseRulesOf } from '../../shared/contract/pulse-rules.ts';
import { neverPublished } from '../../shared/contract/pulse-state.ts';
import type { PulseStore } from '../../shared/contract/pulse-store.ts';
import { readAddress } from '../../shared/contract/reading.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import type { CommunityId, QuarterId } from '../../shared/kernel/ids.ts';
import type { ComparisonPorts } from '../../shared/pulse/compare-communities.ts';
import { promiseFingerprint } from '../../shared/pulse/manifest.ts';
import { atLeastOf } from '../../shared/report/disclosure/people-guard.ts';
import { withheldNoticeSchema } from '../../shared/report/shape/withheld-notice.ts';
import { readersOf } from '../../shared/roster/readers.ts';
import { dryRunMail, foreseenDetail } from './dry-run-mail.ts';
import { type Notice, type TellPorts, tellStewards } from './tell-stewards.ts';

export interface NotifyPorts extends TellPorts {
  readonly people: TellPorts['people'] & ComparisonPorts['people'];
  readonly pulses: Pick<PulseStore, 'read'>;
  readonly site: Pick<SiteStore, 'read'>;
  readonly siteUrl: string;
  readonly inbox: Pick<InboxStore, 'read'>;
  /** Undefined if the provider does not answer. */
  sendQuota(): Promise<SendQuota | undefined>;
}

export async function notifyStewards(input: NoticeInput, ports: NotifyPorts): Promise<void> {
  const programme = await ports.people.programme(input.community);
  if (!programme) return;
  const { community } = programme;
  const members = await ports.people.members(input.community);
  const pulse = 'pulse' in input ? await ports.pulses.read(input.pulse) : undefined;
  const notice = await noticeOf(input, pulse, programme, members, ports);
  if (!notice) return;
  // That a pulse was not counted may come out after stewards were notified of its closing, so it has its own key.
  const isVoid = pulse?.state === 'contradicted' || pulse?.state === 'lost';
  const reported = await newsOf(input, isVoid, ports);
  const dedupeKey = `${'pulse' in input ? input.pulse : input.quarter}#${reported}`;
  const { step, at, morningsLeft } = input;
  const stewards = readersOf('notice', community, members, await ports.stops.stopped(community.id));
  await tellStewards({ community, stewards, dedupeKey, step, at, morningsLeft }, ports, notice);
}

/** What stewards hear of once: results may be published after they heard that they are not. */
async function newsOf(input: NoticeInput, isVoid: boolean, { site }: NotifyPorts): Promise<string> {
  if (input.step === 'counted' && isVoid) return 'not-counted';
  if (input.step !== 'published') return input.step;
  const { community, quarter, pulse } = input;
  return (await site.read(siteKeys.pulsePart(community, quarter, pulse))) ? 'published' : 'not-published';
}

/** Undefined if there is nothing to report. */
async function noticeOf(
  input: NoticeInput,
  pulse: PulseDefinition | undefined,
  programme: Programme,
  members: readonly Member[],
  ports: NotifyPorts,
): Promise<Notice | undefined> {
  const { community } = programme;
  if (input.step === 'withheld') {
    return withheldMail(community.id, input.quarter, ports);
  }
  switch (input.step) {
    case 'heads-up': {
      const dates = pulsesOf(community, input.quarter).find((planned) => planned.pulse === input.pulse);
      if (pulse || !dates) return undefined;
      const plan = { programme, dates, members, quota: await ports.sendQuota() };
      return dryRunMail(plan, await foreseenDetail(plan, ports));
    }
    case 'published':
      return pulse && resultsNotice(pulse, ports);
    case 'opened':
      return pulse && openingNotice(pulse, members.length);
    case 'counted':
      return pulse && countNotice(pulse);
  }
}

async function withheldMail(
  community: CommunityId,
  quarter: QuarterId,
  { site, inbox }: NotifyPorts,
): Promise<Notice | undefined> {
  if (await site.read(siteKeys.reportRevision(community, quarter, 1))) return undefined;
  const file = await inbox.read(inboxKeys.withheldReport(community, quarter));
  const withheld = file && withheldNoticeSchema.parse(JSON.parse(new TextDecoder().decode(file)));
  return (reader) => reportWithheld({ ...reader, quarter, rules: withheld?.reasons.map(({ code }) => code) ?? [] });
}

/** Undefined if the pulse has no results: stewards know why since it closed. */
async function resultsNotice(
  { community, quarter, pulse, state, closes }: PulseDefinition,
  { site, siteUrl, inbox }: NotifyPorts,
): Promise<Notice | undefined> {
  if (neverPublished.some((one) => one === state)) return undefined;
  const text = new TextDecoder();
  if (await site.read(siteKeys.pulsePart(community, quarter, pulse))) {
    const stored = await site.read(siteKeys.givenBack(community));
    const link = stored && givenBackSchema.parse(JSON.parse(text.decode(stored))).links?.[quarter];
    if (link === undefined) throw new PulseError('try-again', 'the read link must be stored before it is sent');
    return (reader) =>
      resultsPublished({ ...reader, closes, readUrl: `${siteUrl}${readAddress(reader.language, link)}` });
  }
  const file = await inbox.read(inboxKeys.withheldPart(community, quarter, pulse));
  const withheld = file && withheldNoticeSchema.parse(JSON.parse(text.decode(file)));
  return (reader) => resultsWithheld({ ...reader, closes, rules: withheld?.reasons.map(({ code }) => code) ?? [] });
}

function openingNotice(pulse: PulseDefinition, onRoster: number): Notice {
  const { closes, manifest: text, fingerprint, refusal, sending } = pulse;
  if (refusal) {
    // Of all members: the number of mails would say how many got none.
    const all = sending && { ...sending, mails: onRoster };
    const needs = { ...pulseRulesOf(pulse), sending: all, sendingSeconds: all ? sendingSeconds(all) : 0 };
    return (reader) => pulseRefused({ ...reader, ...needs, refusal, closes, members: onRoster });
  }
  if (!text || !fingerprint) throw new PulseError('try-again', 'a pulse must be open before its opening is reported');
  const manifest = parseManifest(text);
  const promise = promiseFingerprint(manifest);
  return (reader) => pulseOpened({ ...reader, members: membersIn(manifest), closes, fingerprint, promise });
}

const membersIn = ({ groups }: Manifest): number => groups.reduce((sum, { members }) => sum + members, 0);

function countNotice({
  state,
  detail,
  counts,
  manifest,
  minimumGroup,
  resultsAt,
}: PulseDefinition): Notice | undefined {
  if (state === 'refused') return undefined;
  if (state === 'contradicted') return pulseContradicted;
  if (state === 'lost') return pulseLost;
  if (!counts || !manifest) throw new PulseError('try-again', 'a pulse must be frozen before its mails are counted');
  const members = membersIn(parseManifest(manifest));
  const reached = counts.reduce((sum, { invited, undelivered, unknown }) => sum + invited - undelivered - unknown, 0);
  // Of a coarse pulse the report says nothing about mails, so neither does this.
  const notReachedAtLeast = detail === 'coarse' ? undefined : atLeastOf(members - reached, minimumGroup);
  return (reader) => pulseCounted({ ...reader, members, notReachedAtLeast, minimum: minimumGroup, resultsAt });
}
