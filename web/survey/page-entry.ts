/**
 * The script of the survey page: small, inline, complete without the protocol code, which it fetches while the person
 * reads. Nothing goes out before Send but the question what the link is good for. Sending is tried again after 1, 2, 4, 8
 * and 16 seconds and whenever the connection returns; every repeat is the same response.
 */
import { loadProtocol, type Protocol } from './load-protocol.ts';
import { element } from './page-elements.ts';
import { surveyForm } from './page-form.ts';
import { takeLink } from './page-link.ts';
import { noticeOf, receiptPanel, showNotice } from './page-notices.ts';
import type { ProgressStorage } from './progress.ts';
import type { AnswerOutcome, LinkCheck, SurveyLink } from './protocol.ts';
import type { PageSettings } from './survey-page.ts';

const retrySeconds = [1, 2, 4, 8, 16];

const settings: PageSettings = JSON.parse(document.getElementById('pulse')?.textContent ?? '{}');
const { words, pulse } = settings;
const main = document.querySelector('main') ?? document.body;
const form = document.querySelector('form') ?? document.createElement('form');
const status = document.getElementById('status') ?? form;
const survey = surveyForm(form, pulse, words, sessionStorage);
const link = takeLink(pulse, location, history, sessionStorage);

const random = (length = 32) => crypto.getRandomValues(new Uint8Array(length));
const fetchHere = (url: string, init: RequestInit) => fetch(url, init);

interface Ready {
  readonly protocol: Protocol;
  readonly storage: ProgressStorage;
}
let loads = 0;
let loading: Promise<Ready> | undefined;
/** One load for the page; after a failure the next call tries again. */
function ready(): Promise<Ready> {
  loading ??= (async () => {
    const protocol = await loadProtocol(settings.protocol, settings.integrity, loads++);
    return { protocol, storage: await protocol.openProgressStorage(indexedDB) };
  })().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** Resolves after the time, or as soon as the connection is back. */
const pause = (seconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, seconds * 1000);
    addEventListener('online', () => resolve(), { once: true });
  });

/** Two tabs must not seal two responses at once; the second waits and then finishes the first one's. */
const alone = <T>(task: () => Promise<T>): Promise<T> =>
  navigator.locks ? navigator.locks.request(`pulse/${pulse}`, task) : task();

async function send(answers: readonly number[], comment: string, from: SurveyLink): Promise<void> {
  survey.setBusy(true);
  status.textContent = words.sending;
  for (const seconds of [...retrySeconds, undefined]) {
    const outcome = await attempt(answers, comment, from);
    if (outcome.kind !== 'unreachable') return finish(outcome);
    if (seconds === undefined) break;
    status.textContent = words.offline;
    await pause(seconds);
  }
  status.textContent = words.notSent;
  survey.setBusy(false, words.sendAgain);
}

async function attempt(answers: readonly number[], comment: string, from: SurveyLink): Promise<AnswerOutcome> {
  try {
    const { protocol, storage } = await ready();
    return await alone(() =>
      protocol.answerPulse({ link: from, site: '', storage, fetch: fetchHere, random, answers, comment }),
    );
  } catch {
    // The code or the browser's store could not be had just now; nothing was sent without being kept.
    return { kind: 'unreachable' };
  }
}

function finish(outcome: Exclude<AnswerOutcome | LinkCheck, { kind: 'unreachable' | 'ready' | 'unfinished' }>): void {
  if (outcome.kind === 'done') {
    survey.forget();
    const [receipt] = outcome.receipts;
    showNotice(main, words.notices.done, ...(receipt ? [receiptPanel(receipt, settings)] : []));
  } else {
    showNotice(main, words.notices[noticeOf(outcome)]);
  }
}

async function look(from: SurveyLink): Promise<void> {
  const { protocol, storage } = await ready();
  const check = await protocol.checkLink({ link: from, site: '', storage, fetch: fetchHere, random });
  if (check.kind === 'ready') {
    const group = document.getElementById('group');
    group?.append(words.group.replace('{group}', check.group).replace('{invited}', String(check.invited)));
    group?.removeAttribute('hidden');
  } else if (check.kind === 'unfinished') {
    showNotice(main, [words.finishing]);
    main.append(status);
    await send([], '', from);
    if (status.textContent === words.notSent) offerReload();
  } else if (check.kind !== 'unreachable') {
    finish(check);
  }
}

/** What is under way needs no form, only another try. */
function offerReload(): void {
  const again = element('button', { type: 'button' }, words.sendAgain);
  again.addEventListener('click', () => location.reload());
  main.append(again);
}

if (link) {
  if (survey.restore()) status.textContent = words.restored;
  survey.onSubmit(() => {
    const given = survey.read();
    if (given) void send(given.answers, given.comment, link);
  });
  // Not reaching the server now is no news: Send will try again and say so.
  look(link).catch(() => undefined);
} else {
  showNotice(main, words.notices['unknown-link']);
}
