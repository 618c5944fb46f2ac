import { limits } from '../contract/limits.ts';
import type { ScheduleInput } from '../contract/messages.ts';
import type { PulseDefinition } from '../contract/pulse.ts';
import { addSeconds, daySeconds, type Instant } from '../kernel/time.ts';

export interface DesiredSchedule {
  /** Identifies the schedule completely, so comparing names is enough. */
  readonly name: string;
  readonly fires: Instant;
  readonly input: ScheduleInput;
}

/** The part that planning needs of the definition of a pulse that is opening or has opened. */
export type BegunPulse = Pick<
  PulseDefinition,
  | 'pulse'
  | 'quarter'
  | 'closes'
  | 'acceptsUntil'
  | 'resultsAt'
  | 'publishes'
  | 'state'
  | 'sending'
  | 'zones'
  | 'comments'
>;

/** `20261013T0700`: the instant to the minute, at the end of a schedule's name. */
const stamp = (instant: Instant): string => instant.replaceAll(/[-:]/g, '').slice(0, 13);

export const scheduledStep = (name: string, at: Instant, input: ScheduleInput): DesiredSchedule => ({
  name: `${name}-${stamp(at)}`,
  fires: at,
  input,
});

/** The same step on its day and the following ones, each with the number left after it. */
export const onMornings = (
  first: Instant,
  step: (at: Instant, left: { readonly morningsLeft: number }) => DesiredSchedule,
  following: number = limits.laterMornings,
): DesiredSchedule[] =>
  Array.from({ length: 1 + following }, (_, later) =>
    step(addSeconds(first, later * daySeconds), { morningsLeft: following - later }),
  );
