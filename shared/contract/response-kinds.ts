/** What a person can send, each sealed separately under a credential for its kind. */
export const responseKinds = ['scores', 'comment'] as const;
export type ResponseKind = (typeof responseKinds)[number];
