import { describe, expect, it } from 'vitest';
import { directionOf, localeOf } from '../../../locales/direction.ts';
import { privacyWords } from '../../../locales/privacy.ts';
import { languages } from '../../../shared/contract/identifiers.ts';
import { limits } from '../../../shared/contract/limits.ts';
import { pulseRulesOf } from '../../../shared/contract/pulse-rules.ts';
import type { PulseId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { type PrivacySettings, renderPrivacyPage } from '../../../web/privacy/render-privacy-page.ts';
import { dateWords } from '../../../web/survey/closing-words.ts';

const settings: PrivacySettings = {
  pulse: 'guild-2026-10' as PulseId,
  communityName: 'Data guild',
  stewardName: 'Ana Silva',
  timeZone: 'Europe/Berlin',
  closes: '2026-10-30T16:00:00Z' as Instant,
  acceptsUntil: '2026-11-03T16:00:00Z' as Instant,
  resultsAt: '2026-11-04T08:00:00Z' as Instant,
  ...pulseRulesOf({ minimumGroup: 17, minimumInvited: 19, minimumComments: 23, comments: true, tapFromMail: true }),
  detail: 'coarse',
};
const operator = 'Platform team, help@example.org';
const textOf = (html: string) => html.replace(/<style>.*?<\/style>/s, '').replaceAll(/<[^>]+>/g, ' ');

/** Texts of words, at any depth. */
const texts = (words: unknown): string[] =>
  typeof words === 'string' ? [words] : Object.values(words ?? {}).flatMap(texts);

describe.each(languages)('the privacy page in %s', (language) => {
  const page = renderPrivacyPage('', language, operator, settings);
  const withoutComments = renderPrivacyPage('', language, undefined, {
    ...settings,
    comments: false,
    tapFromMail: false,
    audience: 'public',
    detail: 'full',
  });
  const general = renderPrivacyPage('', language, operator);

  it('gives the settings that the code obeys, and who asks until when', () => {
    const number = new Intl.NumberFormat(language);
    const said = textOf(page);
    for (const setting of [
      settings.minimumGroup,
      settings.minimumInvited,
      settings.minimumComments,
      limits.invitationRetentionDays,
      limits.signalRetentionDays,
      limits.inboxRetentionDays,
      limits.commentRetentionDays,
    ]) {
      expect(said).toMatch(new RegExp(`(?<!\\d)${number.format(setting)}(?!\\d)`));
    }
    for (const instant of [settings.closes, settings.acceptsUntil, settings.resultsAt]) {
      expect(said).toContain(dateWords(localeOf(language), settings.timeZone, instant));
    }
    expect(said).toContain('Ana Silva');
    expect(said).toContain('Data guild');
    expect(said).toContain(operator);
    expect(said).not.toMatch(/\{\w+\}/);
    expect(page).toContain(`dir="${directionOf(language)}"`);
  });

  it('says every word it has, and mentions comments and coarse results only if there are any', () => {
    const [head, ...rest] = texts(privacyWords[language].comments);
    expect(rest).toEqual([]);
    const beginning = head?.split('{')[0] ?? '?';
    expect(page).toContain(beginning);
    expect(withoutComments).not.toContain(beginning);
    expect(withoutComments).not.toContain(privacyWords[language].coarse);
    for (const text of texts(privacyWords[language])) {
      const longest = text.split(/\{\w+\}|[&"<>]/).toSorted((a, b) => b.length - a.length)[0] ?? '';
      expect(page + withoutComments + general).toContain(longest);
    }
  });

  it('says, on the page that belongs to no pulse, what holds for every possible pulse', () => {
    const said = textOf(general);
    expect(said).toContain(privacyWords[language].tapped);
    expect(said).toContain(privacyWords[language].comments.split('{')[0]);
    expect(said).not.toMatch(/\{\w+\}/);
  });

  it('warns of a tap in the mail only if mails offer one, and says plainly if no operator is named', () => {
    const { tapped, operator: words } = privacyWords[language];
    expect(textOf(page)).toContain(tapped);
    expect(textOf(withoutComments)).not.toContain(tapped);
    expect(textOf(withoutComments)).toContain(words.unnamed);
    expect(textOf(page)).not.toContain(words.unnamed);
  });

  it('says who can read the results, as the pulse promises', () => {
    const { readers } = privacyWords[language];
    const [beginning] = readers.members.split('{') as [string];
    expect(textOf(page)).toContain(beginning);
    expect(textOf(page)).not.toContain(readers.public);
    expect(textOf(withoutComments)).toContain(readers.public);
    expect(textOf(withoutComments)).not.toContain(beginning);
    expect(textOf(general)).toContain(beginning);
    expect(textOf(general)).toContain(readers.perhaps);
  });

  it('has every answer folded under its question, so that a phone shows all questions at once', () => {
    const questions = page.match(/<details><summary><h2>/g) ?? [];
    expect(questions).toHaveLength(12);
    expect(page).not.toContain('<details open');
    expect(page.match(/<h2>/g)).toHaveLength(questions.length);
  });
});
