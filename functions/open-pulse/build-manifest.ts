import { sha256 } from '@noble/hashes/sha2.js';
import { hashItems } from '../../shared/answers/instruments.ts';
import { limits } from '../../shared/contract/limits.ts';
import { type Group, type Manifest, manifestSchema, type PulseDefinition } from '../../shared/contract/pulse.ts';
import { toHex, utf8 } from '../../shared/kernel/bytes.ts';

/** "Agree" and "strongly agree" of the five labelled points. */
const favourableFrom = 4;

/** The manifest's text, which is what its readers hash, and its fingerprint. Equal arguments give equal bytes. */
export function buildManifest(
  definition: PulseDefinition,
  groups: readonly Group[],
  pages: Pick<Manifest, 'pages' | 'protocolCode'>,
): { manifest: string; fingerprint: string } {
  const manifest: Manifest = {
    version: 1,
    pulse: definition.pulse,
    community: { id: definition.community, name: definition.communityName },
    quarter: definition.quarter,
    opens: definition.opens,
    closes: definition.closes,
    publishes: definition.publishes,
    instruments: definition.instruments,
    itemsHash: hashItems(definition.instruments, definition.ownInstruments),
    comments: definition.comments,
    credentialKey: definition.credentialKey,
    sealingKey: definition.sealingKey,
    groups: [...groups],
    minimumGroup: definition.minimumGroup,
    minimumInvited: definition.minimumInvited,
    minimumComments: definition.minimumComments,
    favourableFrom,
    padding: { scores: limits.paddedScoresBytes, comment: limits.paddedCommentBytes },
    ...pages,
  };
  const text = JSON.stringify(manifestSchema.parse(manifest));
  return { manifest: text, fingerprint: toHex(sha256(utf8(text))) };
}
