import type { Instant } from '../kernel/time.ts';
import type { ScheduleInput } from './messages.ts';

/** One-off schedules, each of which starts one step of a pulse or a quarter and then deletes itself. */
export interface ScheduleStore {
  /** Names of the schedules that invoke what they should; one that invokes something else is left out, so it is put again. */
  names(): Promise<string[]>;
  /** Corrects an existing schedule of that name. */
  put(schedule: { readonly name: string; readonly fires: Instant; readonly input: ScheduleInput }): Promise<void>;
  /** Does nothing if the schedule is gone already. */
  remove(name: string): Promise<void>;
}
