/** The HTTP routes, once: infra creates them, pages and mails call them. GET never changes anything. */
export const routes = {
  status: 'POST /api/status',
  issueCredential: 'POST /api/credentials',
  submitResponse: 'POST /api/responses',
  unsubscribe: 'POST /api/unsubscribe/{token}',
  unsubscribePage: 'GET /api/unsubscribe/{token}',
  read: 'POST /api/read',
  readPage: 'GET /read/{language}',
  publicReports: 'GET /',
  reports: 'GET /reports/{proxy+}',
  // A route answers one method. Link checkers and mail scanners ask for heads.
  readPageHead: 'HEAD /read/{language}',
  publicReportsHead: 'HEAD /',
  reportsHead: 'HEAD /reports/{proxy+}',
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
  [routes.read]: { perSecond: 20, burst: 100 },
  [routes.readPage]: { perSecond: 20, burst: 100 },
  [routes.publicReports]: { perSecond: 20, burst: 50 },
  [routes.reports]: { perSecond: 50, burst: 100 },
  [routes.readPageHead]: { perSecond: 5, burst: 10 },
  [routes.publicReportsHead]: { perSecond: 5, burst: 10 },
  [routes.reportsHead]: { perSecond: 5, burst: 10 },
};

export const pathOf = (route: string): string => route.slice(route.indexOf(' ') + 1);
export const unsubscribePath = (token: string): string => `/api/unsubscribe/${token}`;
