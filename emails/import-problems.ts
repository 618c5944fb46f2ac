/**
 * Tells stewards that a file they brought was not imported, and where in it the mistakes are: rows, columns and fields. What
 * stands there may name a member, so it stays in the result file, whose path is in the mail.
 */

import { numberWords } from '../locales/date-words.ts';
import { isolated } from '../locales/isolated.ts';
import { stewardWords } from '../locales/steward.ts';
import type { TakenBack } from '../shared/contract/taken-back.ts';
import type { Block, RenderedMail } from './layout.ts';
import { renderStewardMail, type StewardMail } from './steward-mail.ts';
import { changesByImport } from './taken-back.ts';

/** Where one mistake is. Nothing of what stands there. */
export interface MistakePlace {
  readonly file: string;
  readonly row?: number | undefined;
  /** The name of a column, or its number where it has none that is known; or the path of a field. */
  readonly column?: string | undefined;
  readonly field?: string | undefined;
}

export type ImportEnd =
  | { readonly kind: 'refused'; readonly mistakes: number; readonly places: readonly MistakePlace[] }
  | {
      readonly kind: 'removes';
      readonly removed: number;
      readonly members: number;
      /** What earlier imports had changed and it would undo. */
      readonly takesBack: readonly TakenBack[];
    };

export function importProblems(
  mail: StewardMail & {
    readonly file: string;
    readonly resultPath: string;
    readonly end: ImportEnd;
    /** Whether a file that is right brings a mail, too. */
    readonly hasReceipt: boolean;
  },
): RenderedMail {
  const { language, file, end } = mail;
  const words = stewardWords[language].imports;
  const blocks: Block[] =
    end.kind === 'removes'
      ? [
          {
            kind: 'paragraph',
            text: words.removes(file, numberWords(language, end.removed), numberWords(language, end.members)),
          },
          ...wouldTakeBack(mail, end.takesBack),
        ]
      : [
          { kind: 'paragraph', text: words.refused(file, numberWords(language, end.mistakes)) },
          { kind: 'paragraph', text: words.places },
          { kind: 'list', items: placesInWords(mail, end.mistakes, end.places) },
        ];
  return renderStewardMail(mail, {
    subject: words.subject(mail.communityName),
    label: words.label,
    blocks: [
      ...blocks,
      { kind: 'code', text: words.details, code: mail.resultPath },
      { kind: 'paragraph', text: `${words.next} ${mail.hasReceipt ? words.receipt : words.noMail}` },
    ],
  });
}

function wouldTakeBack(mail: StewardMail, changes: readonly TakenBack[]): Block[] {
  if (changes.length === 0) return [];
  const text = stewardWords[mail.language].files.takenBack.would;
  return [{ kind: 'paragraph', text }, ...changesByImport(mail, changes)];
}

function placesInWords({ language }: StewardMail, mistakes: number, places: readonly MistakePlace[]): string[] {
  const words = stewardWords[language].imports;
  const lines = places.map(({ file, row, column, field }) => {
    const parts = [
      // As the spreadsheet numbers it, without separators.
      ...(row === undefined ? [] : [words.row(String(row))]),
      ...(column === undefined ? [] : [words.column(isolated(language, column))]),
      ...(field === undefined ? [] : [isolated(language, field)]),
    ];
    return [isolated(language, file), parts.join(', ')].filter((part) => part !== '').join(': ');
  });
  const others = mistakes - places.length;
  return others > 0 ? [...lines, words.more(numberWords(language, others))] : lines;
}
