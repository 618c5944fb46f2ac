import { PulseError } from '../../shared/kernel/errors.ts';
import { secretStore, ssmClient } from './secrets.ts';

/**
 * Reads one of the two masters, once a container: they never change. One that is not there is not remembered, because the
 * first pulse that opens makes it.
 */
function keyReader(parameter: string, absent: () => PulseError): () => Promise<Uint8Array> {
  const secrets = secretStore(ssmClient());
  let known: Uint8Array | undefined;
  return async () => {
    known ??= await secrets.read(parameter);
    if (!known) throw absent();
    return known;
  };
}

export const linkKeyReader = (parameter: string): (() => Promise<Uint8Array>) =>
  keyReader(parameter, () => new PulseError('link-unknown', 'link key must exist before any link does'));

export const credentialMasterReader = (parameter: string): (() => Promise<Uint8Array>) =>
  keyReader(
    parameter,
    () => new PulseError('credential-invalid', 'credential master must exist before any credential does'),
  );
