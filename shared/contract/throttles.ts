import { routes } from './routes.ts';

/** A token bucket: what one route lets through a second, and at once after a pause. */
export interface Throttle {
  readonly perSecond: number;
  readonly burst: number;
}

/**
 * Each route has a bucket of its own, so that a flood of one leaves the others alone (ADR 66). Together they stay below the
 * smallest limit that AWS gives an account. `status` shares a function with Send: at a fifth of a second a call, its flood
 * holds half of the room that `answerConcurrency` proposes.
 */
export const throttles: Readonly<Record<(typeof routes)[keyof typeof routes], Throttle>> = {
  [routes.status]: { perSecond: 50, burst: 50 },
  [routes.issueCredential]: { perSecond: 100, burst: 200 },
  [routes.submitResponse]: { perSecond: 100, burst: 200 },
  [routes.unsubscribe]: { perSecond: 20, burst: 40 },
  [routes.unsubscribePage]: { perSecond: 50, burst: 100 },
  [routes.read]: { perSecond: 20, burst: 100 },
  [routes.readPage]: { perSecond: 20, burst: 100 },
  [routes.publicReports]: { perSecond: 20, burst: 50 },
  [routes.reports]: { perSecond: 50, burst: 100 },
  [routes.readPageHead]: { perSecond: 5, burst: 10 },
  [routes.publicReportsHead]: { perSecond: 5, burst: 10 },
  [routes.reportsHead]: { perSecond: 5, burst: 10 },
};
