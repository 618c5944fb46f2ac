/** Everything that is said in English, to find unused words. Half of it is the samples of other tests. */
import { invitation } from '../../emails/invitation.ts';
import { quietNote } from '../../emails/quiet-note.ts';
import { reminder } from '../../emails/reminder.ts';
import type { PulseId, QuarterId } from '../../shared/kernel/ids.ts';
import type { CalendarDate, Instant } from '../../shared/kernel/time.ts';
import { renderAccessibilityPage } from '../../web/accessibility/render-accessibility-page.ts';
import { resultsForMembers } from '../../web/given-back/result-lines.ts';
import { renderPrivacyPage } from '../../web/privacy/render-privacy-page.ts';
import { renderReceiptPage } from '../../web/receipt/render-receipt-page.ts';
import { renderSurveyPage } from '../../web/survey/render-survey-page.ts';
import {
  pausedPage,
  unknownLinkPage,
  unsubscribedPage,
  unsubscribePage,
} from '../../web/unsubscribe/render-unsubscribe-page.ts';
import { stewardMailsOf } from '../emails/steward-samples.ts';
import { severalKinds, severalMail, surveyMail, tapMail } from '../emails/survey-samples.ts';
import { answersOf, mixed, ordinaryQuarter, pulseResult, reportOf } from '../shared/report/quarter-fixture.ts';

export function sayMails(): void {
  const mail = surveyMail('en');
  for (const one of [mail, tapMail('en')]) {
    invitation(one);
    reminder(one, false);
    reminder(one, true);
    quietNote(one);
  }
  for (const kind of severalKinds) severalMail('en', kind);
  unsubscribePage('en');
  unsubscribedPage('en');
  unknownLinkPage();
  pausedPage('en', '2027-01-13' as CalendarDate);
}

export const saySteward = (): void => void stewardMailsOf('en');

const pulse = {
  pulse: 'guild-2026-10' as PulseId,
  communityName: 'Data guild',
  timeZone: 'Europe/Berlin',
  closes: '2026-10-30T16:00:00Z' as Instant,
  acceptsUntil: '2026-11-03T16:00:00Z' as Instant,
  resultsAt: '2026-11-04T08:00:00Z' as Instant,
  comments: true,
  tapFromMail: true,
  minimumGroup: 5,
  minimumInvited: 8,
  minimumComments: 10,
  audience: 'members',
  detail: 'coarse',
} as const;

export function saySurvey(): void {
  for (const language of ['en', 'de'] as const) {
    renderSurveyPage({
      ...pulse,
      language,
      quarter: '2026-Q4' as QuarterId,
      languages: ['en', 'de'],
      instruments: [{ id: 'recommend', version: 1 }],
      ownInstruments: [],
      opens: pulse.closes,
      script: '',
      style: '',
      protocolKey: 'assets/protocol.js',
      protocolIntegrity: '',
      privacyPath: '/privacy',
      receiptPath: '/receipt',
      accessibilityPath: '/accessibility',
    });
  }
}

export function sayPrivacy(): void {
  const settings = { ...pulse, stewardName: 'Ana Silva' };
  for (const operator of [undefined, 'Platform team']) renderPrivacyPage('', 'en', operator, settings);
  for (const other of [undefined, { ...settings, audience: 'public' } as const])
    renderPrivacyPage('', 'en', undefined, other);
}

export const sayReceipt = (): void => void renderReceiptPage('', 'en');
export const sayAccessibility = (): void => void renderAccessibilityPage('', 'en');

/** Results of every kind: each verdict, each end of a number, and too few answers. */
export function sayResults(): void {
  const report = reportOf(ordinaryQuarter());
  for (const end of ['exact', 'or-more', 'or-fewer', 'about'] as const) {
    for (const verdict of ['higher', 'lower', 'no-clear-change'] as const) {
      const instruments = (report.pulses[0]?.instruments ?? []).map((one) => ({
        ...one,
        score: one.score.status === 'shown' ? { ...one.score, score: { value: 3.5, end } } : one.score,
        change: {
          status: 'shown',
          since: '2026-Q3' as QuarterId,
          difference: 1,
          detectable: 1,
          verdict,
          words: '',
        } as const,
      }));
      resultsForMembers({ ...report, pulses: report.pulses.map((one) => ({ ...one, instruments })) });
    }
  }
  // A single question, whose number is exact and a range, and whose score moves over the years.
  for (const favourable of [
    { from: 20, to: 20 },
    { from: 20, to: 24 },
  ]) {
    for (const verdict of ['rising', 'falling'] as const) {
      const score = { value: 3.5, end: 'exact' } as const;
      const quarters = [{ quarter: '2025-Q4' as QuarterId, score }];
      const trend = { status: 'shown', quarters, verdict, perYear: 1, words: '' } as const;
      const pulses = report.pulses.map((pulse) => ({
        ...pulse,
        instruments: pulse.instruments.map((one) => ({
          ...one,
          items: one.items.map((item) => ({
            ...item,
            result: item.result.status === 'shown' ? { ...item.result, favourable } : item.result,
          })),
          trend: { ...trend, quarters: [...quarters] },
        })),
      }));
      resultsForMembers({ ...report, pulses });
    }
  }
  for (const people of [3, 11]) {
    const vague = reportOf([pulseResult([{ label: 'Berlin', invited: 12, answers: answersOf(1, people, mixed) }])]);
    resultsForMembers(vague);
  }
}
