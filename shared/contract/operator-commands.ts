/** The commands of `pulse` that a function reads for: what it logs, and no more. */
export const operatorCommands = ['about', 'pulses', 'void'] as const;
export type OperatorCommand = (typeof operatorCommands)[number];
