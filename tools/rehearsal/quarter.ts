/**
 * One quarter with one pulse on the deployed system, in the order of the emulator's clock: files land in the inbox, the
 * planner makes schedules each night, the emulator's own scheduler fires them, its queue feeds the sender, and members
 * answer through the distribution and the HTTP API. After each step, an effect that only that step has must be visible.
 */

import { SimulatedMembers } from '../../local/simulated-members.ts';
import { pulsesOf } from '../../shared/calendar/calendar.ts';
import { communitySchema } from '../../shared/contract/community.ts';
import { inboxKeys, siteKeys } from '../../shared/contract/objects.ts';
import { parseManifest } from '../../shared/contract/pulse.ts';
import type { QuarterId } from '../../shared/kernel/ids.ts';
import { addSeconds, daySeconds, type Instant, instantOf } from '../../shared/kernel/time.ts';
import { verifyReport } from '../../shared/report/attacks/verify-report.ts';
import { readReport } from '../../shared/report/shape/read-report.ts';
import type { Fetch } from '../../web/survey/answer-calls.ts';
import type { Account, ReceivedMail } from './account.ts';
import { eventually, must } from './check.ts';
import { community, roster } from './community.ts';
import type { Deployment } from './deployment.ts';
import type { Emulator } from './emulator.ts';

export interface QuarterSetting {
  readonly account: Account;
  readonly emulator: Emulator;
  readonly deployment: Deployment;
  readonly siteUrl: string;
  readonly fetch: Fetch;
  readonly quarter: QuarterId;
  readonly membersFolder: string;
}

export class RehearsedQuarter {
  readonly #setting: QuarterSetting;
  readonly #members: SimulatedMembers;
  readonly #pulse;
  #mails: readonly ReceivedMail[] = [];
  #now: Instant;
  /** Steps that the emulator's scheduler fired, in order. */
  readonly fired: string[] = [];
  readonly #names = new Set<string>();

  constructor(setting: QuarterSetting, now: Instant) {
    this.#setting = setting;
    this.#now = now;
    const [pulse] = pulsesOf(communitySchema.parse(community), setting.quarter);
    if (!pulse) throw new Error('the quarter must have a pulse');
    this.#pulse = pulse;
    const mails = () => this.#mails;
    this.#members = new SimulatedMembers(
      { url: setting.siteUrl, mails },
      { seed: 'rehearsal', folder: setting.membersFolder, pulses: new Map([[pulse.pulse, []]]), fetch: setting.fetch },
    );
  }

  get outcomes() {
    return { ...this.#members.outcomes, mails: this.#mails.length };
  }

  /** The steward's two files; the outcome of each import is beside it. */
  async importRoster(): Promise<void> {
    const { account, deployment } = this.#setting;
    const files = [
      { key: inboxKeys.configuration(community.id), text: JSON.stringify(community), outcome: 'waiting' },
      { key: inboxKeys.roster(community.id), text: roster(), outcome: 'imported' },
    ];
    for (const { key, text, outcome } of files) {
      await account.putObject(deployment.inbox, key, new TextEncoder().encode(text));
      const result = await eventually(`${key} must get a result`, () =>
        account.readObject(deployment.inbox, inboxKeys.importResult(key)),
      );
      must(result.includes(`"outcome": "${outcome}"`), `${key} must be ${outcome}, but: ${result}`);
    }
  }

  /** Runs the calendar until the day after the opening: every invitation has been sent, some members have answered. */
  async untilOpen(): Promise<void> {
    await this.#liveUntil(addSeconds(instantOf(Date.parse(this.#pulse.opensOn)), daySeconds + 12 * 3600));
    must(this.fired.includes('open'), 'the pulse must have been opened by its schedule');
    must(this.#members.outcomes.answered > 0, 'a member must have answered');
  }

  async untilClosed(): Promise<void> {
    await this.#liveUntil(addSeconds(this.#pulse.acceptsUntil, 3600));
    must((await this.#rows('Responses')).length === 0, 'no response may be left after the tally');
  }

  async untilPublished(): Promise<void> {
    const end = this.#setting.quarter.endsWith('4') ? 1 : Number(this.#setting.quarter.slice(6)) * 3 + 1;
    const year = Number(this.#setting.quarter.slice(0, 4)) + (end === 1 ? 1 : 0);
    // From the last days of the quarter on, because the nights in between plan nothing.
    this.#now = instantOf(Date.UTC(year, end - 1, 1) - 3 * daySeconds * 1000);
    await this.#liveUntil(instantOf(Date.UTC(year, end - 1, 8)));
    must(this.fired.includes('digest'), 'the digest must have been sent by its schedule');
  }

  async #liveUntil(end: Instant): Promise<void> {
    const { account, deployment } = this.#setting;
    let night = nextNight(this.#now);
    while (this.#now < end) {
      const [schedule] = await account.schedules(deployment.scheduleGroup);
      const next = [night, schedule?.fires, this.#members.nextIntention(), end]
        .filter((at) => at !== undefined)
        .reduce((a, b) => (b < a ? b : a));
      if (next > this.#now) this.#now = next;
      const before = await this.#photograph();
      await this.#setting.emulator.moveTo(addSeconds(this.#now, 1));
      if (schedule && schedule.fires <= this.#now) await this.#afterStep(schedule.name, before);
      if (night <= this.#now) {
        await this.#planTheNight(night);
        night = nextNight(night);
      }
      await this.#readMails();
      this.#members.readMails();
      await this.#members.actUntil(this.#now);
    }
    const { surprises } = this.#members.outcomes;
    must(surprises.length === 0, surprises.join('; '));
  }

  /** Does what the nightly schedule would do: its own target, its own input, with the scheduled time filled in. */
  async #planTheNight(at: Instant): Promise<void> {
    const { account, deployment } = this.#setting;
    const name = deployment.nightlyPlan.split(/[/|]/).at(-1) ?? '';
    const { functionName, input } = await account.scheduleTarget(deployment.scheduleGroup, name);
    await account.invoke(functionName, JSON.parse(input.replace('<aws.scheduler.scheduled-time>', at)));
  }

  /** Waits for the effect that only this step has. The planner repeats a step of the last day; that changes nothing. */
  async #afterStep(name: string, before: Photograph): Promise<void> {
    const { account, deployment, quarter } = this.#setting;
    const step = /-(heads-up|[a-z]+)\d?-\d{8}T\d{4}$/.exec(name)?.[1] ?? '';
    await eventually(`${name} must fire and delete itself`, async () => {
      const left = await account.schedules(deployment.scheduleGroup);
      return left.some((one) => one.name === name) ? undefined : true;
    });
    if (this.#names.has(name)) return;
    this.#names.add(name);
    const mailsReach = (count: number) =>
      eventually(`${name} must make ${count} mails`, async () => {
        await this.#readMails();
        return this.#mails.length >= count && (await account.messages(deployment.mailQueue)) === 0 ? true : undefined;
      });
    const stateIs = (state: string) =>
      eventually(`${name} must leave the pulse ${state}`, async () =>
        (await this.#rows('Invitations')).some((row) => JSON.stringify(row).includes(`"state":{"S":"${state}"}`))
          ? true
          : undefined,
      );
    // The mornings after the first one have nothing more to report.
    const firstTime = !this.fired.includes(step);
    if (step === 'heads-up' || step === 'opened' || step === 'counted' || step === 'published')
      await mailsReach(before.mails + (firstTime ? 1 : 0));
    else if (step === 'withheld') await mailsReach(before.mails);
    else if (step === 'open') {
      await stateIs('open');
      const manifest = parseManifest(await this.#site(siteKeys.manifest(this.#pulse.pulse)));
      // Everyone on the roster that the rehearsal makes gets mail.
      const invited = manifest.groups.reduce((sum, group) => sum + group.members, 0);
      // An hour before the first opening hour, everything is prepared and nothing is sent. Then each zone's opening hour sends what
      // is still to be sent, in total one mail a member.
      const due = this.#now < manifest.opens ? 0 : invited;
      await eventually(`${name} must send ${due} invitations`, async () => {
        await this.#readMails();
        return this.#mails.filter(({ text }) => text.includes(`/s/${this.#pulse.pulse}/`)).length === due || undefined;
      });
    } else if (step === 'remind') await mailsReach(before.mails + before.unissued);
    else if (step === 'freeze') await stateIs('frozen');
    else if (step === 'close') await stateIs('closed');
    else if (step === 'results') {
      const { account, deployment } = this.#setting;
      const key = siteKeys.pulsePart(community.id, quarter, this.#pulse.pulse);
      const text = await eventually(`${key} must be published`, () => account.readObject(deployment.site, key));
      must(verifyReport(JSON.parse(text), []).length === 0, 'the attackers must find nothing in the part');
    } else if (step === 'publish') {
      const { account, deployment } = this.#setting;
      // Readers need a link, so an operator's right reads it.
      const key = siteKeys.reportRevision(community.id, quarter, 1);
      const text = await eventually(`${key} must be published`, () => account.readObject(deployment.site, key));
      const report = readReport(text);
      must(verifyReport(report, []).length === 0, 'the attackers must find nothing in the report');
    } else if (step === 'digest') await mailsReach(before.mails + (firstTime ? 2 : 0));
    else throw new Error(`schedule ${name} must be of a known step`);
    must(this.#mails.length <= before.mails + before.unissued + 26, `${name} must send no one two mails`);
    this.fired.push(step);
  }

  async #photograph(): Promise<Photograph> {
    const invitations = (await this.#rows('Invitations')).filter((row) => 'tokenHash' in row || 'label' in row);
    return { mails: this.#mails.length, unissued: invitations.filter((row) => !('issued' in row)).length };
  }

  /** A file of the site, through the distribution. */
  async #site(key: string): Promise<string> {
    const { fetch, siteUrl } = this.#setting;
    return eventually(`${key} must be on the site`, async () => {
      const reply = await fetch(`${siteUrl}/${key}`, {});
      return reply.ok ? await reply.text() : undefined;
    });
  }

  async #readMails(): Promise<void> {
    this.#mails = await this.#setting.account.mails();
  }

  #rows(table: keyof Deployment['tables']) {
    return this.#setting.account.rows(this.#setting.deployment.tables[table]);
  }
}

interface Photograph {
  readonly mails: number;
  readonly unissued: number;
}

/** The next 03:00 UTC after an instant. */
function nextNight(after: Instant): Instant {
  const night = instantOf(Date.parse(`${after.slice(0, 10)}T03:00:00Z`));
  return night > after ? night : addSeconds(night, daySeconds);
}
