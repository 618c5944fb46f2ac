import { exitWords } from './exit-codes.ts';

/** What several commands take, in the same words. */
export const stageOption = { value: 'NAME', words: 'a deployed stage', isRequired: true } as const;
export const jsonOption = { words: 'for programs: the result as JSON; messages go to the other stream' } as const;

/** Of every command that asks AWS. */
export const asksAws = { unreachable: exitWords.unreachable } as const;
