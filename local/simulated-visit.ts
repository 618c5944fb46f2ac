import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { choicesFrom } from '../shared/answers/choice.ts';
import { instrumentsOf } from '../shared/answers/instruments.ts';
import type { Instrument } from '../shared/contract/instrument.ts';
import { parseManifest } from '../shared/contract/pulse.ts';
import type { Fetch } from '../web/survey/answer-calls.ts';
import type { ProgressStorage } from '../web/survey/progress.ts';
import { type AnswerOutcome, answerPulse } from '../web/survey/protocol.ts';
import { replaceFile } from './replace-file.ts';
import { answersOf, behaviourOf } from './simulated-behaviour.ts';

/** One press of Send by one simulated member, as values that another thread can be given. */
export interface Visit {
  readonly seed: string;
  readonly site: string;
  /** Folder of this browser's storage. */
  readonly browser: string;
  readonly pulse: string;
  readonly address: string;
  readonly token: string;
  readonly fingerprint: string;
  readonly language: string;
  /** Instruments that the community brought itself. */
  readonly own: readonly Instrument[];
}

/** Opens the page as a browser would, then presses Send. */
export async function visitPage(visit: Visit, fetch: Fetch): Promise<AnswerOutcome['kind']> {
  const { seed, site, pulse, address, token, fingerprint, language, own } = visit;
  const page = await fetch(`${site}/s/${pulse}/${language}`, {});
  await page.text();
  if (!page.ok) return 'unknown-link';
  const published = await fetch(`${site}/s/${pulse}/manifest.json`, {});
  const manifest = parseManifest(await published.text());
  const outcome = await answerPulse({
    link: { pulse, token, fingerprint },
    site,
    comment: behaviourOf(seed, pulse, address).comment,
    answers: choicesFrom(answersOf(seed, pulse, address, instrumentsOf(manifest.instruments, own))),
    storage: browserFolder(visit.browser),
    fetch,
    random: (length = 32) => crypto.getRandomValues(new Uint8Array(length)),
  });
  return outcome.kind;
}

/**
 * A browser's storage as files: each value is replaced whole, so a kill leaves the old or the new one. Values are those that
 * the structured clone algorithm preserves, as in IndexedDB.
 */
function browserFolder(folder: string): ProgressStorage {
  const file = (key: string) => join(folder, encodeURIComponent(key));
  return {
    async get(key) {
      const bytes = await readFile(file(key)).catch(() => undefined);
      return bytes && deserialize(bytes);
    },
    async set(key, progress) {
      await mkdir(folder, { recursive: true });
      replaceFile(file(key), serialize(progress));
    },
    async delete(key) {
      await rm(file(key), { force: true });
    },
  };
}
