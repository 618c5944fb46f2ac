import { UsageError } from './command.ts';

/**
 * What was typed, as `parse` (a call of `parseArgs`) understands it; undefined when help was asked for.
 *
 * @throws UsageError with what is wrong, and the usage
 */
export function readArguments<Parsed extends { readonly values: { readonly help: boolean } }>(
  usage: string,
  parse: () => Parsed,
): Parsed | undefined {
  try {
    const parsed = parse();
    return parsed.values.help ? undefined : parsed;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : 'unknown option'}\n\n${usage}`);
  }
}
