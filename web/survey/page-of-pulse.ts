import { type Language, languages } from '../../shared/contract/identifiers.ts';
import { siteKeys } from '../../shared/contract/objects.ts';
import type { PageAssets } from '../../shared/contract/page-assets.ts';
import { type PulseRules, pulseRulesOf } from '../../shared/contract/pulse-rules.ts';
import type { CommunityId } from '../../shared/kernel/ids.ts';
import { protocolAsset } from './protocol-asset.ts';
import { renderSurveyPage } from './render-survey-page.ts';
import type { SurveyPage } from './survey-page.ts';

/** What a survey page says about its pulse: all public, and all but the zone and own instruments in the manifest. */
export interface PagePulse
  extends Pick<
      SurveyPage,
      'pulse' | 'communityName' | 'quarter' | 'instruments' | 'opens' | 'closes' | 'acceptsUntil' | 'resultsAt'
    >,
    PulseRules {
  readonly community: CommunityId;
  readonly ownInstruments?: SurveyPage['ownInstruments'] | undefined;
  /** The community's. */
  readonly timeZone: string;
}

/** The survey page of a pulse in one language: open-pulse publishes it, `pulse watch` makes it again and compares. */
export function surveyPageOf(pulse: PagePulse, language: Language, assets: PageAssets): string {
  const protocol = protocolAsset(assets.protocolCode);
  return renderSurveyPage({
    ...pulseRulesOf(pulse),
    pulse: pulse.pulse,
    communityName: pulse.communityName,
    quarter: pulse.quarter,
    language,
    languages,
    instruments: pulse.instruments,
    ownInstruments: pulse.ownInstruments ?? [],
    opens: pulse.opens,
    closes: pulse.closes,
    acceptsUntil: pulse.acceptsUntil,
    resultsAt: pulse.resultsAt,
    timeZone: pulse.timeZone,
    script: assets.surveyScript,
    style: assets.surveyStyle,
    protocolKey: protocol.key,
    protocolIntegrity: protocol.integrity,
    privacyPath: `/${siteKeys.pulsePrivacy(pulse.pulse, language)}`,
    receiptPath: `/${siteKeys.receipt(language)}#${pulse.pulse}`,
    accessibilityPath: `/${siteKeys.accessibility(language)}`,
  });
}
