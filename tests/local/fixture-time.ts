import type { Instant } from '../../shared/kernel/time.ts';

export const startOfTime = '2026-10-01T00:00:00Z' as Instant;
