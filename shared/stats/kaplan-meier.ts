/**
 * How long something takes when part of it has not ended yet: Kaplan and Meier's estimate (1958, Journal of the American
 * Statistical Association 53), `survival::survfit(Surv(time, ended) ~ 1)` in R. What has not ended counts as long as it was
 * watched, instead of being left out, which would keep the quick ones and flatter.
 *
 * At one and the same time, ends come before what is no longer watched, as in R. Refuses (undefined) nothing at all, and a
 * time that is negative or no number.
 */
export interface Watched {
  readonly time: number;
  /** Whether it ended then; if not, it was no longer watched from then on. */
  readonly ended: boolean;
}

/** A step of the curve: the share that takes longer than `time`. */
export interface Step {
  readonly time: number;
  readonly share: number;
}

/** @returns a step for every time at which something ended, earliest first */
export function kaplanMeier(watched: readonly Watched[]): Step[] | undefined {
  if (watched.length === 0 || watched.some(({ time }) => !(time >= 0 && time < Number.POSITIVE_INFINITY)))
    return undefined;
  const steps: Step[] = [];
  let share = 1;
  let remaining = watched.length;
  const byTime = [...Map.groupBy(watched, ({ time }) => time)].sort(([a], [b]) => a - b);
  for (const [time, together] of byTime) {
    const ends = together.filter(({ ended }) => ended).length;
    if (ends > 0) {
      share *= 1 - ends / remaining;
      steps.push({ time, share });
    }
    remaining -= together.length;
  }
  return steps;
}

/** The share that takes longer than `time`: 1 before the first step. */
export const longerThan = (steps: readonly Step[], time: number): number =>
  steps.findLast((step) => step.time <= time)?.share ?? 1;

/** The first time by which half has ended; undefined if less than half did while it was watched. */
export const halfEndedBy = (steps: readonly Step[]): number | undefined =>
  steps.find(({ share }) => share <= 0.5 + 1e-12)?.time;
