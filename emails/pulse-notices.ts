/** Short mails to stewards about what became of a pulse or its report. Pure functions of counts; no member, no answer. */

import { closingWords, dayWords, numberWords } from '../locales/date-words.ts';
import { isolated } from '../locales/isolated.ts';
import { fewOrMore } from '../locales/people.ts';
import { withheldKindOf } from '../locales/shape/withheld-kind.ts';
import { stewardWords } from '../locales/steward.ts';
import type { Language } from '../shared/contract/identifiers.ts';
import { type PulseRefusal, readableFingerprint, type Sending } from '../shared/contract/pulse.ts';
import type { PulseRules } from '../shared/contract/pulse-rules.ts';
import type { Instant } from '../shared/kernel/time.ts';
import type { FindingCode } from '../shared/report/shape/finding.ts';
import type { Block, RenderedMail } from './layout.ts';
import { renderStewardMail, type StewardMail, sendingWords } from './steward-mail.ts';

/** The pulse is open and its rules are fixed: the fingerprints to compare. */
export function pulseOpened(
  mail: StewardMail & { members: number; closes: Instant; fingerprint: string; promise: string },
): RenderedMail {
  const { language } = mail;
  const words = stewardWords[language].opened;
  const text = words.text({
    community: mail.communityName,
    members: numberWords(language, mail.members),
    closes: closingWords(language, mail.timeZone, mail.closes),
  });
  return renderStewardMail(mail, {
    subject: words.subject(mail.communityName),
    label: words.label,
    blocks: [
      { kind: 'paragraph', text },
      { kind: 'code', text: words.fingerprint, code: readableFingerprint(mail.fingerprint) },
      { kind: 'code', text: words.promise, code: readableFingerprint(mail.promise) },
    ],
  });
}

interface Refusal extends StewardMail, PulseRules {
  readonly refusal: PulseRefusal;
  /** All members: how many mails there are says who gets none. */
  readonly members: number;
  readonly closes: Instant;
  readonly sending: Sending | undefined;
  readonly sendingSeconds: number;
}

/** Why a pulse was cancelled, with the arithmetic. */
export function refusalWords(mail: Refusal): string {
  const { language, timeZone } = mail;
  const sending = mail.sending ?? { mails: mail.members, perSecond: 0, perDay: -1, sentToday: 0 };
  return stewardWords[language].refused.reasons[mail.refusal]({
    ...sendingWords(language, { ...sending, mails: mail.members }, mail.sendingSeconds),
    minimum: numberWords(language, mail.minimumInvited),
    closes: closingWords(language, timeZone, mail.closes),
  });
}

export function pulseRefused(mail: Refusal): RenderedMail {
  const words = stewardWords[mail.language].refused;
  return renderStewardMail(mail, {
    subject: words.subject(mail.communityName),
    label: words.label,
    blocks: [
      { kind: 'paragraph', text: words.text(mail.communityName) },
      { kind: 'paragraph', text: refusalWords(mail) },
      { kind: 'paragraph', text: words.next },
    ],
  });
}

/**
 * Whether the mails of a closed pulse reached members, across the whole community. How many answered is left to the report.
 *
 * @param mail `notReachedAtLeast` is 0 if they are fewer than `minimum`, and absent where the report does not say it
 */
export function pulseCounted(
  mail: StewardMail & {
    members: number;
    notReachedAtLeast: number | undefined;
    minimum: number;
    resultsAt: Instant;
  },
): RenderedMail {
  const words = stewardWords[mail.language].counted;
  const { notReachedAtLeast } = mail;
  return renderStewardMail(mail, {
    subject: words.subject(mail.communityName),
    label: words.label,
    blocks: [
      { kind: 'paragraph', text: words.text(mail.communityName) },
      {
        kind: 'list',
        items: [
          `${words.members}: ${numberWords(mail.language, mail.members)}`,
          ...(notReachedAtLeast === undefined
            ? []
            : [`${words.notReached}: ${fewOrMore(notReachedAtLeast, mail.minimum, mail.language)}`]),
        ],
      },
      { kind: 'paragraph', text: words.explained(dayWords(mail.language, mail.timeZone, mail.resultsAt)) },
    ],
  });
}

/** The counts of the pulse contradict each other, so nothing was opened and everything was destroyed. */
export function pulseContradicted(mail: StewardMail): RenderedMail {
  return notCounted(mail, stewardWords[mail.language].contradicted);
}

/** The key of the pulse was lost, so no one can open the answers, and everything was destroyed. */
export function pulseLost(mail: StewardMail): RenderedMail {
  return notCounted(mail, stewardWords[mail.language].contradicted.lost);
}

function notCounted(mail: StewardMail, because: Record<'why' | 'done' | 'next', string>): RenderedMail {
  const words = stewardWords[mail.language].contradicted;
  const paragraphs = [words.text(mail.communityName), because.why, because.done, because.next];
  return renderStewardMail(mail, {
    subject: words.subject(mail.communityName),
    label: words.label,
    blocks: paragraphs.map((text) => ({ kind: 'paragraph', text })),
  });
}

/** The results of a pulse are on the site, where members read them too. */
export function resultsPublished(mail: StewardMail & { closes: Instant; readUrl: string }): RenderedMail {
  const words = stewardWords[mail.language].results;
  return renderStewardMail(mail, {
    subject: words.subject(mail.communityName),
    label: words.label,
    blocks: [
      {
        kind: 'paragraph',
        text: words.text(mail.communityName, dayWords(mail.language, mail.timeZone, mail.closes)),
      },
      { kind: 'button', text: words.read, url: mail.readUrl },
    ],
  });
}

/** The results of a pulse are missing from the site. */
export function resultsWithheld(
  mail: StewardMail & {
    closes: Instant;
    /** The rules that they would have broken; none if they are merely not ready. */
    rules: readonly FindingCode[];
  },
): RenderedMail {
  const words = stewardWords[mail.language].results.withheld;
  const text = words.text(mail.communityName, dayWords(mail.language, mail.timeZone, mail.closes));
  return renderStewardMail(mail, {
    subject: words.subject(mail.communityName),
    label: words.label,
    blocks: [
      { kind: 'paragraph', text },
      ...whyWithheld(mail, words),
      { kind: 'paragraph', text: stewardWords[mail.language].withheld.next },
    ],
  });
}

function whyWithheld(
  { language, rules }: { readonly language: Language; readonly rules: readonly FindingCode[] },
  words: { readonly notReady: string; readonly stopped: string },
): Block[] {
  if (rules.length === 0) return [{ kind: 'paragraph', text: words.notReady }];
  const kinds = [...Map.groupBy(rules, (rule) => withheldKindOf[rule])];
  const { kinds: inWords } = stewardWords[language].withheld;
  const items = kinds.map(([kind, of]) => `${inWords[kind]} (${isolated(language, of.join(', '))})`);
  return [
    { kind: 'paragraph', text: words.stopped },
    { kind: 'list', items },
  ];
}

/** The report of a quarter is missing from the site. */
export function reportWithheld(
  mail: StewardMail & {
    quarter: string;
    /** The rules that it would have broken; none if it is merely not ready. */
    rules: readonly FindingCode[];
  },
): RenderedMail {
  const words = stewardWords[mail.language].withheld;
  return renderStewardMail(mail, {
    subject: words.subject(mail.communityName),
    label: words.label,
    blocks: [
      { kind: 'paragraph', text: words.text(mail.communityName, mail.quarter) },
      ...whyWithheld(mail, words),
      { kind: 'paragraph', text: words.next },
    ],
  });
}
