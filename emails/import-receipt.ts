/**
 * The receipt for a participation file: what it was recognised as, its days written out, how many rows belong to members and
 * which do not. Rows by number only: the people are named in the outcome, whose path is in the mail.
 */

import { fullDayWords, numberWords } from '../locales/date-words.ts';
import { commaOf } from '../locales/direction.ts';
import { isolated } from '../locales/isolated.ts';
import { stewardWords } from '../locales/steward.ts';
import { type ImportReceipt, meetingTools } from '../shared/contract/import-receipt.ts';
import { rowsIn } from '../shared/kernel/row-ranges.ts';
import type { Block, RenderedMail } from './layout.ts';
import { renderStewardMail, type StewardMail } from './steward-mail.ts';

type ReceiptMail = StewardMail & {
  readonly file: string;
  readonly resultPath: string;
  readonly receipt: ImportReceipt;
};

/** How many rows, or runs of rows, a mail lists for each reason. */
const mostRanges = 20;

export function importReceipt(mail: ReceiptMail): RenderedMail {
  const { language, communityName, file, receipt } = mail;
  const words = stewardWords[language].files.imported;
  const number = (count: number) => numberWords(language, count);
  const isTable = receipt.recognised !== 'steward-side';
  return renderStewardMail(mail, {
    subject: isTable
      ? words.subjectRows(communityName, number(receipt.matched), number(receipt.rows))
      : words.subject(communityName),
    label: words.label,
    blocks: [
      { kind: 'paragraph', text: words.text(file) },
      { kind: 'list', items: factsInWords(mail) },
      ...curesInWords(mail),
      ...unmatchedInWords(mail),
      { kind: 'code', text: words.details, code: mail.resultPath },
    ],
  });
}

function factsInWords({ language, receipt }: ReceiptMail): string[] {
  const { recognised, days, quarters, rows, matched, present, withdrawn, withdrawnSessions } = receipt;
  const words = stewardWords[language].files.imported;
  const number = (count: number) => numberWords(language, count);
  const counted = quarters.map((quarter) => isolated(language, quarter)).join(commaOf(language));
  return [
    words.recognised(words.kinds[recognised]),
    ...(recognised === 'steward-side' ? [words.entries(number(rows))] : []),
    ...(days ? [daysInWords(days)] : []),
    ...(recognised === 'steward-side' ? [] : [words.rows(number(matched), number(rows))]),
    ...(present ? [words.present(number(present.members), number(present.fromMinutes))] : []),
    ...(isMeeting(receipt) && !days ? [words.nobody] : []),
    ...(withdrawn > 0 ? [words.withdrawn(number(withdrawn))] : []),
    ...(withdrawnSessions ?? []).map((day) => words.sessionWithdrawn(fullDayWords(language, day))),
  ];

  function daysInWords({ first, last }: NonNullable<ImportReceipt['days']>): string {
    const [from, to] = [fullDayWords(language, first), fullDayWords(language, last)];
    return recognised === 'facts' ? words.days(from, to, counted) : words.day(from, counted);
  }
}

const isMeeting = ({ recognised }: ImportReceipt): boolean => meetingTools.some((tool) => tool === recognised);

/** How to withdraw a session; no other mail would say so in time. */
function curesInWords({ language, file, receipt }: ReceiptMail): Block[] {
  const words = stewardWords[language].files.imported;
  const isCounted = isMeeting(receipt) && receipt.days !== undefined;
  return isCounted ? [{ kind: 'paragraph', text: words.takeBack(file) }] : [];
}

function unmatchedInWords({ language, receipt: { recognised, unmatched } }: ReceiptMail): Block[] {
  if (unmatched.length === 0) return [];
  const words = stewardWords[language].files.imported;
  const items = unmatched.map(({ reason, rows }) => {
    const others = rows.slice(mostRanges).reduce((sum, range) => sum + rowsIn(range), 0);
    // A hyphen at which lines do not break.
    const listed = rows.slice(0, mostRanges).map((range) => isolated(language, range.replace('-', '\u2011')));
    const more = others > 0 ? [words.more(numberWords(language, others))] : [];
    return words.reasons[reason]([...listed, ...more].join(commaOf(language)));
  });
  return [
    { kind: 'paragraph', text: words.unmatched },
    { kind: 'list', items },
    { kind: 'paragraph', text: recognised === 'facts' ? words.leftOut : words.guests },
  ];
}
