import { PulseError } from '../../shared/kernel/errors.ts';
import { secretStore, ssmClient } from './secrets.ts';

/**
 * Reads the link key, once a container: it never changes. A key that is not there is not remembered, because the first
 * pulse that opens makes it; until then there is no link that it could be asked about.
 */
export function linkKeyReader(parameter: string): () => Promise<Uint8Array> {
  const secrets = secretStore(ssmClient());
  let known: Uint8Array | undefined;
  return async () => {
    known ??= await secrets.read(parameter);
    if (!known) throw new PulseError('link-unknown', 'link key must exist before any link does');
    return known;
  };
}
