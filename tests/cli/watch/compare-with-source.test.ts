import { describe, expect, it } from 'vitest';
import type { Check } from '../../../cli/watch/check.ts';
import type { Watched } from '../../../cli/watch/compare-with-manifest.ts';
import { compareWithSource } from '../../../cli/watch/compare-with-source.ts';
import { hashItems } from '../../../shared/answers/instruments.ts';
import { acceptsUntilOf, resultsAtOf } from '../../../shared/contract/pulse.ts';
import { surveyPageOf } from '../../../web/survey/page-of-pulse.ts';
import { protocolAsset } from '../../../web/survey/protocol-asset.ts';
import { madeManifest } from '../../made/made-pulse.ts';
import { trust } from '../../shared/contract/own-instrument-fixture.ts';

const assets = { surveyScript: 'run()', surveyStyle: 'p{}', plainStyle: '', protocolCode: 'seal()' };
const own = trust();
const refs = [
  { id: own.id, version: own.version },
  { id: 'belief-in-action', version: 1 },
];

/** The site of a pulse that asks one question of the community's own, with its page in German changed on the way. */
function siteWithOwnQuestions(change: (page: string) => string = (page) => page): Watched {
  const { hash } = protocolAsset(assets.protocolCode);
  const itemsHash = hashItems(refs, [own]);
  const manifest = { ...madeManifest('makers-2026-10', { protocolCode: hash }), instruments: refs, itemsHash };
  const { community } = manifest;
  const dates = { acceptsUntil: acceptsUntilOf(manifest), resultsAt: resultsAtOf(manifest) };
  const names = { community: community.id, communityName: community.name };
  const pulse = { ...manifest, ...dates, ...names, ownInstruments: [own] };
  const page = surveyPageOf({ ...pulse, timeZone: 'Asia/Kolkata' }, 'de', assets);
  return {
    fingerprint: '',
    manifest,
    protocolCode: assets.protocolCode,
    pages: new Map([['de', change(page)]]),
    checks: [],
  };
}

const outcomes = (watched: Watched, source = assets) =>
  compareWithSource(watched, source, '1.2.3').map(({ what, outcome }: Check) => `${what} ${outcome}`);

describe('a pulse with questions of the community’s own', () => {
  it('is compared in everything that its page can run, in any time zone, and says that its questions are not', () => {
    expect(outcomes(siteWithOwnQuestions())).toEqual([
      'protocol-of-source equal',
      'wording-of-source not-compared',
      'page-of-source equal',
    ]);
  });

  it.each<[string, (page: string) => string]>([
    ['another script', (page) => page.replace('run()', 'run(1)')],
    ['a looser policy', (page) => page.replace("default-src 'none'", "default-src 'self'")],
    ['a script among the questions', (page) => page.replace('</form>', '<script src=/x></script></form>')],
    ['a redirect among the questions', (page) => page.replace('</form>', '<META http-equiv=refresh content=0></form>')],
    ['another style', (page) => page.replace('p{}', 'p{display:none}')],
    ['another link in the footer', (page) => page.replace('accessibility-de', 'accessibility-xx')],
    ['a close that no zone has', (page) => page.replace(/(<time [^>]*>)[^<]*/, '$1Freitag')],
  ])('differs with %s', (_, change) => {
    expect(outcomes(siteWithOwnQuestions(change)).at(-1)).toBe('page-of-source differs');
  });
});

it('another source makes other code and pages', () => {
  const other = { ...assets, protocolCode: 'seal(2)' };
  expect(outcomes(siteWithOwnQuestions(), other)).toEqual([
    'protocol-of-source differs',
    'wording-of-source not-compared',
    'page-of-source differs',
  ]);
});

it('a manifest of a form that this source does not know is not compared, and not called wrong', () => {
  const site = siteWithOwnQuestions();
  expect(outcomes({ ...site, manifest: { version: 9 } })).toEqual(['page-of-source not-compared']);
});
