/**
 * Reports to stewards that a quarter's comments are ready, how to fetch them and when they are destroyed, and reminds them
 * shortly before. It contains their number and not a word of them.
 */

import { fullDayWords, numberWords } from '../locales/date-words.ts';
import { stewardWords } from '../locales/steward.ts';
import type { CalendarDate } from '../shared/kernel/time.ts';
import type { RenderedMail } from './layout.ts';
import { renderStewardMail, type StewardMail } from './steward-mail.ts';

export function quarterComments(
  mail: StewardMail & {
    readonly quarter: string;
    readonly comments: number;
    /** The last day on which the file can be read. */
    readonly lastDay: CalendarDate;
    readonly bucket: string;
    readonly key: string;
    readonly isLastWeek: boolean;
  },
): RenderedMail {
  const { language, communityName, quarter, bucket, key } = mail;
  const ready = stewardWords[language].files.comments;
  const words = mail.isLastWeek ? ready.lastWeek : ready;
  return renderStewardMail(mail, {
    subject: words.subject(communityName, quarter),
    label: words.label,
    blocks: [
      { kind: 'paragraph', text: words.text(communityName, quarter, numberWords(language, mail.comments)) },
      { kind: 'paragraph', text: ready.until(fullDayWords(language, mail.lastDay)) },
      { kind: 'code', text: ready.where, code: key },
      { kind: 'code', text: ready.how, code: `aws s3 cp s3://${bucket}/${key} comments.csv` },
      { kind: 'paragraph', text: ready.care },
    ],
  });
}
