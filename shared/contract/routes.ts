/** The HTTP routes, once: infra creates them, pages and mails call them. GET never changes anything. */
export const routes = {
  status: 'POST /api/status',
  issueCredential: 'POST /api/credentials',
  submitResponse: 'POST /api/responses',
  unsubscribe: 'POST /api/unsubscribe/{token}',
  unsubscribePage: 'GET /api/unsubscribe/{token}',
} as const;

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
};

export const pathOf = (route: string): string => route.slice(route.indexOf(' ') + 1);
export const unsubscribePath = (token: string): string => `/api/unsubscribe/${token}`;
