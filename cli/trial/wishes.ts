import { instruments } from '../../shared/answers/instruments.ts';
import { isTimeZone } from '../../shared/contract/community.ts';
import { communityIdSchema, type Language, languages } from '../../shared/contract/identifiers.ts';
import { nearest } from '../../shared/kernel/nearest.ts';
import { UsageError } from '../read-arguments.ts';
import type { Person } from './people.ts';
import type { TrialWishes } from './settings.ts';

/** As they are typed: an id is its first version, which communities ask unless they choose; others say which. */
export const instrumentIds = instruments.map(({ id, version }) => (version === 1 ? id : `${id}@${version}`));

interface Typed {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly language: string;
  readonly instrument: string;
}

/** @throws UsageError that names the option and suggests a value */
export function readWishes({ id, name, timeZone, language, instrument }: Typed, steward: Person): TrialWishes {
  if (!communityIdSchema.safeParse(id).success) {
    throw new UsageError('--id must be 2 to 24 lower-case letters, digits and single hyphens.');
  }
  if (!isTimeZone(timeZone)) throw new UsageError(refusal('--time-zone', timeZone, Intl.supportedValuesOf('timeZone')));
  const chosen = instruments[instrumentIds.indexOf(instrument)];
  if (chosen === undefined) throw new UsageError(refusal('--instrument', instrument, instrumentIds));
  return {
    id,
    name,
    timeZone,
    language: languageOf(language),
    steward,
    instrument: { id: chosen.id, version: chosen.version },
  };
}

function languageOf(text: string): Language {
  const language = languages.find((one) => one === text);
  if (language === undefined) throw new UsageError(refusal('--language', text, languages));
  return language;
}

function refusal(option: string, text: string, known: readonly string[]): string {
  const meant = nearest(text, known);
  const list = known.length > 20 ? 'choose one such as Europe/Berlin.' : `choose from ${known.join(', ')}.`;
  return `${option} "${text}" is unknown: ${meant === undefined ? list : `did you mean ${meant}?`}`;
}
