import { createHash } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { invitationsTable } from '../../../functions/adapters/invitations-table.ts';
import { mailRecordTable } from '../../../functions/adapters/mail-record-table.ts';
import { pulseCreation } from '../../../functions/adapters/pulse-creation.ts';
import { pulseDefinitions } from '../../../functions/adapters/pulse-definitions.ts';
import { sealingKeys } from '../../../functions/adapters/sealing-keys.ts';
import type { OpenPulsePorts } from '../../../functions/open-pulse/open-pulse.ts';
import { memberIdSchema } from '../../../shared/contract/identifiers.ts';
import type { MasterName } from '../../../shared/contract/key-stores.ts';
import { type MailBatch, type OpenInput, openInputSchema } from '../../../shared/contract/messages.ts';
import type { Member, Programme } from '../../../shared/contract/people.ts';
import type { SendQuota } from '../../../shared/contract/pulse.ts';
import { alone } from '../../made/alone.ts';
import { madeCommunity, madeProgramme } from '../../made/made-community.ts';
import { madeMember } from '../../made/made-member.ts';

export const table = 'invitations';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Members of groups of 12, 9 and the rest, in two zones. */
export function membersOf(id: string, count: number): Member[] {
  return Array.from({ length: count }, (_, n) =>
    madeMember(id, `Person ${n}`, {
      member: memberIdSchema.parse(sha256(`${id} ${n}`).slice(0, 32)),
      group: n < 12 ? 'North' : n < 21 ? 'South' : `Team ${n % 3}`,
      timeZone: n % 3 === 0 ? 'America/New_York' : 'Europe/Berlin',
    }),
  );
}

/** 09:00 in Berlin; New York is six hours later. */
export const openingInput = (id: string, at = '2026-10-13T07:00:00Z'): OpenInput =>
  openInputSchema.parse({ step: 'open', community: id, pulse: `${id}-2026-10`, quarter: '2026-Q4', at });

export class Killed extends Error {}

/** What outlives a kill: the table, of invitations and sealing keys, is real; the rest is kept here. */
export class OpenStores {
  readonly masters = new Map<MasterName, Uint8Array>();
  readonly site = new Map<string, string>();
  readonly queued: MailBatch[] = [];
  readonly logged: string[] = [];
  readonly programme: Programme;
  members: Member[];
  quota: SendQuota | undefined = { perSecond: 14, perDay: 50_000, sentToday: 0 };
  #seed = 0;
  #client: DynamoDBDocumentClient;

  constructor(client: DynamoDBDocumentClient, id: string, count: number) {
    this.#client = client;
    this.programme = madeProgramme(madeCommunity(id));
    this.members = membersOf(id, count);
  }

  /**
   * A world on these stores that is killed at its `killAt`th verb, before or after the verb took effect; `calls` then says
   * how many verbs were called.
   */
  world(kill: { at: number; after: boolean } = { at: -1, after: false }): OpenPulsePorts & { calls: () => number } {
    const definitions = pulseDefinitions(this.#client, table);
    const creation = pulseCreation(this.#client, { invitations: table, keys: table });
    const sealing = sealingKeys(this.#client, table);
    const invitations = invitationsTable(this.#client, table);
    const record = mailRecordTable(this.#client, table);
    const { site } = this;
    let calls = 0;
    const step = async <T>(act: () => Promise<T> | T): Promise<T> => {
      const mine = calls++;
      if (kill.at >= 0 && (mine > kill.at || (mine === kill.at && !kill.after))) throw new Killed();
      const value = await act();
      if (mine === kill.at) throw new Killed();
      return value;
    };
    const first = (name: MasterName) => {
      const bytes = this.masters.get(name) ?? this.#random(32);
      this.masters.set(name, bytes);
      return bytes;
    };
    return {
      calls: () => calls,
      people: {
        ...alone,
        programme: async (id) => (id === this.programme.community.id ? this.programme : undefined),
        members: async () => this.members,
      },
      pulses: {
        read: (pulse) => definitions.read(pulse),
        open: (...all) => step(() => definitions.open(...all)),
        refuse: (...all) => step(() => definitions.refuse(...all)),
        beginWriting: (pulse) => step(() => definitions.beginWriting(pulse)),
      },
      creation: { create: (...all) => step(() => creation.create(...all)) },
      sealingKeys: { destroy: (pulse) => step(() => sealing.destroy(pulse)) },
      invitations: {
        write: (pulse, rows) => step(() => invitations.write(pulse, rows)),
        all: (definition) => invitations.all(definition),
      },
      mailRecords: {
        noteAsked: (pulse, members, expiresAt) => step(() => record.noteAsked(pulse, members, expiresAt)),
      },
      linkKey: () => step(() => first('link')),
      credentialMaster: () => step(() => first('credential')),
      random: (bytes) => this.#random(bytes),
      site: {
        async read(key) {
          const text = site.get(key);
          return text === undefined ? undefined : new TextEncoder().encode(text);
        },
        putOnce: (key, text) =>
          step(() => {
            if (site.has(key)) return 'exists';
            site.set(key, String(text));
            return 'written';
          }),
        change: (key, _, next) => step(() => void site.set(key, next(undefined))),
      },
      sendQuota: async () => this.quota,
      operator: undefined,
      pageAssets: async () => ({
        surveyScript: 'start()',
        surveyStyle: 'p{margin:0}',
        plainStyle: 'p{margin:1em}',
        protocolCode: 'export {}',
      }),
      queue: { put: (batches) => step(() => void this.queued.push(...batches)) },
      log: (event: string) => void this.logged.push(event),
    };
  }

  #random(bytes: number): Uint8Array {
    this.#seed += 1;
    return Uint8Array.from(createHash('sha512').update(`${this.programme.community.id} ${this.#seed}`).digest()).slice(
      0,
      bytes,
    );
  }
}
