/**
 * The two halves of what members get back. Each writer changes its own half and leaves the other as it is, so that the two do
 * not undo each other, and a repeated or late run changes nothing.
 */
import type { Community } from '../../contract/community.ts';
import { type Action, type GivenBack, givenBackSchema } from '../../contract/given-back.ts';
import { limits } from '../../contract/limits.ts';

/** Results of an older quarter or revision do not replace newer ones. */
export function withResults(body: string | undefined, results: NonNullable<GivenBack['results']>): string {
  const before = parsed(body);
  const age = ({ quarter, revision }: typeof results) => `${quarter}/${String(revision).padStart(6, '0')}`;
  const isOlder = before.results !== undefined && age(before.results) > age(results);
  return written(isOlder ? before : { ...before, results });
}

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
