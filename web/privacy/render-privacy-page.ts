/**
 * What members read about their privacy, at the reading age of twelve, in their language. Every number in it is the
 * setting that the code obeys: the deployment's limits, and on the page of a pulse that pulse's own thresholds, dates and
 * steward. It says first what is kept and what could still identify someone; promises come after that.
 */

import { localeOf } from '../../locales/direction.ts';
import { privacyWords } from '../../locales/privacy.ts';
import type { Answer } from '../../locales/shape/privacy.ts';
import { fillIn } from '../../locales/survey.ts';
import type { Language } from '../../shared/contract/identifiers.ts';
import { limits } from '../../shared/contract/limits.ts';
import { siteKeys } from '../../shared/contract/objects.ts';
import type { PulseRules } from '../../shared/contract/pulse-rules.ts';
import { escapeHtml } from '../../shared/kernel/escape-html.ts';
import type { PulseId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { renderPlainPage } from '../plain-page.ts';
import { dateWords } from '../survey/closing-words.ts';
import { languageLinks } from './language-links.ts';

/** What a pulse adds to the deployment's limits and may make stricter. */
export interface PrivacySettings extends PulseRules {
  readonly pulse: PulseId;
  readonly communityName: string;
  readonly stewardName: string;
  readonly timeZone: string;
  readonly closes: Instant;
  readonly acceptsUntil: Instant;
  readonly resultsAt: Instant;
}

/**
 * One screen of questions, collapsed, each opening without a script; in print all are open. `style` is that of text pages.
 * Without a pulse, the page says what holds for every pulse of this deployment.
 *
 * @param operator who runs the deployment and how to reach them, if configured
 */
export function renderPrivacyPage(
  style: string,
  language: Language,
  operator: string | undefined,
  pulse?: PrivacySettings,
): string {
  const words = privacyWords[language];
  const locale = localeOf(language);
  const number = new Intl.NumberFormat(locale);
  const date = (instant: Instant, zone: string) => dateWords(locale, zone, instant);
  const values = {
    minimumGroup: number.format(pulse?.minimumGroup ?? limits.minimumGroup),
    minimumInvited: number.format(pulse?.minimumInvited ?? limits.minimumInvited),
    minimumComments: number.format(pulse?.minimumComments ?? limits.minimumComments),
    invitationDays: number.format(limits.invitationRetentionDays),
    budgetDays: number.format(limits.mailBudgetDays),
    missedDays: number.format(limits.missedRetentionDays),
    signalDays: number.format(limits.signalRetentionDays),
    inboxDays: number.format(limits.inboxRetentionDays),
    commentDays: number.format(limits.commentRetentionDays),
    readDays: number.format(limits.readLinkDays),
    ...(operator !== undefined && { operator }),
    ...(pulse && {
      community: pulse.communityName,
      steward: pulse.stewardName,
      closes: date(pulse.closes, pulse.timeZone),
      acceptsUntil: date(pulse.acceptsUntil, pulse.timeZone),
      resultsAt: date(pulse.resultsAt, pulse.timeZone),
    }),
  };
  const text = (template: string) => escapeHtml(fillIn(template, values));
  const details = (question: string, html: string) =>
    `<details><summary><h2>${text(question)}</h2></summary>${html}</details>`;
  const section = ([question, ...paragraphs]: Answer, more: readonly string[] = []) =>
    details(question, [...paragraphs, ...more].map((paragraph) => `<p>${text(paragraph)}</p>`).join(''));
  const receiptPath = `${siteKeys.receipt(language)}${pulse ? `#${pulse.pulse}` : ''}`;
  const [first, ...columns] = words.head;
  const list = new Intl.ListFormat(locale, { type: 'unit' }).format(columns);
  const whoSeesWhat = `<p class="h">${text(`${first}: ${list}`)}</p>`;
  const rows = words.rows.map(([who, ...cells]) => {
    const facts = cells.map((cell, i) => `<dt>${text(columns[i] ?? '')}</dt><dd>${text(cell)}</dd>`).join('');
    return `<h3>${text(who)}</h3><dl>${facts}</dl>`;
  });
  return renderPlainPage({
    language,
    title: words.title,
    style,
    languages: languageLinks(pulse ? (other) => siteKeys.pulsePrivacy(pulse.pulse, other) : siteKeys.privacy),
    body: [
      `<p>${text(words.lead)}</p>`,
      section(words.seen),
      section(words.insiders),
      section(words.giveAway, !pulse || pulse.tapFromMail ? [words.tapped] : []),
      section(words.hidden, [
        ...(pulse?.detail === 'coarse' ? [words.coarse] : []),
        ...(!pulse || pulse.comments ? [words.comments] : []),
      ]),
      section(words.known),
      section(words.kept),
      pulse ? section(words.run) : '',
      section([
        words.readers.question,
        ...(pulse ? [words.readers[pulse.audience]] : [words.readers.members, words.readers.perhaps]),
      ]),
      section([words.operator.question, operator === undefined ? words.operator.unnamed : words.operator.named]),
      section(words.check),
      section(words.stop),
      details(words.tableTitle, `${whoSeesWhat}${rows.join('')}`),
      `<p><a href="/${receiptPath}">${text(words.receiptLink)}</a></p>`,
      `<p><a href="/${siteKeys.accessibility(language)}">${text(words.accessibilityLink)}</a></p>`,
    ].join(''),
  });
}
