/**
 * What readers of reports send and get: the exchange of a read link, the cookie that comes of it, and the public list of
 * communities whose reports everyone may read.
 */
import * as z from 'zod/mini';
import { communityIdSchema, type Language, quarterIdSchema } from './identifiers.ts';

/** What the page of a read link sends; each part is in the link. */
export const readRequestSchema = z.strictObject({
  community: communityIdSchema,
  quarter: quarterIdSchema,
  key: z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/)),
});
export type ReadRequest = z.infer<typeof readRequestSchema>;

/**
 * Names of the readers' cookies, one for each quarter of a year, so that an older link takes nothing away: links work for a
 * year, and CloudFront passes on only cookies that it can name.
 */
export const readerCookies = ['reader-q1', 'reader-q2', 'reader-q3', 'reader-q4'] as const;
export type ReaderCookie = (typeof readerCookies)[number];
export const readerCookieOf = (quarter: string): ReaderCookie =>
  readerCookies.find((name) => name.at(-1) === quarter.at(-1)) ?? 'reader-q1';

/** The page that a read link opens, in a language; what follows its `#` reaches only the page's script. */
export const readPath = (language: Language): string => `/read/${language}`;
export const readAddress = (language: Language, link: string): string => `${readPath(language)}#${link}`;

/** Communities that say now that their reports are public. Kept at import; one that is not named is for members. */
export const publicCommunitiesSchema = z.strictObject({
  version: z.literal(1),
  communities: z.array(communityIdSchema),
});
