/**
 * Simulated members: they read the local inbox, open the link in the mail as a browser would and answer with the page's own
 * client code over HTTP. They have only what a real member has: a mail, and a browser's storage (here a folder of files, so
 * that a run finds it again after a kill).
 */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Instrument } from '../shared/contract/instrument.ts';
import { addSeconds, type Instant } from '../shared/kernel/time.ts';
import type { Fetch } from '../web/survey/answer-calls.ts';
import type { AnswerOutcome } from '../web/survey/protocol.ts';
import { readKept } from './read-kept.ts';
import { replaceFile } from './replace-file.ts';
import { behaviourOf } from './simulated-behaviour.ts';
import { type Visit, visitPage } from './simulated-visit.ts';

/** A mail can be about several pulses. */
const linkPattern = /\/s\/([a-z0-9-]+)\/([A-Za-z-]+)#t=([A-Za-z0-9_-]{43})&f=([0-9a-f]{64})/g;

interface Intention {
  readonly pulse: string;
  readonly address: string;
  readonly token: string;
  readonly fingerprint: string;
  readonly language: string;
  readonly at: Instant;
}

/** What members see of a deployment: their mail, and the site. */
interface Deployment {
  readonly url: string;
  mails(): readonly { readonly to: readonly string[]; readonly text: string; readonly at: Instant }[];
  /** Aborted as soon as it stops answering: what members see after that says nothing about it. */
  readonly stopping?: AbortSignal;
}

/** What one member did with one pulse, written once they have finished with it. */
const diarySchema = z.strictObject({ answered: z.int(), triedAgain: z.int(), surprises: z.array(z.string()) });

type Diary = z.infer<typeof diarySchema>;

export interface MemberOutcomes {
  readonly asked: number;
  readonly answered: number;
  readonly triedAgain: number;
  /** Sentences about members whom the pipeline did not treat as promised; empty if all is well. */
  readonly surprises: readonly string[];
}

export class SimulatedMembers {
  readonly #stack: Deployment;
  readonly #visit: (visit: Visit) => Promise<AnswerOutcome['kind']>;
  readonly #seed: string;
  readonly #folder: string;
  /** Including the instruments that its community brought itself. */
  readonly #pulses: ReadonlyMap<string, readonly Instrument[]>;
  readonly #waiting = new Map<string, Intention>();
  readonly #asked = new Set<string>();
  readonly #surprises: string[] = [];
  #mailsRead = 0;
  #answered = 0;
  #triedAgain = 0;

  constructor(
    stack: Deployment,
    options: {
      readonly seed: string;
      readonly folder: string;
      readonly pulses: ReadonlyMap<string, readonly Instrument[]>;
      /** How a browser reaches the site if its address is not a host of this machine. */
      readonly fetch?: Fetch;
      /** Where browsers run, if not in this thread. */
      readonly visit?: (visit: Visit) => Promise<AnswerOutcome['kind']>;
    },
  ) {
    this.#stack = stack;
    this.#visit = options.visit ?? ((visit) => visitPage(visit, options.fetch ?? fetch));
    this.#seed = options.seed;
    this.#folder = options.folder;
    this.#pulses = options.pulses;
  }

  get outcomes(): MemberOutcomes {
    return {
      asked: this.#asked.size,
      answered: this.#answered,
      triedAgain: this.#triedAgain,
      surprises: this.#surprises,
    };
  }

  /** Reads what arrived since the last call; the first survey mail of a pulse decides when its reader answers. */
  readMails(): void {
    const mails = this.#stack.mails();
    for (const mail of mails.slice(this.#mailsRead)) {
      const address = mail.to[0];
      if (address === undefined) continue;
      for (const [, pulse = '', language = '', token = '', fingerprint = ''] of mail.text.matchAll(linkPattern)) {
        const person = `${pulse} ${address}`;
        if (!this.#pulses.has(pulse) || this.#asked.has(person)) continue;
        this.#asked.add(person);
        const behaviour = behaviourOf(this.#seed, pulse, address);
        if (!behaviour.answers) continue;
        const at = addSeconds(mail.at, behaviour.delaySeconds);
        this.#waiting.set(person, { pulse, address, token, fingerprint, language, at });
      }
    }
    this.#mailsRead = mails.length;
  }

  nextIntention(): Instant | undefined {
    let earliest: Instant | undefined;
    for (const { at } of this.#waiting.values()) if (earliest === undefined || at < earliest) earliest = at;
    return earliest;
  }

  /** Lets members act whose time has come, a few at a time. */
  async actUntil(now: Instant): Promise<void> {
    const due = [...this.#waiting].filter(([, { at }]) => at <= now);
    const queue = due.sort(([a], [b]) => (a < b ? -1 : 1));
    const act = async (): Promise<void> => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        this.#stack.stopping?.throwIfAborted();
        const [person, intention] = next;
        this.#waiting.delete(person);
        await this.#act(intention);
      }
    };
    await Promise.all(Array.from({ length: 4 }, act));
  }

  async #act(intention: Intention): Promise<void> {
    const folder = join(this.#folder, intention.pulse, encodeURIComponent(intention.address));
    const diary = join(folder, 'diary.json');
    let acted = existsSync(diary) ? readKept(diary, diarySchema) : undefined;
    if (acted === undefined) {
      acted = await this.#answerAsTheyDo(intention);
      this.#stack.stopping?.throwIfAborted();
      await mkdir(folder, { recursive: true });
      replaceFile(diary, JSON.stringify(acted));
    }
    this.#answered += acted.answered;
    this.#triedAgain += acted.triedAgain;
    this.#surprises.push(...acted.surprises);
  }

  async #answerAsTheyDo(intention: Intention): Promise<Diary> {
    const surprises: string[] = [];
    const behaviour = behaviourOf(this.#seed, intention.pulse, intention.address);
    const first = await this.#answer(intention, 'phone');
    if (first !== 'done') surprises.push(`a member of ${intention.pulse} pressed Send and got "${first}"`);
    if (behaviour.pressesTwice) {
      const second = await this.#answer(intention, 'phone');
      if (second !== 'done') surprises.push(`a second press of Send in ${intention.pulse} ended "${second}"`);
    }
    if (behaviour.triesAgain) {
      const other = await this.#answer(intention, 'other-device');
      if (other !== 'used-elsewhere') {
        surprises.push(`a second device in ${intention.pulse} got "${other}" instead of "used-elsewhere"`);
      }
    }
    return { answered: first === 'done' ? 1 : 0, triedAgain: behaviour.triesAgain ? 1 : 0, surprises };
  }

  #answer({ pulse, address, token, fingerprint, language }: Intention, device: string): Promise<AnswerOutcome['kind']> {
    return this.#visit({
      ...{ pulse, address, token, fingerprint, language },
      seed: this.#seed,
      site: this.#stack.url,
      browser: join(this.#folder, pulse, encodeURIComponent(address), device),
      own: this.#pulses.get(pulse) ?? [],
    });
  }
}
