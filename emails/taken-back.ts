/**
 * Reports to stewards that a roster or configuration undoes earlier changes: how many members had been added, removed or
 * changed in which column, and which settings. Only names of columns and settings appear, never a member's.
 */

import { closingWords, numberWords } from '../locales/date-words.ts';
import { commaOf } from '../locales/direction.ts';
import { isolated } from '../locales/isolated.ts';
import { stewardWords } from '../locales/steward.ts';
import type { Language } from '../shared/contract/identifiers.ts';
import type { TakenBack } from '../shared/contract/taken-back.ts';
import type { Block, RenderedMail } from './layout.ts';
import { renderStewardMail, type StewardMail } from './steward-mail.ts';

export function takenBack(
  mail: StewardMail & { readonly file: string; readonly resultPath: string; readonly changes: readonly TakenBack[] },
): RenderedMail {
  const { language, communityName, file, changes, resultPath } = mail;
  const words = stewardWords[language].files.takenBack;
  return renderStewardMail(mail, {
    subject: words.subject(communityName),
    label: words.label,
    blocks: [
      { kind: 'paragraph', text: words.text(file) },
      ...changesByImport(mail, changes),
      { kind: 'paragraph', text: words.next },
      { kind: 'code', text: stewardWords[language].files.imported.details, code: resultPath },
    ],
  });
}

/** Each import by its hour, and what it had changed. */
export const changesByImport = ({ language, timeZone }: StewardMail, changes: readonly TakenBack[]): Block[] =>
  changes.flatMap((change): Block[] => {
    const hour = isolated(language, closingWords(language, timeZone, change.of));
    return [
      { kind: 'subheading', text: stewardWords[language].files.takenBack.import(hour) },
      { kind: 'list', items: changesInWords(language, change) },
    ];
  });

function changesInWords(language: Language, { added, removed, columns, settings }: TakenBack): string[] {
  const words = stewardWords[language].files.takenBack;
  const number = (count: number) => numberWords(language, count);
  const names = settings.map((name) => isolated(language, name)).join(commaOf(language));
  return [
    ...(added > 0 ? [words.added(number(added))] : []),
    ...(removed > 0 ? [words.removed(number(removed))] : []),
    ...Object.entries(columns).map(([column, members]) => words.column(column, number(members))),
    ...(settings.length > 0 ? [words.settings(names)] : []),
  ];
}
