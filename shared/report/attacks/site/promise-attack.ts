/**
 * The attack by promises: a manifest, published when a pulse opened, is held against the report of that pulse and its list of
 * receipts. Who stopped the mails must leave no trace in the difference of two of these files: all three rest on the members.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { toHex, utf8 } from '../../../kernel/bytes.ts';
import { isOfVersion1 } from '../../shape/read-report.ts';
import type { FoundIn } from './other-forms-attack.ts';
import type { PublicManifest, PublicSite } from './public-site.ts';

export function promiseAttack({ reports, manifests, lists }: PublicSite): FoundIn[] {
  const ofReports = reports
    .filter(({ report }) => !isOfVersion1(report))
    .flatMap(({ file, report }) =>
      report.pulses.flatMap((pulse, index): FoundIn[] => {
        const manifest = manifests.get(pulse.pulse);
        if (!manifest) return [];
        const place = `pulses[${index}]`;
        const { fingerprint } = report.provenance.pulses.find((one) => one.pulse === pulse.pulse) ?? {};
        const findings: FoundIn[] = [];
        const found = (code: FoundIn['code'], words: string, at: string) =>
          findings.push({ file, code, words: `${pulse.pulse}: ${words}`, place: at });
        if (fingerprint !== toHex(sha256(utf8(manifest.text)))) {
          found('contradiction', `not of the manifest in ${manifest.file}`, `${place}`);
        }
        if (manifest.detail === 'coarse' && pulse.detail !== 'coarse') {
          found('not-coarse', 'promised in half points and shown in full', `${place}.detail`);
        }
        const members = membersOf(manifest);
        if (members !== undefined && members !== pulse.members) {
          found('suppressed-count', 'other members than the manifest says', `${place}.members`);
        }
        return findings;
      }),
    );
  const ofLists = [...lists.values()].flatMap((list): FoundIn[] => {
    const manifest = manifests.get(list.pulse);
    const members = manifest && membersOf(manifest);
    // An empty list is that of a pulse that was not counted; before lists were padded they said how many answered.
    if (!manifest || members === undefined || list.version < 2 || list.receipts.length === 0) return [];
    const kinds = manifest.comments ? 2 : 1;
    if (list.receipts.length === members * kinds) return [];
    const words = `${list.pulse}: as many receipts as people answered, not as there are members`;
    return [{ file: list.file, code: 'suppressed-count', words, place: 'receipts' }];
  });
  return [...ofReports, ...ofLists];
}

/** Undefined in a manifest that said how many were invited. */
function membersOf({ groups }: PublicManifest): number | undefined {
  let sum = 0;
  for (const { members } of groups) {
    if (members === undefined) return undefined;
    sum += members;
  }
  return sum;
}
