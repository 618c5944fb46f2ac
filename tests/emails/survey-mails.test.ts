import { expect, test } from 'vitest';
import { invitation } from '../../emails/invitation.ts';
import { quietNote } from '../../emails/quiet-note.ts';
import { reminder } from '../../emails/reminder.ts';
import { minutesFor } from '../../emails/survey-mail.ts';
import { directionOf } from '../../locales/direction.ts';
import { mailWords } from '../../locales/mail.ts';
import { instantSchema, type Language, languages } from '../../shared/contract/identifiers.ts';
import { limits } from '../../shared/contract/limits.ts';
import { mimeMessage } from '../../shared/mail/mime-message.ts';
import { unsubscribedPage, unsubscribePage } from '../../web/unsubscribe/render-unsubscribe-page.ts';
import { visible } from './rendered.ts';
import { severalKinds, severalMail, severalMails, stopAllUrl, surveyMail, tapMail } from './survey-samples.ts';

const mailsOf = (language: Language) => {
  const mail = surveyMail(language);
  return {
    invitation: invitation(mail),
    first: reminder(mail, false),
    last: reminder(mail, true),
    note: quietNote(mail),
  };
};

test.each(languages)(
  '%s: every mail names its language and direction and is laid out by presentational tables',
  (language) => {
    for (const { html } of Object.values(mailsOf(language))) {
      const at = `lang="${language}" dir="${directionOf(language)}"`;
      expect(html).toContain(`<html ${at}>`);
      expect(html).toContain(`<body ${at}`);
      expect(html).toMatch(new RegExp(`role="article" aria-label="[^"]+" ${at}`));
      expect(html.match(/<table(?! role="presentation")/g)).toBeNull();
      expect(html.match(/<h1/g)).toHaveLength(1);
    }
  },
);

test.each(languages)(
  '%s: no mail loads, tracks or submits anything, and every link is one of the three',
  (language) => {
    const { surveyUrl, unsubscribeUrl, lastResults } = surveyMail(language);
    const resultsUrl = lastResults?.url ?? '';
    for (const { html, text } of Object.values(mailsOf(language))) {
      expect(html).not.toMatch(/<img|<script|<form|<svg|<link|data:image|url\(|display:\s*(?:flex|grid)|@import/i);
      const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, url]) => url?.replaceAll('&amp;', '&'));
      expect(new Set(links)).toEqual(new Set([surveyUrl, resultsUrl, unsubscribeUrl]));
      const textLinks = text.split('\n').filter((line) => line.includes('https://'));
      expect(textLinks).toEqual([surveyUrl, resultsUrl, unsubscribeUrl]);
    }
  },
);

test.each(languages)('%s: the text twin says everything that the HTML says', (language) => {
  for (const { html, text } of Object.values(mailsOf(language))) {
    const shown = visible(html);
    for (const line of text.split('\n').filter((each) => each !== '' && !each.startsWith('https:')))
      expect(shown).toContain(line.trim());
    expect(text).toContain('0123 4567 89ab cdef 0123 4567 89ab cdef');
    expect(text).toContain('7');
    expect(text).toContain('17:00 (America/New York)');
    expect(text).toContain('27');
  }
});

test.each(languages)('%s: a mail as sent is small, far below the size at which mail readers cut it', (language) => {
  for (const mail of Object.values(mailsOf(language))) {
    const message = mimeMessage({
      ...mail,
      from: { name: 'Ana Silva, Data Practice', address: 'pulse@example.org' },
      to: { address: 'sam@example.org' },
      replyTo: 'ana@example.org',
      messageId: '<a@example.org>',
      headers: {},
    });
    expect(message.length).toBeLessThanOrEqual(limits.surveyMailMaxBytes);
  }
});

test.each(languages)('%s: the subject is short, asks, and holds no name', (language) => {
  const longest = { ...surveyMail(language), closes: instantSchema.parse('2026-09-30T20:00:00Z') };
  for (const { subject } of [...Object.values(mailsOf(language)), reminder(longest, false), reminder(longest, true)]) {
    expect(subject.length).toBeLessThanOrEqual(50);
    expect(subject).not.toMatch(/Sam|survey|Umfrage|sondage|encuesta|pesquisa/i);
  }
});

test('the closing day is given with its weekday, in the language and the zone of the member', () => {
  expect(mailsOf('en').invitation.text).toContain('until Friday 27 November, 17:00 (America/New York)');
  expect(mailsOf('de').invitation.text).toContain('bis Freitag, 27. November, 17:00 (America/New York)');
  expect(mailsOf('ar').invitation.text).toContain('الجمعة');
  expect(mailsOf('en').last.subject).toBe('Closing Friday: what should we fix next?');
  expect(mailsOf('en').first.subject).toBe('Open until 27 November: what should we fix next?');
});

test('what closes in the small hours is given with its hour in the mail, or, where no hour is given, by the day before', () => {
  const mail = {
    ...surveyMail('en'),
    timeZone: 'Australia/Sydney',
    closes: instantSchema.parse('2026-11-27T16:00:00Z'),
  };
  expect(invitation(mail).text).toContain('until Saturday 28 November, 03:00 (Australia/Sydney)');
  expect(invitation(mail).html).toContain('until Friday 27 November.');
  expect(reminder(mail, true).subject).toBe('Closing Friday: what should we fix next?');
  expect(reminder(mail, false).subject).toBe('Open until 27 November: what should we fix next?');
});

test('names and titles cannot become markup', () => {
  const { html } = mailsOf('en').invitation;
  expect(html).toContain('Sam O’Neil &lt;b&gt;&amp;');
  expect(html).not.toContain('<b>');
  expect(html).toContain('Data &amp; Practice');
});

test.each(languages)('%s: a mail for several communities holds what each of their own mails would hold', (language) => {
  for (const kind of severalKinds) {
    const { html, text, subject } = severalMail(language, kind);
    expect(subject.length).toBeLessThanOrEqual(50);
    const lines = text.split('\n').map((line) => line.trim());
    for (const mail of severalMails(language)) {
      const alone = kind === 'invitation' || kind === 'note' ? invitation(mail) : reminder(mail, true);
      const { surveyUrl, unsubscribeUrl, communityName, stewardName } = mail;
      const told = alone.text.split('\n').map((line) => line.trim());
      // Their asks, promises, fingerprints and links; not the subject and the way out, which are given once for all.
      for (const line of told.filter(
        (one) => one.includes(communityName) || /[0-9a-f]{4} [0-9a-f]{4} |#t=|:00/.test(one),
      ))
        expect(text.toLowerCase()).toContain(line.replace(` ${mailWords[language].stop.link}`, '').toLowerCase());
      for (const one of [surveyUrl, unsubscribeUrl, communityName, stewardName]) expect(lines).toContain(one);
      expect(html).toContain(surveyUrl.replaceAll('&', '&amp;'));
    }
    expect(lines.filter((line) => line === stopAllUrl)).toHaveLength(1);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html.match(/<h2/g)).toHaveLength(severalMails(language).length + 1);
  }
});

test.each(languages)(
  '%s: below the name of each community a sentence begins, and none continues from the greeting',
  (language) => {
    for (const kind of severalKinds) {
      const blocks = severalMail(language, kind).text.split('\n\n');
      for (const { communityName } of severalMails(language)) {
        expect(blocks[blocks.indexOf(communityName) + 1]).toMatch(/^[^\p{Ll}]/u);
      }
    }
  },
);

test('the note to quiet members says what follows, and how to pause or leave', () => {
  const { text, subject } = mailsOf('en').note;
  expect(subject).toBe('You’re welcome whenever it suits you');
  expect(text).toContain('We won’t remind you about this pulse.');
  expect(text).toContain('pauses them for three months or stops them');
  expect(text).toContain('Once you answer a pulse, reminders start again.');
});

test('no reminder and no note ever says that a member has not answered', () => {
  const { first, last, note } = mailsOf('en');
  const several = severalKinds.map((kind) => severalMail('en', kind));
  for (const { text } of [first, last, note, ...several])
    expect(text).not.toMatch(/you have(?: not|n.t) answered|missed|overdue|must/i);
});

test('a minute is promised for seven questions, and never none', () => {
  expect([1, 5, 7, 15].map(minutesFor)).toEqual([1, 1, 1, 2]);
});

test.each(languages)(
  '%s: a mail that offers a tap says before the first link what it does and who can see it',
  (language) => {
    const mail = tapMail(language);
    const { tap: words } = mailWords[language];
    for (const { html, text } of [invitation(mail), reminder(mail, false), reminder(mail, true)]) {
      for (const body of [text, visible(html)]) expect(body).toContain(words);
      expect(text.indexOf(words)).toBeLessThan(text.indexOf('https:'));
      expect(html.search('<a ')).toBeGreaterThan(html.search('class="quiet"'));
      const paths = [...html.matchAll(/href="([^"#]*)(#[^"]*)?"/g)].map(([, path, fragment = '']) => ({
        path,
        fragment,
      }));
      const offered = paths.filter(({ fragment }) => fragment.includes('a=q'));
      // The tapped answer is in the fragment, which no request carries: the rest is the one address of the page.
      expect(offered).toHaveLength(5);
      expect(new Set(offered.map(({ path }) => path))).toEqual(new Set([mail.surveyUrl.replace(/#.*/, '')]));
      expect(text.split('\n').filter((line) => line === mail.surveyUrl)).toHaveLength(1);
    }
    expect(invitation(surveyMail(language)).html).not.toContain('a=q');
  },
);

test.each(languages)('%s: the unsubscribe page has a button to stop, one to pause, and no script', (language) => {
  const page = unsubscribePage(language);
  expect(page.match(/<button/g)).toHaveLength(2);
  expect(page).toContain('<form method="post">');
  expect(page).not.toMatch(/<script|<img|<link|https?:/);
  expect(unsubscribedPage(language)).not.toContain('<form');
  expect(page).toContain(`<html lang="${language}"`);
});
