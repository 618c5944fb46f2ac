import { inboxKeys } from '../objects.ts';

/** The keys of the outcomes of files under a prefix of the inbox, as a pattern. */
export const importResultsOf = (prefix: string): string => `${inboxKeys.resultPrefix}${prefix}*`;
