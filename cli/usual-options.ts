import { exitWords } from './exit-codes.ts';

/** Options that several commands share. */
export const stageOption = { value: 'NAME', words: 'a deployed stage', isRequired: true } as const;
export const jsonOption = {
  words: 'for programs: the result as JSON on standard output, messages on standard error',
} as const;

/** Exit code of every command that reads from AWS. */
export const asksAws = { unreachable: exitWords.unreachable } as const;
