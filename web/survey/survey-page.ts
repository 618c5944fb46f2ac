import type { ScriptWords } from '../../locales/shape/survey.ts';
import type { InstrumentRef } from '../../shared/contract/community.ts';
import type { Language } from '../../shared/contract/identifiers.ts';
import type { Instrument } from '../../shared/contract/instrument.ts';
import type { PulseRules } from '../../shared/contract/pulse-rules.ts';
import type { PulseId, QuarterId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';

/** Everything a survey page is made of; all readers of a language get the same file. */
export interface SurveyPage extends PulseRules {
  readonly pulse: PulseId;
  readonly communityName: string;
  readonly quarter: QuarterId;
  readonly language: Language;
  /** Languages in which the page exists; it links to the others. */
  readonly languages: readonly Language[];
  readonly instruments: readonly InstrumentRef[];
  /** The instruments that the community brought itself. */
  readonly ownInstruments: readonly Instrument[];
  readonly opens: Instant;
  /** The announced close. */
  readonly closes: Instant;
  readonly acceptsUntil: Instant;
  readonly resultsAt: Instant;
  /** The community's zone: dates use it until the script knows the reader's. */
  readonly timeZone: string;
  /** Built page-entry.ts and survey.css, as text. */
  readonly script: string;
  readonly style: string;
  /** Key of the protocol code in the site bucket, and its integrity: see protocol-asset.ts. */
  readonly protocolKey: string;
  readonly protocolIntegrity: string;
  /** Paths on the site. */
  readonly privacyPath: string;
  readonly receiptPath: string;
  readonly accessibilityPath: string;
}

/** What the page passes to its script, as JSON in an element with the id `pulse`. */
export interface PageSettings {
  readonly pulse: string;
  readonly language: Language;
  /** BCP 47 tag for dates and numbers. */
  readonly locale: string;
  readonly protocol: string;
  readonly integrity: string;
  readonly receiptPath: string;
  /** The script writes them in the reader's zone. */
  readonly opens: Instant;
  readonly closes: Instant;
  readonly acceptsUntil: Instant;
  readonly resultsAt: Instant;
  readonly words: ScriptWords;
}
