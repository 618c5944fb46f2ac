/**
 * A community setting that shapes a pulse reaches everything that mentions it or acts on it, though none of these name it:
 * the rules are passed on whole. So a new one takes a line in shared/contract/pulse-rules.ts, its code, and its test.
 */

import { beforeEach, describe, expect, test, vi } from 'vitest';
import { dryRunMail } from '../../functions/notify-stewards/dry-run-mail.ts';
import { definePulse } from '../../functions/open-pulse/define-pulse.ts';
import { publishPages } from '../../functions/open-pulse/publish-pages.ts';
import { buildMail } from '../../functions/send-mail/build-mail.ts';
import { type PulseDates, pulsesOf } from '../../shared/calendar/calendar.ts';
import { topOnly } from '../../shared/contract/joining.ts';
import { memberSchema, programmeSchema } from '../../shared/contract/people.ts';
import { manifestSchema, type PulseDefinition, pulseDefinitionSchema } from '../../shared/contract/pulse.ts';
import { type Audience, type PulseRules, pulseRulesOf, ruleSettings } from '../../shared/contract/pulse-rules.ts';
import type { Label, QuarterId, TokenHash } from '../../shared/kernel/ids.ts';
import { buildManifest, promiseFingerprint } from '../../shared/pulse/manifest.ts';
import { reachOf } from '../../shared/roster/reachable.ts';
import { alone } from '../made/alone.ts';
import { madeCommunity } from '../made/made-community.ts';

/** What each page and mail was given; separate tests cover how it looks. */
const { given, take } = vi.hoisted(() => {
  const places = new Map<string, unknown>();
  const takeAs = (place: string, facts: unknown) => {
    if (facts) places.set(place, facts);
    return { subject: '', html: '', text: '' };
  };
  return { given: places, take: takeAs };
});
vi.mock(import('../../web/survey/render-survey-page.ts'), () => ({
  renderSurveyPage: (page) => take('the survey page', page).html,
}));
vi.mock(import('../../web/privacy/render-privacy-page.ts'), () => ({
  renderPrivacyPage: (_style, _language, _operator, pulse) => take('the privacy page', pulse).html,
}));
vi.mock(import('../../emails/heads-up.ts'), () => ({ headsUp: (facts) => take('the dry run', facts) }));
vi.mock(import('../../emails/invitation.ts'), () => ({ invitation: (facts) => take('the invitation', facts) }));
beforeEach(() => given.clear());

const usual = pulseRulesOf({});
const settings = Object.keys(ruleSettings) as (keyof typeof ruleSettings)[];
/** A value other than the default, whatever the rule is about. */
const other = (value: boolean | number | Audience) =>
  typeof value === 'boolean' ? !value : typeof value === 'number' ? value + 1 : 'public';

const steward = memberSchema.parse({
  community: 'makers',
  member: 'a'.repeat(32),
  address: 'qi@example.org',
  name: 'Qi Chen',
  group: 'North',
  timeZone: 'Europe/Berlin',
  language: 'en',
  role: 'steward',
});

/** The pulse of a community with these settings, from its dry run to its first mail. */
async function holdPulse(rules: Partial<PulseRules>) {
  const community = madeCommunity('makers', rules);
  const [dates] = pulsesOf(community, '2026-Q4' as QuarterId) as [PulseDates];
  const zones = ['Europe/Berlin'];
  const programme = programmeSchema.parse({ community, roster: 'r1', zones, importedAt: '2026-10-01T00:00:00Z' });
  const reader = { language: 'en', readerName: 'Qi', communityName: 'Makers', timeZone: 'Europe/Berlin' } as const;
  dryRunMail({ programme, dates, members: [steward], quota: undefined }, 'full')(reader);

  let stored: PulseDefinition | undefined;
  const created = await definePulse(programme, dates, reachOf([steward], [steward]), {
    people: { ...alone, programme: async () => programme },
    pulses: { read: async () => stored },
    creation: {
      create: async (definition) => {
        stored = pulseDefinitionSchema.parse(JSON.parse(JSON.stringify(definition)));
        return 'created';
      },
    },
    credentialMaster: async () => new Uint8Array(32).fill(7),
    site: { read: async () => undefined },
    random: (bytes) => new Uint8Array(bytes).fill(9),
  });
  const definition = stored ?? created;
  const assets = { surveyScript: '', surveyStyle: '', plainStyle: '', protocolCode: '' };
  const pages = await publishPages(definition, community, assets, undefined, {
    read: async () => undefined,
    putOnce: async () => 'written',
    change: async () => {},
  });
  const { manifest: text, fingerprint } = buildManifest(
    definition,
    { groups: [{ label: 'Makers' as Label, members: 8 }], joining: topOnly },
    pages,
  );
  const manifest = manifestSchema.parse(JSON.parse(text));
  const [token, linkToken] = ['b'.repeat(64) as TokenHash, new Uint8Array(32)];
  const pulse = { ...definition, fingerprint };
  const asked = { pulse, programme, member: steward, token, linkToken, row: {}, asking: 'as-usual' };
  const letter = { parts: [asked], mail: { kind: 'invitation' }, linkKey: linkToken };
  buildMail(letter as unknown as Parameters<typeof buildMail>[0], { siteUrl: 'https://example.org', mailDomain: 'x' });
  given.set('the definition', definition).set('the manifest', JSON.parse(text));
  return { fingerprint, promise: promiseFingerprint(manifest) };
}

describe.each(settings)('the setting %s', (name) => {
  const rules = { [name]: other(usual[name]) };

  test('goes to the dry run, the definition, the manifest, the pages and the mails', async () => {
    await holdPulse(rules);
    expect([...given.keys()].sort()).toEqual([
      'the definition',
      'the dry run',
      'the invitation',
      'the manifest',
      'the privacy page',
      'the survey page',
    ]);
    for (const [place, facts] of given) expect(facts, place).toMatchObject({ ...usual, ...rules });
  });

  test('is bound by the fingerprint of the pulse, and by that of the promise days before', async () => {
    const [before, after] = [await holdPulse({}), await holdPulse(rules)];
    expect(after.fingerprint).not.toBe(before.fingerprint);
    expect(after.promise).not.toBe(before.promise);
  });

  test('has its default in a pulse that opened before the setting existed', async () => {
    await holdPulse(rules);
    const { [name]: _, ...older } = pulseDefinitionSchema.parse(given.get('the definition'));
    expect(pulseDefinitionSchema.parse(older)[name]).toBe(usual[name]);
  });
});

test('the rules are picked out of anything that holds them, and nothing else of it', () => {
  expect(pulseRulesOf(madeCommunity('makers', { comments: true }))).toEqual({ ...usual, comments: true });
});
