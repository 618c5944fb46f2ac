import type { Community } from '../../shared/contract/community.ts';
import { parseJsonFile } from '../../shared/contract/json-file.ts';
import { participationMeasures, type StewardSide, stewardSideSchema } from '../../shared/contract/steward-side.ts';
import type { Problem } from '../../shared/kernel/problem.ts';
import { err, ok, type Result } from '../../shared/kernel/result.ts';
import { type Instant, isCalendarDate } from '../../shared/kernel/time.ts';
import { datesAround } from '../../shared/participation/dates-around.ts';

/**
 * Reads a steward's `commitments.json`. Every mistake is named by its field, all of them at once.
 *
 * @returns the entries as the report will show them, and how many there are; or what is wrong
 */
export function parseStewardSide(
  bytes: Uint8Array,
  community: Community,
  now: Instant,
): Result<{ readonly side: StewardSide; readonly entries: number }, Problem[]> {
  const parsed = parseJsonFile(bytes, stewardSideSchema, {
    example: 'examples/data-practice/signals/commitments.json',
    fields: Object.keys(stewardSideSchema.shape),
  });
  const problems = parsed.ok
    ? [...farDates(parsed.value, now), ...contradictions(parsed.value, community)]
    : parsed.error;
  if (!parsed.ok || problems.length > 0) return err(problems);
  return ok({ side: parsed.value, entries: Object.values(parsed.value).flat().length });
}

/** Every date of the file, at any depth. */
function farDates(side: StewardSide, now: Instant): Problem[] {
  const around = datesAround(now);
  const look = (value: unknown, path: string): Problem[] => {
    if (typeof value === 'object' && value !== null) {
      return Object.entries(value).flatMap(([name, inner]) => look(inner, path === '' ? name : `${path}.${name}`));
    }
    const far = typeof value === 'string' && isCalendarDate(value) ? around(value) : undefined;
    return far ? [{ place: path, value: String(value), problem: far[0], cure: far[1] }] : [];
  };
  return look(side, '');
}

/** Checks that no field can make on its own. */
function contradictions(side: StewardSide, { pulses }: Community): Problem[] {
  const instruments = pulses.flatMap((pulse) => pulse.instruments.map(({ id }) => id));
  const indicators: readonly string[] = [...participationMeasures, ...new Set(instruments)];
  const backwards = (place: string, from: string, to: string): Problem[] =>
    from <= to ? [] : [{ place, value: to, problem: `is before ${from}.`, cure: 'Put the two days in order.' }];
  return [
    ...side.commitments.flatMap(({ made, by, ended }, index) => [
      ...backwards(`commitments.${index}.by`, made, by),
      ...(ended ? backwards(`commitments.${index}.ended.on`, made, ended.on) : []),
    ]),
    ...side.experiments.flatMap(({ from, until, learned }, index) => [
      ...backwards(`experiments.${index}.until`, from, until),
      ...(learned ? backwards(`experiments.${index}.learned.on`, from, learned.on) : []),
    ]),
    ...side.outcomes.flatMap(({ leadingIndicators }, index) =>
      leadingIndicators.flatMap((indicator, position): Problem[] =>
        indicators.includes(indicator)
          ? []
          : [
              {
                place: `outcomes.${index}.leadingIndicators.${position}`,
                value: indicator,
                problem: 'is not something that this community measures.',
                cure: `Write one of ${indicators.join(', ')}.`,
              },
            ],
      ),
    ),
  ];
}
