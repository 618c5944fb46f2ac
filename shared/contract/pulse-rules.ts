/**
 * The rules of a pulse: the settings of a community that shape it. They are read once, when the pulse is planned, and passed
 * on whole to the dry run, the definition, the manifest with its fingerprint, the pages and the mails. A new setting takes a
 * line here, the code that acts on it, and a test of that code.
 */
import * as z from 'zod/mini';
import { limits } from './limits.ts';

/** `members`: whoever has the read link that stands in the community's mails. `public`: everyone. */
export const audienceSchema = z.enum(['members', 'public']);
export type Audience = z.infer<typeof audienceSchema>;
/**
 * How finely a pulse is shown. A coarse one could otherwise be subtracted from that of another community with nearly the same
 * members: it shows scores in half points and numbers of answers in fives, no single question, no group (docs/adr/0065).
 */
export const details = ['full', 'coarse'] as const;
export type Detail = (typeof details)[number];

const shape = {
  /** The fewest answers a published group may have. */
  minimumGroup: z._default(z.int(), limits.minimumGroup),
  /** The fewest people invited under a label, and in the whole pulse. */
  minimumInvited: z._default(z.int(), limits.minimumInvited),
  /** Whether the pulse has room for one comment. Wording can give a writer away, so this is off unless enabled. */
  comments: z._default(z.boolean(), false),
  /**
   * Whether mails offer one harmless question; tapping an answer selects it on the page without sending it. Mail filters can
   * record which answer was tapped, so this is off unless enabled.
   */
  tapFromMail: z._default(z.boolean(), false),
  /** Who may read the results. A report is public only if all of its pulses opened as public. */
  audience: z._default(audienceSchema, 'members'),
};

/** As stewards write them in `community.json`, within the limits of the deployment. */
export const ruleSettings = {
  ...shape,
  minimumGroup: shape.minimumGroup.check(z.minimum(limits.minimumGroup), z.maximum(50)),
  minimumInvited: shape.minimumInvited.check(z.minimum(limits.minimumInvited), z.maximum(100)),
};

/**
 * As a pulse keeps them, without limits: raising a limit later must not make an open pulse unreadable. A pulse that opened
 * before a rule existed has its default.
 */
export const ruleShape = {
  ...shape,
  /** How many people's answers must count before comments are opened; not a setting, but a promise to members. */
  minimumComments: z._default(z.int(), limits.minimumComments),
  /** Not a setting: it follows from the members of all communities when the pulse opens. */
  detail: z._default(z.enum(details), 'full'),
};

const pulseRulesSchema = /* @__PURE__ */ z.object(ruleShape);
export type PulseRules = Readonly<z.infer<typeof pulseRulesSchema>>;

/** Picks the rules out of a community's settings, a definition or a manifest. */
export const pulseRulesOf = (source: Partial<PulseRules>): PulseRules => pulseRulesSchema.parse(source);
