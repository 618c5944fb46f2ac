import { answersKey } from './page-form.ts';
import type { SurveyLink } from './protocol.ts';
import type { TabStorage } from './tab-storage.ts';

/** A tab's link, and the answer tapped in the mail, if any: the id of a radio, such as `q0-3`. */
export interface TakenLink {
  readonly link: SurveyLink;
  readonly tapped: string | undefined;
}

/**
 * The link of this tab: from the fragment, which is removed from the address bar at once, or from an earlier view of the
 * same tab, so that a reload or a change of language does not lose it. Another person's link in the same tab begins with an
 * empty form. Undefined if there is none. The tapped answer is not kept: a reload must not choose it again.
 */
export function takeLink(pulse: string, location: Location, history: History, kept: TabStorage): TakenLink | undefined {
  const key = `link/${pulse}`;
  let fields = new URLSearchParams(kept.getItem(key) ?? '');
  const given = new URLSearchParams(location.hash.slice(1));
  const tapped = given.get('a') ?? undefined;
  if (hasLink(location)) {
    if (given.get('t') !== fields.get('t')) kept.removeItem(answersKey(pulse));
    given.delete('a');
    kept.setItem(key, String(given));
    history.replaceState(null, '', location.pathname);
    fields = given;
  }
  const token = fields.get('t');
  const fingerprint = fields.get('f');
  return token && fingerprint ? { link: { pulse, token, fingerprint }, tapped } : undefined;
}

/** Whether the address has a link in its fragment, not just the name of a place in the page. */
export const hasLink = ({ hash }: Location): boolean => new URLSearchParams(hash.slice(1)).has('t');
