import type { SurveyLink } from './protocol.ts';

/**
 * The link of this tab: from the fragment, which is taken out of the address bar at once, or from an earlier view of the
 * same tab, so that a reload or a change of language does not lose it. Undefined when there is none.
 */
export function takeLink(pulse: string, location: Location, history: History, kept: Storage): SurveyLink | undefined {
  const key = `link/${pulse}`;
  if (location.hash) {
    kept.setItem(key, location.hash.slice(1));
    history.replaceState(null, '', location.pathname);
  }
  const fields = new URLSearchParams(kept.getItem(key) ?? '');
  const token = fields.get('t');
  const fingerprint = fields.get('f');
  return token && fingerprint ? { pulse, token, fingerprint } : undefined;
}
