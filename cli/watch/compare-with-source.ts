/**
 * Makes pages and code again from this source and the manifest's own values, and compares. Two things on a page are in no
 * manifest: the community's time zone, which is found by trying all of them, and the words of its own instruments. Around those,
 * everything that a browser can run is still compared.
 */
import { join } from 'node:path';
import { buildPages } from '../../infra/bundle.ts';
import { localeOf } from '../../locales/direction.ts';
import { findInstrument, hashItems, instruments } from '../../shared/answers/instruments.ts';
import { type Language, languages } from '../../shared/contract/identifiers.ts';
import type { PageAssets } from '../../shared/contract/page-assets.ts';
import { acceptsUntilOf, type Manifest, manifestSchema, resultsAtOf } from '../../shared/contract/pulse.ts';
import { escapeHtml } from '../../shared/kernel/escape-html.ts';
import { dateWords } from '../../web/survey/closing-words.ts';
import { type PagePulse, surveyPageOf } from '../../web/survey/page-of-pulse.ts';
import { protocolAsset } from '../../web/survey/protocol-asset.ts';
import { type Check, differs, equal, notCompared } from './check.ts';
import type { Watched } from './compare-with-manifest.ts';

const root = join(import.meta.dirname, '..', '..');

export const assetsOfThisSource = (): Promise<PageAssets> => buildPages(root);

/** @param version of this source, for the sentences */
export function compareWithSource(watched: Watched, assets: PageAssets, version: string): Check[] {
  const parsed = manifestSchema.safeParse(watched.manifest);
  const source = `version ${version} of this source`;
  if (!parsed.success) {
    const words = `The manifest has a form that ${source} does not know, so nothing could be made again from it.`;
    return [notCompared('page-of-source', words)];
  }
  const manifest = parsed.data;
  const hasOwn = manifest.instruments.some((ref) => !findInstrument(ref));
  const zone = zoneOf(watched, manifest);
  return [
    protocolAsset(assets.protocolCode).hash === manifest.protocolCode
      ? equal('protocol-of-source', `The code that seals answers is that of ${source}.`)
      : differs('protocol-of-source', `The code that seals answers is not that of ${source}.`),
    compareWording(manifest, hasOwn, source),
    ...[...watched.pages].map(([language, page]) => {
      const known = languages.find((one) => one === language);
      if (!known) return notCompared('page-of-source', `No page of this language is in ${source}.`, language);
      if (zone === undefined) {
        return differs('page-of-source', 'The page names a close that no time zone has.', language);
      }
      return comparePage(page, pulseIn(manifest, zone), known, assets, hasOwn, source);
    }),
  ];
}

function compareWording(manifest: Manifest, hasOwn: boolean, source: string): Check {
  if (hasOwn) {
    const words =
      'The pulse asks questions of the community’s own, whose wording is in no source: read them on the page.';
    return notCompared('wording-of-source', words);
  }
  return hashItems(manifest.instruments) === manifest.itemsHash
    ? equal('wording-of-source', `The questions, in every language, are those of ${source}.`)
    : differs('wording-of-source', `The questions are not worded as in ${source}.`);
}

function comparePage(
  page: string,
  pulse: PagePulse,
  language: Language,
  assets: PageAssets,
  hasOwn: boolean,
  source: string,
): Check {
  // A catalogue instrument replaces the community's own: the page around the questions does not depend on it.
  const made = surveyPageOf(hasOwn ? { ...pulse, instruments: instruments.slice(0, 1) } : pulse, language, assets);
  if (!hasOwn) {
    return page === made
      ? equal('page-of-source', `The survey page is what ${source} makes.`, language)
      : differs('page-of-source', `The survey page is not what ${source} makes.`, language);
  }
  const [actual, expected] = [aroundQuestions(page), aroundQuestions(made)];
  return actual !== undefined && actual === expected
    ? equal(
        'page-of-source',
        `All that the survey page can run is what ${source} makes; its questions are not compared.`,
        language,
      )
    : differs('page-of-source', `What the survey page can run is not what ${source} makes.`, language);
}

/** A page without its questions; undefined if there is something among them that loads or runs. */
function aroundQuestions(page: string): string | undefined {
  const [from, to] = [page.indexOf('<body>'), page.lastIndexOf('<footer>')];
  const questions = page.slice(from, to);
  if (from < 0 || to < from || /<(?:script|style|meta|link|base|iframe|object|embed)\b/i.test(questions))
    return undefined;
  return page.slice(0, from) + page.slice(to);
}

const pulseIn = (manifest: Manifest, timeZone: string): PagePulse => ({
  ...manifest,
  acceptsUntil: acceptsUntilOf(manifest),
  resultsAt: resultsAtOf(manifest),
  community: manifest.community.id,
  communityName: manifest.community.name,
  timeZone,
});

/** A zone in which the close reads as on the pages; undefined if there is none. */
function zoneOf({ pages }: Watched, { closes }: Manifest): string | undefined {
  const language = languages.find((one) => pages.has(one));
  const said = /<time datetime="[^"]*">([^<]*)<\/time>/.exec(pages.get(language ?? '') ?? '')?.[1];
  if (language === undefined) return undefined;
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];
  return zones.find((zone) => escapeHtml(dateWords(localeOf(language), zone, closes)) === said);
}
