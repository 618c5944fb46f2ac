/** Keys of the objects in the two buckets, and therefore the paths of the site. No key is a folder of another key. */
import { utf8 } from '../kernel/bytes.ts';
import type { CommunityId, PulseId, QuarterId } from '../kernel/ids.ts';

/**
 * Site bucket. Pages of a pulse, pages of prose and code are public through the site; everything under `reports/` is answered
 * by read-report, to those who may read it.
 */
export const siteKeys = {
  manifest: (pulse: PulseId): string => `s/${pulse}/manifest.json`,
  /** The survey page of one pulse in one language; the link in a mail is this path with a fragment. */
  survey: (pulse: PulseId, language: string): string => `s/${pulse}/${language}`,
  /** The list of receipts and its Merkle root, written at close before anything is opened. */
  commitment: (pulse: PulseId): string => `s/${pulse}/commitment.json`,
  /** What members are told about their privacy, and where they look up their receipt. */
  privacy: (language: string): string => `privacy-${language}`,
  receipt: (language: string): string => `receipt-${language}`,
  accessibility: (language: string): string => `accessibility-${language}`,
  /** The page shown at any address where there is nothing. */
  notFound: 'not-found',
  /** The privacy page of one pulse, in a language, with that pulse's own settings; the receipt page takes a pulse as its fragment. */
  pulsePrivacy: (pulse: PulseId, language: string): string => `s/${pulse}/privacy-${language}`,
  /** Code that pages load later, named by its own hash. */
  asset: (name: string): string => `assets/${name}`,
  /** Each revision is a separate file, written once: `report.json` is the first, `report.2.json` the second. */
  reportRevision: (community: CommunityId, quarter: QuarterId, revision: number): string =>
    `reports/${community}/${quarter}/report${revision > 1 ? `.${revision}` : ''}.json`,
  /** The same numbers as a table, next to each revision and also written once: `report.csv`, `report.2.csv`. */
  reportCsv: (community: CommunityId, quarter: QuarterId, revision: number): string =>
    `reports/${community}/${quarter}/report${revision > 1 ? `.${revision}` : ''}.csv`,
  /** What was published of one pulse, soon after it closed; written once, and repeated by the report of its quarter. */
  pulsePart: (community: CommunityId, quarter: QuarterId, pulse: PulseId): string =>
    `reports/${community}/${quarter}/${pulse}.json`,
  pulsePartCsv: (community: CommunityId, quarter: QuarterId, pulse: PulseId): string =>
    `reports/${community}/${quarter}/${pulse}.csv`,
  /** The page of the newest revision; before the first, of the parts so far. */
  reportPage: (community: CommunityId, quarter: QuarterId): string => `reports/${community}/${quarter}/report.html`,
  reportSchema: (version: string): string => `reports/schema/quarter-report-${version}.json`,
  partSchema: (version: string): string => `reports/schema/pulse-part-${version}.json`,
  /** What members get back: the newest results in words, and what was done about them. */
  givenBack: (community: CommunityId): string => `reports/${community}/given-back.json`,
  communityIndex: (community: CommunityId): string => `reports/${community}/index.json`,
  index: 'reports/index.json',
  /** Which communities say now that their reports are public. */
  publicCommunities: 'reports/public.json',
} as const;

/** What of the site bucket everyone may read, as patterns of keys: all but the reports. */
export const publicKeys: readonly string[] = [
  's/*',
  siteKeys.asset('*'),
  siteKeys.privacy('*'),
  siteKeys.receipt('*'),
  siteKeys.accessibility('*'),
  siteKeys.notFound,
];

/** What the inbox holds under a key; a file that is too large is not read, and undefined means there is none. */
export type BroughtFile = Uint8Array | 'too-large' | undefined;

/**
 * Inbox bucket. A steward drops `communities/<id>/community.json` (the configuration), then `communities/<id>/roster.csv`,
 * and participation files under `signals/<id>/`. Each import writes its outcome under `results/`, see `importResult`.
 */
export const inboxKeys = {
  communityPrefix: 'communities/',
  configuration: (community: CommunityId): string => `communities/${community}/community.json`,
  roster: (community: CommunityId): string => `communities/${community}/roster.csv`,
  /** Confirms a roster that removes many members: contains the number that the refusal names. */
  confirmation: (community: CommunityId): string => `communities/${community}/roster.confirm`,
  /** People to be forgotten, or taken back if they asked for it: a steward's list, deleted once it is done. */
  forgetPrefix: 'forget/',
  forgetList: (community: CommunityId): string => `forget/${community}.csv`,
  signalPrefix: 'signals/',
  signalFile: (community: CommunityId, fileName: string): string => `signals/${community}/${fileName}`,
  /** The file among them in which stewards record what they promise, try and measure. */
  stewardSideFile: 'commitments.json',
  /** What only stewards may read. */
  stewardPrefix: 'for-stewards/',
  /** The comments of a quarter, for its stewards alone; like everything in this bucket it is gone after 30 days. */
  comments: (community: CommunityId, quarter: QuarterId): string => `for-stewards/${community}/${quarter}/comments.csv`,
  /** How many comments there are and since when: what stewards are told, and all that the function telling them knows. */
  commentsReady: (community: CommunityId, quarter: QuarterId): string =>
    `for-stewards/${community}/${quarter}/comments.json`,
  /** The whole map of help between groups, counted at the last import: stewards supplied the names, and nobody else reads it. */
  groupMap: (community: CommunityId, quarter: QuarterId): string =>
    `for-stewards/${community}/${quarter}/group-map.csv`,
  /** Why a report was not published. */
  withheldReport: (community: CommunityId, quarter: QuarterId): string =>
    `for-stewards/${community}/${quarter}/withheld.json`,
  /** Why a pulse was not published. */
  withheldPart: (community: CommunityId, quarter: QuarterId, pulse: PulseId): string =>
    `for-stewards/${community}/${quarter}/${pulse}/withheld.json`,
  resultPrefix: 'results/',
  /**
   * A file's key may be as long as S3 allows; the outcome of a file with an over-long key is stored under the key's
   * beginning.
   */
  importResult: (key: string): string => `results/${beginningOf(key)}.json`,
} as const;

/** The most bytes an S3 key may have, less those of `results/` and `.json`. */
const longestKey = 1024 - 13;

function beginningOf(key: string): string {
  const bytes = utf8(key);
  if (bytes.length <= longestKey) return key;
  return new TextDecoder().decode(bytes.slice(0, longestKey - 2)).replace(/\uFFFD+$/, '');
}
