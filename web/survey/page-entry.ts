/**
 * The script of the survey page: small, inline, complete without the protocol code, which it fetches while the person
 * reads. Before Send, its only question to the server is what the link is good for.
 */

import type { NoticeName } from '../../locales/shape/survey.ts';
import type { Choice } from '../../shared/answers/choice.ts';
import type { GivenBackIn } from '../../shared/contract/given-back.ts';
import { dateWords } from './closing-words.ts';
import { givenBack } from './given-back.ts';
import { loadProtocol, type Protocol } from './load-protocol.ts';
import { element } from './page-elements.ts';
import { surveyForm } from './page-form.ts';
import { hasLink, type TakenLink, takeLink } from './page-link.ts';
import { noticeIn, noticeOf, receiptPanel, showNotice } from './page-notices.ts';
import { type Outcome, sendUntilAnswered } from './page-sending.ts';
import type { ProgressStorage } from './progress.ts';
import type { AnswerOutcome, LinkCheck, Place, SurveyLink, SurveyPorts } from './protocol.ts';
import type { PageSettings } from './survey-page.ts';
import { tabStorage } from './tab-storage.ts';

const byId = (id: string) => document.getElementById(id);
const written: PageSettings = JSON.parse(byId('pulse')?.textContent ?? '{}');
// By the device's clock. If it is wrong, the page names the other close, which is harmless: the server decides what counts.
const isLate = Date.now() >= Date.parse(written.closes);
const settings = isLate ? { ...written, closes: written.acceptsUntil } : written;
const { words, pulse, locale } = settings;
const main = document.querySelector('main') ?? document.body;
const form = document.querySelector('form') ?? element('form', {});
const status = byId('status') ?? form;
const kept = tabStorage(() => sessionStorage);
const survey = surveyForm(form, pulse, words, kept);

const random = (length = 32) => crypto.getRandomValues(new Uint8Array(length));
const fetchHere = (url: string, init: RequestInit) => fetch(url, init);

/** What members get back, once the reply about the link has brought it. */
let given: GivenBackIn | undefined;

const portsOf = (link: SurveyLink, storage: ProgressStorage): SurveyPorts => ({
  link,
  site: '',
  storage,
  fetch: fetchHere,
  random,
  language: settings.language,
  onGivenBack(brought) {
    given = brought;
  },
});

interface Ready {
  readonly protocol: Protocol;
  readonly storage: ProgressStorage;
}
/** Found when the page opened, so that others who flood the status of links cannot hold up Send. */
let place: Place | undefined;
let loads = 0;
let loading: Promise<Ready> | undefined;
/** One load for the page; after a failure, the next call tries again. */
function ready(): Promise<Ready> {
  loading ??= (async () => {
    const protocol = await loadProtocol(settings.protocol, settings.integrity, loads++);
    return { protocol, storage: await protocol.openProgressStorage(() => indexedDB) };
  })().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

const pause = (seconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, seconds * 1000);
    addEventListener('online', () => resolve(), { once: true });
  });

/** Two tabs must not seal two responses at once; the second waits and then finishes the first one's. */
const alone = <T>(task: () => Promise<T>): Promise<T> =>
  navigator.locks ? navigator.locks.request(`pulse/${pulse}`, task) : task();

/** False if no server could be reached; the page then says so. */
async function send(answers: readonly Choice[], comment: string, from: SurveyLink): Promise<boolean> {
  let isSealed = false;
  survey.setBusy(true);
  // Changes made from now on would not be sent.
  survey.lock(true);
  status.textContent = words.sending;
  const outcome = await sendUntilAnswered({
    async attempt() {
      const tried = await attempt(answers, comment, from);
      isSealed ||= 'isSealed' in tried;
      return tried;
    },
    report(trouble, again) {
      const [now, atLast] = trouble ? [words.trouble, words.troubleNotSent] : [words.offline, words.notSent];
      status.textContent = again ? now : atLast;
    },
    pause,
    random: () => (random(1)[0] ?? 0) / 256,
  });
  if (outcome) finish(outcome, true, from);
  else {
    survey.setBusy(false, words.sendAgain);
    survey.lock(isSealed);
  }
  return outcome !== undefined;
}

async function attempt(answers: readonly Choice[], comment: string, from: SurveyLink): Promise<AnswerOutcome> {
  try {
    const { protocol, storage } = await ready();
    return await alone(() => protocol.answerPulse({ ...portsOf(from, storage), answers, comment, place }));
  } catch {
    // The code or the browser's store was unavailable; nothing was sent without being kept.
    return { kind: 'unreachable' };
  }
}

type End = Exclude<Outcome | LinkCheck, { kind: 'unreachable' | 'ready' | 'unfinished' }>;

function finish(outcome: End, sent: boolean, from: SurveyLink): void {
  // Answers that can still be sent after a refusal stay in the tab; others are dropped.
  if (outcome.kind !== 'refused' && outcome.kind !== 'unknown-link') survey.forget();
  const [receipt, ofComment] = 'receipts' in outcome ? outcome.receipts : [];
  const notice = noticeOf(outcome, sent);
  const isLate = notice === 'done' && !ofComment && form.querySelector('textarea');
  showNotice(
    main,
    noticeIn(settings, notice),
    ...(isLate ? [element('p', {}, words.commentLate)] : []),
    ...(receipt ? [receiptPanel(receipt, settings)] : []),
  );
  // Shown below the notice, and only if it can no longer influence this member's answers.
  if (endings.has(notice)) showGivenBack(from).catch(() => undefined);
}

/** Asks about the link only if nothing has: after a reload that finds the answers sent, or without a reply so far. */
async function showGivenBack(from: SurveyLink): Promise<void> {
  if (!given) {
    const { protocol, storage } = await ready();
    await protocol.askGivenBack(portsOf(from, storage));
  }
  if (given) main.append(givenBack(settings, given));
}

const endings: ReadonlySet<NoticeName> = new Set(['done', 'used-elsewhere', 'closed', 'too-late']);

async function look(from: SurveyLink): Promise<void> {
  const { protocol, storage } = await ready();
  const check = await protocol.checkLink(portsOf(from, storage));
  if (check.kind === 'ready') {
    const { members } = check;
    place = check.place;
    const count = new Intl.NumberFormat(locale).format(members);
    const sentence = words.group[new Intl.PluralRules(locale).select(members)] ?? words.group.other;
    byId('group')?.append(sentence.replace('{group}', () => check.label).replace('{members}', count));
  } else if (check.kind === 'unfinished') {
    showNotice(main, [words.finishing]);
    main.append(status);
    if (!(await send([], '', from))) offerReload();
  } else if (check.kind !== 'unreachable') {
    finish(check, false, from);
  }
}

/** A response under way needs no form, only another try. */
function offerReload(): void {
  const again = element('button', { type: 'button' }, words.sendAgain);
  again.addEventListener('click', () => location.reload());
  main.append(again);
}

/** Says that this tab's answers were restored, with a way to clear them. */
function sayRestored(): void {
  const clear = element('button', { type: 'button', class: 'q' }, words.clear);
  const line = byId('kept');
  line?.append(element('span', {}, words.restored), ' ', clear);
  clear.addEventListener('click', () => {
    survey.clear();
    line?.replaceChildren(words.cleared);
    line?.focus();
  });
}

function start({ link, tapped }: TakenLink): void {
  if (survey.restore()) sayRestored();
  else if (tapped !== undefined && survey.choose(tapped)) byId('kept')?.append(words.tapped);
  survey.onSubmit(() => {
    const given = survey.read();
    if (given) void send(given.answers, given.comment, link);
  });
  // Failing to reach the server now does not matter: Send tries again and says so.
  look(link).catch(() => undefined);
}

// If the page cannot work, the script before this one has shown that notice.
if (byId('unsupported')?.hidden !== false) {
  // To a browser, the same page with another link is the same document: without this, nothing would happen.
  addEventListener('hashchange', () => hasLink(location) && location.reload());
  for (const time of document.querySelectorAll('time')) {
    time.textContent = dateWords(locale, undefined, settings.closes);
    if (isLate) time.parentElement?.append(` ${words.stillOpen}`);
  }
  const taken = takeLink(pulse, location, history, kept);
  if (taken) start(taken);
  else showNotice(main, noticeIn(settings, 'unknown-link'));
}
