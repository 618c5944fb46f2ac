import { type Person, readPeople } from '../../cli/trial/people.ts';
import type { TrialWishes } from '../../cli/trial/settings.ts';
import { trial } from '../../cli/trial.ts';
import type { Instant } from '../../shared/kernel/time.ts';

export const eight = [
  'Ada Lovelace <ada@example.org>',
  '"Hopper, Grace" <grace@example.org>',
  'katherine.johnson@example.org',
  'Mary Jackson, mary@example.org',
  'Dorothy Vaughan; dorothy@example.org',
  "Annie O'Easley <annie@example.org>",
  '<jean.bartik@example.org>',
  'Ñusta Quispe <nusta@example.org>',
];

export const people = readPeople(eight.join('\r\n')).filter((one): one is Person => typeof one !== 'string');

export const wishes = (timeZone: string): TrialWishes => ({
  id: 'trial',
  name: 'Trial',
  timeZone,
  language: 'en',
  steward: { name: 'Ada Lovelace', address: 'ada@example.org' },
  instrument: { id: 'psychological-safety', version: 1 },
});

/** Runs the command on a Monday at noon in Berlin, with a person who gives these answers in turn. */
export async function runTrial(folder: string, args: readonly string[], answers?: readonly string[]) {
  const [out, err, asked]: [string[], string[], string[]] = [[], [], []];
  const remaining = [...(answers ?? [])];
  const terminal = {
    out: (line: string) => void out.push(line),
    err: (line: string) => void err.push(line),
    cwd: folder,
    ...(answers && {
      ask: async (question: string) => {
        asked.push(question);
        return remaining.shift();
      },
    }),
  };
  const ports = () => ({ now: '2026-11-30T11:00:00Z' as Instant, timeZone: 'Europe/Berlin' });
  const code = await trial(args, terminal, ports);
  return { code, out: out.join('\n'), err: err.join('\n'), asked };
}
