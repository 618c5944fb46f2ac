/**
 * The two halves of what members get back. Each writer changes its own half and leaves the other as it is, so that the two do
 * not undo each other, and a repeated or late run changes nothing.
 */
import type { Community } from '../../contract/community.ts';
import { type Action, type GivenBack, givenBackSchema } from '../../contract/given-back.ts';
import { limits } from '../../contract/limits.ts';

/**
 * Results of an older quarter or revision do not replace newer ones.
 *
 * @param link what follows `#` in the read link of the quarter
 */
export function withResults(
  body: string | undefined,
  results: NonNullable<GivenBack['results']>,
  link: string,
): string {
  const stored = parsed(body);
  const before = { ...stored, links: newestLinks({ ...stored.links, [results.quarter]: link }) };
  const age = ({ quarter, revision, pulse }: typeof results) =>
    `${quarter}/${String(revision).padStart(6, '0')}/${pulse ?? ''}`;
  const isOlder = before.results !== undefined && age(before.results) > age(results);
  if (isOlder) return written(before);
  // A part says nothing of promises, so those that the last report called kept stay.
  const kept = results.pulse === undefined ? results.kept : (before.results?.kept ?? []);
  return written({ ...before, results: { ...results, kept } });
}

/** A link works for a year, so at most five quarters have one that does. */
const keptLinks = 5;

const newestLinks = (links: NonNullable<GivenBack['links']>): GivenBack['links'] =>
  Object.fromEntries(
    Object.entries(links)
      .toSorted(([a], [b]) => (a < b ? 1 : -1))
      .slice(0, keptLinks),
  );

export const withActions = (body: string | undefined, community: Pick<Community, 'language' | 'actions'>): string =>
  written({
    ...parsed(body),
    actions: { language: community.language, told: shownActions(community) },
  });

/** The few that members are shown, newest quarter first. */
export const shownActions = ({ actions }: Pick<Community, 'actions'>): Action[] =>
  actions
    .toSorted((a, b) => (a.quarter < b.quarter ? 1 : a.quarter > b.quarter ? -1 : 0))
    .slice(0, limits.shownActions);

const parsed = (body: string | undefined): GivenBack =>
  body === undefined ? { version: 1 } : givenBackSchema.parse(JSON.parse(body));

/** In the order of the schema, so that reading and writing again gives the same file. */
const written = (body: GivenBack): string => `${JSON.stringify(givenBackSchema.parse(body), null, 2)}\n`;
