import type { CommunityId, PulseId } from '../kernel/ids.ts';
import type { YearMonth } from './quarters.ts';

/** A pulse is named after its community and the month in which it opens: `makers-2026-10`. */
export const pulseIdOf = (community: CommunityId, { year, month }: YearMonth): PulseId =>
  `${community}-${year}-${String(month).padStart(2, '0')}` as PulseId;

export const communityOf = (pulse: PulseId): CommunityId => pulse.slice(0, -'-yyyy-mm'.length) as CommunityId;

export const monthOf = (pulse: PulseId): YearMonth => ({
  year: Number(pulse.slice(-7, -3)),
  month: Number(pulse.slice(-2)),
});
