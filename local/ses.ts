import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { epochMilliseconds } from '../shared/kernel/time.ts';
import type { Clock } from './clock.ts';
import type { Json } from './cloud-assembly.ts';
import { region } from './loopback-call.ts';
import { type MailStore, readMail, type StoredMail } from './mail-store.ts';
import type { Resource } from './resolve-template.ts';
import { bounced, complained, sesEvent, type Tags } from './ses-events.ts';

/**
 * The local SES, query protocol of version 1: SendRawEmail and GetSendQuota. A message is on disk before its sender gets a
 * reply. Only identities of the template may send. An address that starts with `bounce` or `complaint` causes such an event,
 * if the configuration set publishes them.
 */
export interface SesPolicy {
  readonly max24HourSend: number;
  readonly maxSendRate: number;
  /** For tests: an error to return instead of sending, such as `Throttling`. */
  refuse?(recipients: readonly string[]): { readonly code: string; readonly message: string } | undefined;
}

export const generousPolicy: SesPolicy = { max24HourSend: 50_000, maxSendRate: 500 };

const destinationSchema = z.object({
  ConfigurationSetName: z.string(),
  EventDestination: z.object({
    Enabled: z._default(z.boolean(), true),
    MatchingEventTypes: z.array(z.string()),
    EventBridgeDestination: z.optional(z.object({})),
  }),
});

interface Reply {
  readonly status: number;
  readonly body: string;
}

export class Ses {
  readonly #clock: Clock;
  readonly #store: MailStore;
  readonly #policy: SesPolicy;
  readonly #publish: (event: { readonly [key: string]: Json }) => void;
  readonly #identities: readonly string[];
  readonly #eventTypes = new Map<string, Set<string>>();

  constructor(options: {
    readonly clock: Clock;
    readonly store: MailStore;
    readonly policy: SesPolicy;
    readonly resources: readonly Resource[];
    readonly publish: (event: { readonly [key: string]: Json }) => void;
  }) {
    this.#clock = options.clock;
    this.#store = options.store;
    this.#policy = options.policy;
    this.#publish = options.publish;
    const named = (type: string) => options.resources.filter((resource) => resource.type === type);
    this.#identities = named('AWS::SES::EmailIdentity').map(({ name }) => name.toLowerCase());
    for (const { name } of named('AWS::SES::ConfigurationSet')) this.#eventTypes.set(name, new Set());
    for (const { properties } of named('AWS::SES::ConfigurationSetEventDestination')) {
      const { ConfigurationSetName, EventDestination } = destinationSchema.parse(properties);
      if (!EventDestination.Enabled || !EventDestination.EventBridgeDestination) continue;
      for (const type of EventDestination.MatchingEventTypes) {
        this.#eventTypes.get(ConfigurationSetName)?.add(type.toLowerCase());
      }
    }
  }

  async handle(body: string): Promise<Reply> {
    const form = new URLSearchParams(body);
    const action = form.get('Action') ?? '';
    if (action === 'GetSendQuota') return this.#quota();
    if (action !== 'SendRawEmail') {
      return refuse('InvalidAction', `Could not find operation ${action} for version 2010-12-01`);
    }
    const raw = Buffer.from(form.get('RawMessage.Data') ?? '', 'base64');
    const recipients = recipientsIn(form);
    const id = `0107${this.#clock.epochMilliseconds().toString(16).padStart(12, '0')}-${randomUUID()}-000000`;
    const mail = await readMail(raw, { id, at: this.#clock.now(), to: recipients.map(bareAddress) });
    const source = bareAddress(form.get('Source') ?? mail.from).toLowerCase();
    const configurationSet = form.get('ConfigurationSetName') ?? undefined;
    const refusal = this.#refusalOf(mail, source, configurationSet);
    if (refusal) return refuse(refusal.code, refusal.message);
    this.#store.add(mail, raw);
    this.#publishOutcome(mail, source, configurationSet, tagsOf(form));
    return answer(action, `<MessageId>${id}</MessageId>`);
  }

  #refusalOf(
    mail: StoredMail,
    source: string,
    configurationSet: string | undefined,
  ): { readonly code: string; readonly message: string } | undefined {
    if (mail.to.length === 0 || mail.to.length > 50) {
      return { code: 'InvalidParameterValue', message: 'A message must have 1 to 50 recipients.' };
    }
    const domain = source.split('@')[1] ?? '';
    const verified = this.#identities.some(
      (identity) => identity === source || identity === domain || domain.endsWith(`.${identity}`),
    );
    if (!verified) {
      const where = `The following identities failed the check in region ${region.toUpperCase()}`;
      return { code: 'MessageRejected', message: `Email address is not verified. ${where}: ${source}` };
    }
    if (configurationSet !== undefined && !this.#eventTypes.has(configurationSet)) {
      return { code: 'ConfigurationSetDoesNotExist', message: 'Configuration set does not exist.' };
    }
    if (this.#sentInADay() + mail.to.length > this.#policy.max24HourSend) {
      return { code: 'Throttling', message: 'Daily message quota exceeded.' };
    }
    return this.#policy.refuse?.(mail.to);
  }

  #sentInADay(): number {
    const dayAgo = this.#clock.epochMilliseconds() - 24 * 60 * 60 * 1000;
    let sent = 0;
    const mails = this.#store.all();
    for (let i = mails.length - 1; i >= 0; i--) {
      const mail = mails[i];
      if (!mail || epochMilliseconds(mail.at) <= dayAgo) break;
      sent += mail.to.length;
    }
    return sent;
  }

  #quota(): Reply {
    const { max24HourSend, maxSendRate } = this.#policy;
    return answer(
      'GetSendQuota',
      `<Max24HourSend>${max24HourSend}</Max24HourSend><MaxSendRate>${maxSendRate}</MaxSendRate>` +
        `<SentLast24Hours>${this.#sentInADay()}</SentLast24Hours>`,
    );
  }

  #publishOutcome(mail: StoredMail, source: string, configurationSet: string | undefined, tags: Tags): void {
    const wanted = configurationSet === undefined ? undefined : this.#eventTypes.get(configurationSet);
    if (configurationSet === undefined || wanted === undefined) return;
    for (const recipient of mail.to) {
      const kind = /^(bounce|complaint)/i.exec(recipient)?.[1]?.toLowerCase();
      if (kind === undefined || !wanted.has(kind)) continue;
      this.#publish(
        sesEvent(kind === 'bounce' ? bounced(recipient, mail) : complained(recipient, mail), {
          mail,
          source,
          configurationSet,
          tags,
        }),
      );
    }
  }
}

const recipientsIn = (form: URLSearchParams): string[] => {
  const found: string[] = [];
  for (let i = 1; form.has(`Destinations.member.${i}`); i++) found.push(form.get(`Destinations.member.${i}`) ?? '');
  return found;
};

function tagsOf(form: URLSearchParams): Tags {
  const tags: Record<string, string[]> = {};
  for (let i = 1; form.has(`Tags.member.${i}.Name`); i++) {
    tags[form.get(`Tags.member.${i}.Name`) ?? ''] = [form.get(`Tags.member.${i}.Value`) ?? ''];
  }
  return tags;
}

const bareAddress = (text: string): string => /<([^>]+)>/.exec(text)?.[1] ?? text.trim();

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const xmlns = 'xmlns="http://ses.amazonaws.com/doc/2010-12-01/"';

const answer = (action: string, result: string): Reply => ({
  status: 200,
  body:
    `<${action}Response ${xmlns}><${action}Result>${result}</${action}Result>` +
    `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></${action}Response>`,
});

const refuse = (code: string, message: string): Reply => ({
  status: 400,
  body:
    `<ErrorResponse ${xmlns}><Error><Type>Sender</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>` +
    `<RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
});
