/** What a person can send, each sealed for itself under a credential for its kind. */
export const responseKinds = ['scores', 'comment'] as const;
export type ResponseKind = (typeof responseKinds)[number];
