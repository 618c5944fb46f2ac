/**
 * Reports to stewards that a file they uploaded was not imported, and where its mistakes are: rows, columns and fields. The
 * values there may name a member, so they stay in the result file, whose path is in the mail.
 */

import { numberWords } from '../locales/date-words.ts';
import { isolated } from '../locales/isolated.ts';
import { stewardWords } from '../locales/steward.ts';
import type { TakenBack } from '../shared/contract/taken-back.ts';
import type { Block, RenderedMail } from './layout.ts';
import { renderStewardMail, type StewardMail } from './steward-mail.ts';
import { changesByImport } from './taken-back.ts';

/** Where one mistake is, without the value in that place. */
export interface MistakePlace {
  readonly file: string;
  readonly row?: number | undefined;
  /** The name of a known column, or else its number; or the path of a field. */
  readonly column?: string | undefined;
  readonly field?: string | undefined;
}

export type ImportEnd =
  | { readonly kind: 'refused'; readonly mistakes: number; readonly places: readonly MistakePlace[] }
  | {
      readonly kind: 'removes';
      readonly removed: number;
      readonly members: number;
      /** Changes of earlier imports that it would undo. */
      readonly takesBack: readonly TakenBack[];
    };

export function importProblems(
  mail: StewardMail & {
    readonly file: string;
    readonly resultPath: string;
    readonly end: ImportEnd;
    /** Whether a file without mistakes gets a mail, too. */
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
      // As the spreadsheet numbers it, without thousands separators.
      ...(row === undefined ? [] : [words.row(String(row))]),
      ...(column === undefined ? [] : [words.column(isolated(language, column))]),
      ...(field === undefined ? [] : [isolated(language, field)]),
    ];
    return [isolated(language, file), parts.join(', ')].filter((part) => part !== '').join(': ');
  });
  const others = mistakes - places.length;
  return others > 0 ? [...lines, words.more(numberWords(language, others))] : lines;
}
