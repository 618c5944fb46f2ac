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

export const pathOf = (route: string): string => route.slice(route.indexOf(' ') + 1);
export const unsubscribePath = (token: string): string => `/api/unsubscribe/${token}`;
