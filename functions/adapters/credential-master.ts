import { PulseError } from '../../shared/kernel/errors.ts';
import { secretStore, ssmClient } from './secrets.ts';

/**
 * Reads the credential master, once a container: it never changes. One that is not there is not remembered, because the
 * first pulse that opens makes it; until then no credential can be right.
 */
export function credentialMasterReader(parameter: string): () => Promise<Uint8Array> {
  const secrets = secretStore(ssmClient());
  let known: Uint8Array | undefined;
  return async () => {
    known ??= await secrets.read(parameter);
    if (!known) throw new PulseError('credential-invalid', 'credential master must exist before any credential does');
    return known;
  };
}
