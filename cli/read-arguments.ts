/**
 * Reads every command line, of `npx pulse` and of npm scripts. A command declares its options once; they are parsed, checked
 * and explained from that declaration, and a misspelt option gets a suggestion.
 */
import { parseArgs } from 'node:util';
import { nearest } from '../shared/kernel/nearest.ts';
import { type ExitMeanings, exitAsBroken, exitCodes, exitHelp } from './exit-codes.ts';

export interface Option {
  /** The placeholder of its value in help, such as `NAME`; without one the option is a switch. */
  readonly value?: string;
  readonly words: string;
  /** The default. */
  readonly usual?: string;
  readonly isRequired?: true;
  /** May be given more than once. */
  readonly isRepeated?: true;
  /** For a program that restarts itself; hidden from help. */
  readonly isInternal?: true;
}
export type Options = Readonly<Record<string, Option>>;

export interface Usage<O extends Options = Options> {
  /** The command as typed, such as `npx pulse verify`. */
  readonly command: string;
  /** Positional arguments, such as `REPORT.json [EARLIER.json ...]`, and how many are allowed. */
  readonly named?: {
    readonly words: string;
    readonly least: number;
    readonly most: number;
    /** The allowed values, if they are a closed list. */
    readonly oneOf?: readonly string[];
  };
  readonly does: string;
  readonly options: O;
  readonly exits: ExitMeanings;
}

export interface Given<O extends Options> {
  readonly options: { readonly [Name in keyof O]: ValueOf<O[Name]> };
  readonly named: readonly string[];
}
type ValueOf<One extends Option> = One extends { readonly value: string }
  ? One extends { readonly isRepeated: true }
    ? readonly string[]
    : One extends { readonly isRequired: true } | { readonly usual: string }
      ? string
      : string | undefined
  : boolean;

/** A mistake in the command line or in a file that it names. Printed without a stack trace. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Parses what was typed after the command; `help` if it contains --help.
 * @throws UsageError that lists every mistake
 */
export function readArguments<const O extends Options>(usage: Usage<O>, args: readonly string[]): Given<O> | 'help' {
  const known = new Map<string, Option>([...Object.entries(usage.options), ['help', { words: 'this text' }]]);
  const values = new Map<string, string[]>();
  const named: string[] = [];
  const problems: string[] = [];
  const types = [...known].map(([name, { value }]) => [name, { type: value ? 'string' : 'boolean' }] as const);
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(types),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind === 'positional') named.push(token.value);
    if (token.kind !== 'option') continue;
    const option = known.get(token.name);
    const problem = option ? problemWith(token, option, values.has(token.name)) : unknown(token.rawName, usage.options);
    if (problem) problems.push(problem);
    else values.set(token.name, [...(values.get(token.name) ?? []), token.value ?? '']);
  }
  if (values.has('help')) return 'help';
  // A missing option may have been given under a misspelt name.
  if (problems.length === 0) problems.push(...missing(usage, values, named));
  if (problems.length > 0) throw new UsageError(`${problems.join('\n')}\n\n${shortUsage(usage)}`);
  const options = Object.entries(usage.options).map(([name, { value, usual, isRepeated }]) => {
    const given = values.get(name);
    if (value === undefined) return [name, given !== undefined];
    return [name, isRepeated ? (given ?? []) : (given?.at(-1) ?? usual)];
  });
  return { options: Object.fromEntries(options), named };
}

interface Typed {
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function problemWith({ rawName, value, inlineValue }: Typed, option: Option, isThere: boolean): string | undefined {
  if (option.value === undefined) return inlineValue ? `${rawName} takes no value.` : undefined;
  // The next option is not a value, unless written as one: --name=--x.
  if (!value || (!inlineValue && value.startsWith('--')))
    return `${rawName} needs a value: ${rawName} ${option.value}.`;
  return isThere && !option.isRepeated ? `${rawName} is given twice.` : undefined;
}

function unknown(rawName: string, options: Options): string {
  const names = [...visible(options).map(([name]) => name), 'help'];
  const meant = nearest(rawName.replace(/^-+/, ''), names);
  const known = names.map((name) => `--${name}`).join(', ');
  return `${rawName} is not an option: ${meant === undefined ? `the options are ${known}.` : `did you mean --${meant}?`}`;
}

function missing(
  { options, named: wanted }: Usage,
  values: ReadonlyMap<string, unknown>,
  named: readonly string[],
): string[] {
  const left = Object.entries(options).filter(([name, { isRequired }]) => isRequired && !values.has(name));
  const wantedOptions = left.map(([name, { value }]) => `--${name} ${value}`);
  const problems =
    wantedOptions.length === 0 ? [] : [`${wantedOptions.join(' and ')} ${left.length === 1 ? 'is' : 'are'} required.`];
  const { words, least, most, oneOf } = wanted ?? { words: '', least: 0, most: 0 };
  if (named.length < least) problems.push(`${words} is required.`);
  // Does not repeat its text, which may be a name or an address typed by mistake.
  if (named.length > most)
    problems.push(`there are too many arguments${most === 0 ? '' : `: only ${words} is allowed`}.`);
  for (const name of oneOf ? named.filter((one) => !oneOf.includes(one)) : []) {
    const meant = nearest(name, oneOf ?? []);
    problems.push(
      `"${name}" is unknown: ${meant === undefined ? `choose from ${oneOf?.join(', ')}.` : `did you mean ${meant}?`}`,
    );
  }
  return problems;
}

const visible = (options: Options): [string, Option][] =>
  Object.entries(options).filter(([, { isInternal }]) => !isInternal);

const typed = ([name, { value }]: readonly [string, Option]): string => `--${name}${value ? ` ${value}` : ''}`;

function firstLine({ command, options, named }: Usage): string {
  const all = visible(options);
  const optional = all.filter(([, { isRequired }]) => !isRequired);
  const words = [
    command,
    ...all.filter(([, { isRequired }]) => isRequired).map(typed),
    ...(optional.length > 4 ? ['[options]'] : optional.map((one) => `[${typed(one)}]`)),
    ...(named ? [named.words] : []),
  ];
  return `usage: ${words.join(' ')}`;
}

const shortUsage = (usage: Usage): string => `${firstLine(usage)}\n${usage.command} --help explains more.`;

/** The text of `--help`. */
export function helpOf(usage: Usage): string {
  const all: [string, Option][] = [...visible(usage.options), ['help', { words: 'this text' }]];
  const width = Math.max(...all.map((one) => typed(one).length)) + 3;
  const lines = all.map((one) => {
    const [, { words, usual }] = one;
    return `  ${typed(one).padEnd(width)}${words}${usual === undefined ? '' : ` (default: ${usual})`}`;
  });
  return [firstLine(usage), '', usage.does, '', ...lines, '', exitHelp(usage.exits)].join('\n');
}

/** Reads the command line of an npm script; prints help and mistakes and exits. */
export function readCommandLine<const O extends Options>(usage: Usage<O>): Given<O> {
  process.once('uncaughtExceptionMonitor', exitAsBroken);
  try {
    const given = readArguments(usage, process.argv.slice(2));
    if (given !== 'help') return given;
    process.stdout.write(`${helpOf(usage)}\n`);
    process.exit(exitCodes.done);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(exitCodes.usage);
  }
}
