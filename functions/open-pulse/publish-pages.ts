import { sha256 } from '@noble/hashes/sha2.js';
import type { Community } from '../../shared/contract/community.ts';
import type { SiteStore } from '../../shared/contract/file-stores.ts';
import { languages } from '../../shared/contract/identifiers.ts';
import { siteKeys } from '../../shared/contract/objects.ts';
import type { PageAssets } from '../../shared/contract/page-assets.ts';
import type { Manifest, PulseDefinition } from '../../shared/contract/pulse.ts';
import { toHex, utf8 } from '../../shared/kernel/bytes.ts';
import { renderAccessibilityPage } from '../../web/accessibility/render-accessibility-page.ts';
import { renderNotFoundPage } from '../../web/not-found/render-not-found-page.ts';
import { renderPrivacyPage } from '../../web/privacy/render-privacy-page.ts';
import { renderReceiptPage } from '../../web/receipt/render-receipt-page.ts';
import { surveyPageOf } from '../../web/survey/page-of-pulse.ts';
import { protocolAsset } from '../../web/survey/protocol-asset.ts';
import { publishOnce } from './publish-once.ts';

/** Where pages are published. */
export type PageSite = Pick<SiteStore, 'read' | 'putOnce' | 'change'>;

const html = 'text/html; charset=utf-8';

/**
 * Publishes the protocol code and the pulse's survey page in every language, each once, and gives their hashes.
 *
 * An existing page stays, and its own hash is returned, so that a new version of this code between a kill and the next run
 * cannot make a manifest that the pages do not match.
 *
 * @param operator who runs the deployment and how to reach them, if configured
 */
export async function publishPages(
  definition: PulseDefinition,
  { timeZone, steward }: Pick<Community, 'timeZone' | 'steward'>,
  assets: PageAssets,
  operator: string | undefined,
  site: PageSite,
): Promise<Pick<Manifest, 'pages' | 'protocolCode'>> {
  const publish = (key: string, page: string) => publishOnce(site, key, page, html);
  // A page that belongs to no pulse is that of the latest version; one that would not change is not written.
  const replace = (key: string, page: string) => site.change(key, html, () => page);
  const protocol = protocolAsset(assets.protocolCode);
  await publishOnce(site, protocol.key, assets.protocolCode, 'text/javascript; charset=utf-8', 'standing');
  await replace(siteKeys.notFound, renderNotFoundPage(assets.plainStyle));
  const pages: Manifest['pages'] = {};
  for (const language of languages) {
    const page = surveyPageOf({ ...definition, timeZone }, language, assets);
    const standing = await publish(siteKeys.survey(definition.pulse, language), page);
    pages[language] = toHex(sha256(utf8(standing)));
    const statement = renderAccessibilityPage(assets.plainStyle, language);
    await replace(siteKeys.accessibility(language), statement);
    await replace(siteKeys.privacy(language), renderPrivacyPage(assets.plainStyle, language, operator));
    await replace(siteKeys.receipt(language), renderReceiptPage(assets.plainStyle, language));
    const privacy = renderPrivacyPage(assets.plainStyle, language, operator, {
      ...definition,
      stewardName: steward.name,
      timeZone,
    });
    await publish(siteKeys.pulsePrivacy(definition.pulse, language), privacy);
  }
  return { pages, protocolCode: protocol.hash };
}
