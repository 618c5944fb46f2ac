import { closingWords, dayWords, fullDayWords, monthWords, numberWords, percentWords } from '../locales/date-words.ts';
import { isolated } from '../locales/isolated.ts';
import { mailWords } from '../locales/mail.ts';
import { fewOrMore } from '../locales/people.ts';
import { stewardWords } from '../locales/steward.ts';
import type { Group, PulseRefusal, Sending } from '../shared/contract/pulse.ts';
import { readableFingerprint } from '../shared/contract/pulse.ts';
import type { PulseRules } from '../shared/contract/pulse-rules.ts';
import type { CalendarDate, Instant } from '../shared/kernel/time.ts';
import type { Block, RenderedMail } from './layout.ts';
import { refusalWords } from './pulse-notices.ts';
import { renderStewardMail, type StewardMail, sendingWords } from './steward-mail.ts';

/** A month after this one: its pulse, or none. */
export type NextPulse = { readonly month: string } & (
  | { readonly opensOn: CalendarDate; readonly closesOn: CalendarDate }
  | { readonly isSkipped: true }
);

/** The dry run of a pulse: counts by label, never a name. */
export interface HeadsUp extends StewardMail, PulseRules {
  readonly questions: number;
  /** The opening hour in the community's zone. */
  readonly opens: Instant;
  readonly closes: Instant;
  readonly acceptsUntil: Instant;
  readonly resultsAt: Instant;
  /** What comes after this pulse. */
  readonly next: readonly NextPulse[];
  /** If it is soon the last day for which public holidays are known. */
  readonly holidaysKnownUntil: CalendarDate | undefined;
  readonly groups: readonly Group[];
  /** The roster groups behind a label that combines several. */
  readonly together: ReadonlyMap<string, readonly string[]>;
  /** Members who stopped or paused their mails, or whose address does not work: at least so many, 0 if they are few. */
  readonly notAskedAtLeast: number;
  /** Percentage of each label assumed to answer. */
  readonly responsePercent: number;
  /** What the report could then show; `includes` names the groups counted together. */
  readonly shown: readonly { readonly label: string; readonly includes: readonly string[] }[];
  readonly sending: Sending | undefined;
  /** Seconds that sending takes; Infinity if it would never end. */
  readonly sendingSeconds: number;
  /** Why the pulse would be refused if it opened now. */
  readonly refusal: PulseRefusal | undefined;
  /** SHA-256 of the promise, 64 hex digits. */
  readonly promise: string;
}

export function headsUp(mail: HeadsUp): RenderedMail {
  const { language, timeZone } = mail;
  const words = stewardWords[language].headsUp;
  const number = (count: number) => numberWords(language, count);
  const members = mail.groups.reduce((sum, group) => sum + group.members, 0);
  const percent = percentWords(language, mail.responsePercent);
  const plan = words.plan({
    community: mail.communityName,
    questions: mailWords[language].questions(mail.questions),
    opens: closingWords(language, timeZone, mail.opens),
    closes: closingWords(language, timeZone, mail.closes),
  });
  const afterwards = words.afterwards(
    closingWords(language, timeZone, mail.acceptsUntil),
    dayWords(language, timeZone, mail.resultsAt),
  );
  const refused: Block[] = mail.refusal
    ? [
        { kind: 'subheading', text: words.refusedHeading },
        { kind: 'paragraph', text: refusalWords({ ...mail, refusal: mail.refusal, members }) },
      ]
    : [];
  const counted = (label: string, includes: readonly string[] = []) =>
    [
      isolated(language, label),
      ...(includes.length > 1
        ? [`(${words.together(includes.map((group) => isolated(language, group)).join(', '))})`]
        : []),
    ].join(' ');
  const groups = mail.groups.map(
    ({ label, members: count }) => `${counted(label, mail.together.get(label))}: ${number(count)}`,
  );
  // If there are no members, there are no groups to list.
  const asked: Block[] =
    groups.length > 0
      ? [
          { kind: 'subheading', text: words.askedHeading },
          { kind: 'paragraph', text: words.asked(number(members)) },
          { kind: 'list', items: groups },
        ]
      : [];
  const shown = mail.shown.map(({ label, includes }) => counted(label, includes));
  return renderStewardMail(mail, {
    subject: words.subject(mail.communityName, dayWords(language, timeZone, mail.opens)),
    label: words.label,
    blocks: [
      { kind: 'paragraph', text: `${plan} ${afterwards}` },
      ...refused,
      ...asked,
      { kind: 'paragraph', text: words.notAsked(fewOrMore(mail.notAskedAtLeast, mail.minimumGroup, language)) },
      { kind: 'subheading', text: words.shownHeading },
      ...(mail.detail === 'coarse' && shown.length > 0
        ? [{ kind: 'paragraph' as const, text: words.coarse }]
        : shown.length > 0
          ? [
              { kind: 'paragraph' as const, text: words.shown(percent) },
              { kind: 'list' as const, items: shown },
            ]
          : [{ kind: 'paragraph' as const, text: words.nothingShown(percent, number(mail.minimumGroup)) }]),
      { kind: 'subheading', text: words.sendingHeading },
      {
        kind: 'paragraph',
        text: mail.sending ? words.sending(sendingWords(language, mail.sending, mail.sendingSeconds)) : words.noQuota,
      },
      ...ahead(mail),
      { kind: 'code', text: words.promise, code: readableFingerprint(mail.promise) },
      { kind: 'paragraph', text: words.change },
    ],
  });
}

/** The next pulses of the year. */
function ahead({ language, next, holidaysKnownUntil }: HeadsUp): Block[] {
  const words = stewardWords[language].headsUp;
  const items = next.map((one) =>
    'isSkipped' in one
      ? words.skipped(monthWords(language, one.month))
      : words.next(fullDayWords(language, one.opensOn), fullDayWords(language, one.closesOn)),
  );
  return [
    ...(items.length > 0
      ? [
          { kind: 'subheading' as const, text: words.nextHeading },
          { kind: 'list' as const, items },
        ]
      : []),
    ...(holidaysKnownUntil
      ? [{ kind: 'paragraph' as const, text: words.holidays(fullDayWords(language, holidaysKnownUntil)) }]
      : []),
  ];
}
