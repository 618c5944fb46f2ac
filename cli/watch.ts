import { asJson, command } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { jsonOption } from './usual-options.ts';
import { ownVersion } from './version.ts';
import type { Check } from './watch/check.ts';
import { compareWithManifest } from './watch/compare-with-manifest.ts';
import { readAddress } from './watch/read-address.ts';
import { siteReader, type WatchFetch } from './watch/site-reader.ts';

/** What nobody can see from outside, said each time so that "equal" is not read as more. */
const beyond: readonly Check[] = [
  {
    what: 'privacy-page',
    outcome: 'not-compared',
    words: 'The privacy page names the operator and the steward, who are in no manifest.',
  },
  {
    what: 'functions',
    outcome: 'not-compared',
    words:
      'What runs behind the pages cannot be seen from outside, nor whether every member was given the same as you.',
  },
];

const usualPorts: { readonly fetch: WatchFetch } = { fetch: (url, init) => fetch(url, init) };

/** `pulse watch`. */
export const watch = command(
  {
    command: 'npx pulse watch',
    named: { words: 'ADDRESS', least: 1, most: 1 },
    does: `Checks an open or closed pulse from outside, without an account: fetches its manifest, its survey pages and the code that seals
answers, and compares them with the hashes in the manifest and with what this source makes. The address is the one in the mail or
that of the manifest: https://HOST/s/PULSE/... What follows # is never sent; of it only the fingerprint is used.`,
    options: {
      fingerprint: {
        value: 'DIGITS',
        words: 'of the manifest, as in the mail: eight groups of four, in quotation marks',
      },
      json: jsonOption,
    },
    exits: {
      done: 'nothing differs',
      found: 'something differs; it is printed',
      unreachable: 'the site could not be read, or has no such pulse',
    },
  },
  usualPorts,
  async ({ options: { fingerprint, json }, named: [address = ''] }, { out }, ports) => {
    const pulse = readAddress(address, fingerprint);
    const watched = await compareWithManifest(pulse, siteReader(ports.fetch, pulse.site));
    // Imported only now, because it brings the bundler.
    const { assetsOfThisSource, compareWithSource } = await import('./watch/compare-with-source.ts');
    const version = ownVersion();
    const ofSource = compareWithSource(watched, await assetsOfThisSource(), version);
    const checks = [...watched.checks, ...ofSource, ...beyond];
    const differing = checks.filter(({ outcome }) => outcome === 'differs');
    if (json) {
      const about = { site: pulse.site, pulse: pulse.pulse, fingerprint: watched.fingerprint, source: version };
      out(asJson({ ...about, differs: differing.length, checks }));
    } else {
      out(`${pulse.pulse} at ${pulse.site}`);
      for (const line of inWords(checks)) out(line);
      out('');
      out(differing.length === 0 ? 'Nothing differs.' : conclusion(differing));
    }
    return differing.length === 0 ? exitCodes.done : exitCodes.found;
  },
);

const titles = { differs: 'Differs', equal: 'Equal', 'not-compared': 'Not compared' } as const;

function* inWords(checks: readonly Check[]): Generator<string> {
  for (const outcome of ['differs', 'equal', 'not-compared'] as const) {
    const found = Map.groupBy(
      checks.filter((check) => check.outcome === outcome),
      ({ words }) => words,
    );
    if (found.size === 0) continue;
    yield '';
    yield titles[outcome];
    for (const [words, same] of found) {
      const of = same.flatMap(({ language }) => language ?? []);
      yield `  ${words}${of.length > 0 ? ` (${of.join(', ')})` : ''}`;
    }
  }
}

/** The site against itself is worse than the site against a source that may be of another version. */
function conclusion(differing: readonly Check[]): string {
  return differing.every(({ what }) => what.endsWith('-of-source'))
    ? 'The site keeps what its manifest promises, but it was not made from this source. Ask the operator which version it runs, check that out, and watch again.'
    : 'Do not answer before the operator has explained this, and tell the steward of the community.';
}
