import type { SiteStore } from '../../shared/contract/file-stores.ts';
import { PulseError } from '../../shared/kernel/errors.ts';

/**
 * Publishes a text under a name, once; returns what is published under it from now on, which may be another run's.
 *
 * @param expected what is `standing` is looked for before it is written, because looking costs a tenth of writing
 */
export async function publishOnce(
  site: Pick<SiteStore, 'read' | 'putOnce'>,
  key: string,
  text: string,
  contentType: string,
  expected: 'new' | 'standing' = 'new',
): Promise<string> {
  const before = expected === 'new' ? undefined : await site.read(key);
  if (!before && (await site.putOnce(key, text, contentType)) === 'written') return text;
  const standing = before ?? (await site.read(key));
  if (!standing) throw new PulseError('try-again', 'a file that exists must be readable');
  return new TextDecoder().decode(standing);
}
