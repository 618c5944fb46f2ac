/** Keys of the objects in the two buckets, and so the paths of the site. No key is a folder of another key. */
import { utf8 } from '../kernel/bytes.ts';
import type { CommunityId, PulseId, QuarterId } from '../kernel/ids.ts';

/** Site bucket: all of it is public through the site; nothing else is put there. */
export const siteKeys = {
  manifest: (pulse: PulseId): string => `s/${pulse}/manifest.json`,
  /** The survey page of one pulse in one language; the link in a mail is this path with a fragment. */
  survey: (pulse: PulseId, language: string): string => `s/${pulse}/${language}`,
  /** The list of receipts and its Merkle root, written at close before anything is opened. */
  commitment: (pulse: PulseId): string => `s/${pulse}/commitment.json`,
  /** What members are told about their privacy, and where they look for their receipt. */
  privacy: (language: string): string => `privacy-${language}`,
  receipt: (language: string): string => `receipt-${language}`,
  accessibility: (language: string): string => `accessibility-${language}`,
  /** What stands at every address where nothing is. */
  notFound: 'not-found',
  /** The privacy page of one pulse, in a language, with that pulse's own settings; the receipt page takes a pulse as its fragment. */
  pulsePrivacy: (pulse: PulseId, language: string): string => `s/${pulse}/privacy-${language}`,
  /** Code that pages load later, named by its own hash. */
  asset: (name: string): string => `assets/${name}`,
  /** Each revision is a file of its own, written once: `report.json` is the first, `report.2.json` the second. */
  reportRevision: (community: CommunityId, quarter: QuarterId, revision: number): string =>
    `reports/${community}/${quarter}/report${revision > 1 ? `.${revision}` : ''}.json`,
  /** The same numbers as a table, beside each revision and written once like it: `report.csv`, `report.2.csv`. */
  reportCsv: (community: CommunityId, quarter: QuarterId, revision: number): string =>
    `reports/${community}/${quarter}/report${revision > 1 ? `.${revision}` : ''}.csv`,
  /** The page of the newest revision. */
  reportPage: (community: CommunityId, quarter: QuarterId): string => `reports/${community}/${quarter}/report.html`,
  reportSchema: (version: string): string => `reports/schema/quarter-report-${version}.json`,
  /** What members get back: the newest results in words, and what was done about them. */
  givenBack: (community: CommunityId): string => `reports/${community}/given-back.json`,
  communityIndex: (community: CommunityId): string => `reports/${community}/index.json`,
  index: 'reports/index.json',
  /** The same list to read, at the address of the site itself. */
  indexPage: 'index.html',
} as const;

/** What is in the inbox under a key: a file that is too large is not read, and undefined is none. */
export type BroughtFile = Uint8Array | 'too-large' | undefined;

/**
 * Inbox bucket. A steward drops `communities/<id>/community.json` (the configuration), then `communities/<id>/roster.csv`,
 * and participation files under `signals/<id>/`. Each import writes its outcome under `results/`, see `importResult`.
 */
export const inboxKeys = {
  communityPrefix: 'communities/',
  configuration: (community: CommunityId): string => `communities/${community}/community.json`,
  roster: (community: CommunityId): string => `communities/${community}/roster.csv`,
  /** Confirms a roster that removes many: contains the number that the refusal names. */
  confirmation: (community: CommunityId): string => `communities/${community}/roster.confirm`,
  /** Who is to be forgotten, or asked to be taken back: a steward's list, deleted when it is done. */
  forgetPrefix: 'forget/',
  forgetList: (community: CommunityId): string => `forget/${community}.csv`,
  signalPrefix: 'signals/',
  signalFile: (community: CommunityId, fileName: string): string => `signals/${community}/${fileName}`,
  /** Name of the file among them in which stewards keep what they promised, try and measure. */
  stewardSideFile: 'commitments.json',
  /** The comments of a quarter, for its stewards and nobody else; gone with everything in this bucket after 30 days. */
  comments: (community: CommunityId, quarter: QuarterId): string => `for-stewards/${community}/${quarter}/comments.csv`,
  /** How many there are and since when: what stewards are told, and all that is known to who tells them. */
  commentsReady: (community: CommunityId, quarter: QuarterId): string =>
    `for-stewards/${community}/${quarter}/comments.json`,
  /** Why a report was not published. */
  withheldReport: (community: CommunityId, quarter: QuarterId): string =>
    `for-stewards/${community}/${quarter}/withheld.json`,
  resultPrefix: 'results/',
  /** The key of a file may be as long as S3 lets any be, and the outcome of such a one is under its beginning. */
  importResult: (key: string): string => `results/${beginningOf(key)}.json`,
} as const;

/** Bytes that a key of S3 has at most, less those of `results/` and `.json`. */
const longestKey = 1024 - 13;

function beginningOf(key: string): string {
  const bytes = utf8(key);
  if (bytes.length <= longestKey) return key;
  return new TextDecoder().decode(bytes.slice(0, longestKey - 2)).replace(/\uFFFD+$/, '');
}
