/**
 * Takes a sealed response with its credential. The answer side of the gate: it sees what is sealed, never who.
 *
 * It reads nothing and can read nothing. The length is checked before any cryptography, then the closing instant that the
 * request claims, then the credential under a key derived from that very instant: a false one fails. The row is named by
 * the hash of the sealed response, so a repeat changes nothing and an altered response has another name and no credential.
 */

import { sealedBytes } from '../../shared/answers/answers.ts';
import type { ResponseReply, ResponseRequest } from '../../shared/contract/answer-api.ts';
import { limits } from '../../shared/contract/limits.ts';
import type { Log } from '../../shared/contract/log-events.ts';
import type { ResponseStore } from '../../shared/contract/response-store.ts';
import { credentialInfo, hashSealed, verifyCredential } from '../../shared/gate/credential.ts';
import { deriveCredentialKey } from '../../shared/gate/credential-keys.ts';
import { fromBase64Url, toHex } from '../../shared/kernel/bytes.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import type { Receipt } from '../../shared/kernel/ids.ts';
import { daySeconds, epochMilliseconds, type Instant } from '../../shared/kernel/time.ts';

export interface SubmitPorts {
  readonly responses: Pick<ResponseStore, 'keep'>;
  /** The credential master, 32 bytes; `doubted` when the one that was given before does not fit. */
  credentialMaster(now: Instant, doubted?: boolean): Promise<Uint8Array>;
  readonly log: Log<'response.accepted'>;
}

const invalidCredential = () =>
  new PulseError('credential-invalid', 'credential must be the evaluation of the response for its label');

export async function submitResponse(
  request: ResponseRequest,
  now: Instant,
  { responses, credentialMaster, log }: SubmitPorts,
): Promise<ResponseReply> {
  const { pulse, closes, label, kind } = request;
  const sealed = fromBase64Url(request.sealed);
  const credential = fromBase64Url(request.credential);
  if (!credential || sealed?.length !== sealedBytes(kind)) {
    throw new PulseError('request-malformed', 'sealed response must have the length of its kind');
  }
  if (now >= closes) throw new PulseError('pulse-closed', 'pulse must not be closed');

  const x = hashSealed(sealed);
  const isValidBy = (master: Uint8Array): boolean => {
    const { secretKey } = deriveCredentialKey(master, pulse, closes);
    return verifyCredential(secretKey, credentialInfo(pulse, label, kind), x, credential);
  };
  const master = await credentialMaster(now);
  if (!isValidBy(master)) {
    // The key may be another one since this function read it; almost always it is the same, and nothing is verified again.
    const newer = await credentialMaster(now, true);
    if (newer === master || !isValidBy(newer)) throw invalidCredential();
  }
  const receipt = toHex(x) as Receipt;
  const expiresAt = epochMilliseconds(closes) / 1000 + limits.invitationRetentionDays * daySeconds;
  await responses.keep(pulse, { receipt, label, kind, sealed, expiresAt });
  log('response.accepted', { pulse });
  return { receipt };
}
