/**
 * opening: invitations are being written. open: the manifest is fixed. frozen: no more credentials, counts are fixed. closed:
 * tallied, responses and sealing key destroyed. contradicted: the counts cannot be true, so nothing was opened, and responses
 * and sealing key are destroyed as well. lost: the sealing key was gone, so nothing could be opened, and responses are
 * destroyed. refused: never opened, and why.
 */
export const pulseStates = ['opening', 'open', 'frozen', 'closed', 'contradicted', 'lost', 'refused'] as const;
export type PulseState = (typeof pulseStates)[number];

/** Whether a pulse is over for good: nothing is left to freeze, close or destroy. */
export const isOver = (state: PulseState): boolean =>
  state === 'closed' || state === 'contradicted' || state === 'lost' || state === 'refused';

/** States in which nothing of a pulse is ever published. */
export const neverPublished = ['refused', 'contradicted', 'lost'] as const satisfies readonly PulseState[];
