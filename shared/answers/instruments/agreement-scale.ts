/** Five points of agreement, each in words. */
export const agreementScale = { kind: 'labelled', lowest: 1, points: 5 } as const;
