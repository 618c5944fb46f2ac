/** The commands of `pulse` that a function serves: what it logs, and no more. */
export const operatorCommands = ['about', 'pulses', 'void', 'replace-key', 'migrate'] as const;
export type OperatorCommand = (typeof operatorCommands)[number];
