import { inboxKeys } from '../objects.ts';

/** Keys of the import outcomes for files under a prefix of the inbox, as a pattern. */
export const importResultsOf = (prefix: string): string => `${inboxKeys.resultPrefix}${prefix}*`;
