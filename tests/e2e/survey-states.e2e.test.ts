/** Every state in which a person can meet the survey page, through the whole pipeline; each is checked. */
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityWords } from '../../locales/accessibility.ts';
import { mailWords } from '../../locales/mail.ts';
import { privacyWords } from '../../locales/privacy.ts';
import { receiptWords } from '../../locales/receipt.ts';
import { instrumentsOf } from '../../shared/answers/instruments.ts';
import { type Language, languages } from '../../shared/contract/identifiers.ts';
import { quarterReportSchema } from '../../shared/report/shape/quarter-report.ts';
import { hasChromium, launchChromium } from '../../tools/chromium.ts';
import { resultsForMembers } from '../../web/given-back/result-lines.ts';
import { unmatched } from './documented-traces.ts';
import { actionTold, type OpenPulse, openPulse } from './open-pulse.ts';
import {
  answer,
  isReady,
  isTold,
  keepsOnlyItsReceipt,
  keepsOnlyWhatIsDocumented,
  lookAt,
  type Person,
  personWith,
  phone,
  receiptOn,
  saying,
  send,
  statusOf,
  takePictures,
  visit,
  wordsOf,
} from './survey-browser.ts';
import { ToldAndCounted } from './told-and-counted.ts';

/** Each attempt of a page uses a real network on a busy machine. */
const patiently = { timeout: 60_000 };
const reportPath = '/reports/data-guild/2026-Q4/report';

describe.runIf(hasChromium)('a survey page through the pipeline', () => {
  let browser: Browser;
  let pulse: OpenPulse;
  let ledger: ToldAndCounted;
  const people: Person[] = [];
  const asked = new Set<string>();
  const kept = new Set<string>();
  beforeAll(async () => {
    [browser, pulse] = await Promise.all([launchChromium(), openPulse(60, { tapFromMail: true })]);
    ledger = new ToldAndCounted(pulse);
  });
  afterEach(async () => {
    for (const person of people.splice(0)) {
      for (const { line } of person.asked) asked.add(line);
      for (const place of person.kept) kept.add(place);
      await person.close();
    }
  });
  afterAll(async () => {
    await browser.close();
    await pulse.stop();
  });
  const somebody = async (language: Language = 'en', options?: BrowserContextOptions) => {
    const person = await personWith(browser, pulse, pulse.nextInvited(language), options);
    people.push(person);
    return person;
  };
  const sameLink = async (person: Person, options?: BrowserContextOptions) => {
    const other = await personWith(browser, pulse, person.invited, options);
    people.push(other);
    return other;
  };

  const questionsOf = () => instrumentsOf(pulse.manifest.instruments).flatMap(({ items }) => items);
  const questions = () => questionsOf().length;
  /** Holds a person's requests until they are released. */
  const holds = async (person: Person, address: string) => {
    const reached = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    await person.context.route(address, async (route) => {
      reached.resolve();
      await released.promise;
      await route.continue();
    });
    return { reached: reached.promise, release: () => released.resolve() };
  };

  it('can be answered at once, names the group, and thanks with a receipt; a reload at any step loses nothing', async () => {
    const person = await somebody();
    await visit(person);
    await isReady(person);
    await lookAt(person, 'fresh');
    await keepsOnlyWhatIsDocumented(person);

    const choices = ledger.choices();
    await answer(person, choices.slice(0, 3));
    await person.page.reload();
    await statusOf(person, 'restored');
    await isReady(person);
    await lookAt(person, 'restored');
    await keepsOnlyWhatIsDocumented(person);

    await answer(person, choices);
    await lookAt(person, 'answered');
    await send(person);
    const receipt = await ledger.isThanked(person, choices);
    await person.page.getByRole('listitem').getByText(actionTold).waitFor();
    await lookAt(person, 'thanks');
    await keepsOnlyItsReceipt(person);

    await person.page.reload();
    expect(await ledger.isThanked(person, choices)).toBe(receipt);
    await keepsOnlyItsReceipt(person);
  });

  it('lists what is missing and refuses an answer that says nothing, and spends nothing on either', async () => {
    const person = await somebody();
    const { script } = wordsOf('en');
    await visit(person);
    await isReady(person);
    const before = pulse.writes.length;
    await answer(person, [4, 4, 4]);
    await send(person);
    await person.page.getByRole('heading', { name: script.problemTitle }).waitFor();
    expect(await person.page.locator('.es li').count()).toBe(questions() - 3);
    expect(await person.page.title()).toMatch(saying(script.errorPrefix));
    await lookAt(person, 'missing');

    await answer(
      person,
      Array.from({ length: questions() }, () => 0),
    );
    await send(person);
    await person.page.getByRole('alert').getByText(script.selectOne).waitFor();
    await lookAt(person, 'empty');
    expect(person.asked.filter(({ line }) => /credentials|responses/.test(line))).toEqual([]);
    expect(pulse.writes.slice(before)).toEqual([]);
    await ledger.sendsAndIsThanked(person);
    await keepsOnlyItsReceipt(person);
  });

  it('keeps answers over a change of language, from right to left too', async () => {
    const person = await somebody('ar');
    await visit(person);
    await isReady(person);
    await lookAt(person, 'arabic');
    await answer(person, [2]);
    await person.page.getByRole('link', { name: 'Deutsch' }).click();
    await person.page.getByText(saying(wordsOf('de').script.group.other)).waitFor();
    expect(await person.page.locator('#q0-2').isChecked()).toBe(true);
    await lookAt(person, 'german');
    const choices = ledger.choices();
    await answer(person, choices);
    await send(person);
    await ledger.isThanked(person, choices, 'de');
    await person.page.goBack();
    await ledger.isThanked(person, choices, 'ar');
    await lookAt(person, 'arabic-thanks');
    await keepsOnlyItsReceipt(person);
  });

  it('says that it is sending, keeps the focus, and sends once however often the button is pressed', async () => {
    const person = await somebody();
    const held = await holds(person, '**/api/credentials');
    await visit(person);
    await isReady(person);
    const choices = ledger.choices();
    await answer(person, choices);
    await send(person);
    await statusOf(person, 'sending');
    await held.reached;
    for (let press = 0; press < 3; press++) await person.page.locator('form button').click({ force: true });
    expect(await person.page.evaluate(() => document.activeElement?.tagName)).toBe('BUTTON');
    await lookAt(person, 'sending');
    held.release();
    await ledger.isThanked(person, choices);
    expect(person.asked.filter(({ line }) => line.includes('responses'))).toHaveLength(1);
    await keepsOnlyItsReceipt(person);
  });

  it('says on another device where to go on, and on the first one that all is well', async () => {
    const person = await somebody();
    await visit(person);
    const receipt = await ledger.sendsAndIsThanked(person);
    const other = await sameLink(person);
    await visit(other);
    await isTold(other, 'used-elsewhere');
    await lookAt(other, 'used-elsewhere');
    await keepsOnlyWhatIsDocumented(other);
    await person.newTab();
    await visit(person);
    expect(await receiptOn(person)).toBe(receipt);
    await keepsOnlyItsReceipt(person);
  });

  it('counts one of two devices that send at once, and informs the other', async () => {
    const choices = ledger.choices();
    const first = await somebody();
    const second = await sameLink(first);
    for (const person of [first, second]) {
      await visit(person);
      await isReady(person);
      await answer(person, choices);
    }
    await Promise.all([first, second].map(send));
    const isThanked = async (person: Person) => {
      await person.page.locator('form').waitFor({ state: 'detached' });
      return (await person.page.locator('code').count()) === 1;
    };
    const [one, two] = await Promise.all([first, second].map(isThanked));
    expect(one).not.toBe(two);
    await ledger.isThanked(one ? first : second, choices);
    await isTold(one ? second : first, 'used-elsewhere');
  });

  it('sends one response from two tabs that send at once, with one receipt in both', async () => {
    const person = await somebody();
    const choices = ledger.choices();
    const tabs = [];
    for (const open of [() => person.page, person.newTab]) {
      tabs.push(await open());
      await visit(person);
      await isReady(person);
      await answer(person, choices);
    }
    // Pressed without waiting for a picture, which a background tab does not get.
    await Promise.all(tabs.map((tab) => tab.locator('form button').dispatchEvent('click')));
    const receipts = [];
    for (const tab of tabs) {
      person.page = tab;
      receipts.push(await ledger.isThanked(person, choices));
    }
    expect(new Set(receipts).size).toBe(1);
    await keepsOnlyItsReceipt(person);
  });

  it.each([
    ['keeps no database', 'IDBFactory.prototype.open = () => { throw new DOMException("", "InvalidStateError"); };'],
    [
      'refuses all storage',
      `for (const name of ['indexedDB', 'sessionStorage', 'localStorage'])
         Object.defineProperty(window, name, { get() { throw new DOMException('', 'SecurityError'); } });`,
    ],
  ])('is answered in a private window that %s', async (_, refusal) => {
    const person = await somebody();
    await person.context.addInitScript(refusal);
    await visit(person);
    await isReady(person);
    expect(new URL(person.page.url()).hash).toBe('');
    await ledger.sendsAndIsThanked(person);
  });

  it('says plainly, in a browser that cannot seal answers, that it cannot send them, and keeps the link valid', async () => {
    const person = await somebody();
    await person.context.addInitScript("Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined });");
    await visit(person);
    await person.page.getByText(wordsOf('en').unsupported).waitFor();
    expect(await person.page.locator('form').isVisible()).toBe(false);
    await lookAt(person, 'unsupported');
    expect(person.asked.map(({ line }) => line)).toEqual([`GET /s/${pulse.pulse}/en`]);
    const other = await sameLink(person);
    await visit(other);
    await ledger.sendsAndIsThanked(other);
  });

  it('selects what was tapped in a mail, says so, sends nothing, and does not select it again', async () => {
    const person = await somebody();
    const before = pulse.writes.length;
    const offered = person.invited.mail.text.match(/^http:\S+&a=q\S+$/gm) ?? [];
    expect(offered).toHaveLength(5);
    const [, tapped = ''] = /&a=(q\d-3)$/.exec(offered[2] ?? '') ?? [];
    await person.page.goto(offered[2] ?? '');
    await isReady(person);
    await person.page.getByText(wordsOf('en').script.tapped).waitFor();
    expect(await person.page.locator(':checked').evaluateAll((all) => all.map(({ id }) => id))).toEqual([tapped]);
    await lookAt(person, 'tapped');
    await keepsOnlyWhatIsDocumented(person);
    expect(pulse.writes.slice(before)).toEqual([]);
    const choices = ledger.choices();
    await answer(person, choices);
    await person.page.reload();
    await isReady(person);
    expect(await person.page.locator(`#q0-${choices[0]}`).isChecked()).toBe(true);
    await send(person);
    await ledger.isThanked(person, choices);
  });

  it('selects nothing for a tap on a question whose answer a mail filter must not see', async () => {
    const sensitive = questionsOf().findIndex(({ sensitivity }) => sensitivity !== 'low');
    const person = await somebody();
    // The last one is harmless as well, but it is not the one that mails offer.
    for (const index of [sensitive, questions() - 1]) {
      await person.page.goto(`${person.invited.link}&a=q${index}-3`);
      await isReady(person);
      expect(await person.page.locator(`#q${index}-3`).count()).toBe(1);
      expect(await person.page.locator(':checked').count()).toBe(0);
    }
  });

  it('begins with an empty form for another person’s link in the same tab', async () => {
    const first = await somebody();
    await visit(first);
    await isReady(first);
    await answer(first, ledger.choices());
    const second = pulse.nextInvited();
    await first.page.goto(second.link);
    await isReady(first);
    await expect.poll(() => first.page.locator(':checked').count()).toBe(0);
    await ledger.sendsAndIsThanked(first);
  });

  it.each(['1999-01-01T00:00:00Z', '2031-01-01T00:00:00Z'])('does not care that a clock says %s', async (time) => {
    const person = await somebody();
    await person.page.clock.setFixedTime(time);
    await visit(person);
    await ledger.sendsAndIsThanked(person);
  });

  it('says so when the pulse is not open yet, and can be answered once it is', async () => {
    const person = await somebody();
    await pulse.setState('opening');
    await visit(person);
    await isTold(person, 'not-open');
    await lookAt(person, 'not-open');
    await keepsOnlyWhatIsDocumented(person);
    await pulse.setState('open');
    await person.page.reload();
    await ledger.sendsAndIsThanked(person);
  });

  it.each([
    ['without its secret part', (link: string) => link.replace(/#.*/, ''), 'unknown-link'],
    ['with half of its secret part', (link: string) => link.slice(0, -90), 'unknown-link'],
    ['with a changed secret', (link: string) => link.replace(/#t=.{8}/, '#t=AAAAAAAA'), 'unknown-link'],
    ['with the fingerprint of another pulse', (link: string) => link.replace(/f=.{8}/, 'f=00000000'), 'manifest'],
  ] as const)('stops before anything is sent when a link is opened %s', async (what, change, notice) => {
    const person = await somebody();
    const before = pulse.writes.length;
    await person.page.goto(change(person.invited.link));
    await isTold(person, notice);
    await lookAt(person, `${notice} ${what}`.replaceAll(' ', '-'));
    await keepsOnlyWhatIsDocumented(person);
    expect(pulse.writes.slice(before)).toEqual([]);
  });

  it('explains without JavaScript why there is no other way, and sends nothing', async () => {
    const person = await somebody('en', { javaScriptEnabled: false });
    await visit(person);
    expect(await person.page.locator('noscript').innerText()).toBe(wordsOf('en').needsScript);
    // axe is a script and cannot run here; the page is the same as with one.
    await takePictures(person, 'no-script');
    // No one answers in vain; and if a browser shows the form anyway, pressing Send would put the answers into the address.
    expect(await person.page.locator('form').isVisible()).toBe(false);
    expect(await person.page.locator('form button').isDisabled()).toBe(true);
    await person.page.keyboard.press('Enter');
    expect(new URL(person.page.url()).search).toBe('');
    expect(person.asked.map(({ line }) => line)).toEqual([`GET /s/${pulse.pulse}/en`]);
  });

  it('tells everyone who was too late that nothing was counted, and everyone in time that it was', async () => {
    const answering = await somebody();
    const betweenSteps = await somebody();
    const inTime = await somebody();
    const opensLater = await somebody();
    const readsArabic = await somebody('ar');
    const replyLost = await somebody();
    const requestLost = await somebody();
    const held = await holds(betweenSteps, '**/api/responses');
    for (const person of [answering, betweenSteps, inTime, replyLost, requestLost]) {
      await visit(person);
      await isReady(person);
    }
    await ledger.sendsAndIsThanked(inTime);
    const lostChoices = ledger.choices();
    let isClosed = false;
    for (const person of [replyLost, requestLost]) {
      let isFirst = true;
      await person.context.route('**/api/responses', async (route) => {
        if (isClosed) return route.continue();
        if (isFirst && person === replyLost) await route.fetch();
        isFirst = false;
        await route.abort('connectionreset');
      });
      await answer(person, lostChoices);
      await send(person);
      await statusOf(person, 'offline');
    }
    for (const person of [answering, betweenSteps]) await answer(person, ledger.choices());
    await send(betweenSteps);
    await held.reached;
    await pulse.close();
    isClosed = true;
    held.release();
    await send(answering);
    for (const person of [answering, betweenSteps]) {
      await isTold(person, 'too-late');
      const places = await keepsOnlyWhatIsDocumented(person);
      expect(places.filter((place) => place.includes('progress'))).toEqual([]);
    }
    await visit(opensLater);
    await isTold(opensLater, 'closed');
    await lookAt(opensLater, 'closed');
    await inTime.page.reload();
    await isTold(inTime, 'done');
    // What happened to these two cannot be known yet; the list published at the close will show it.
    for (const person of [replyLost, requestLost]) {
      // The connection drops and returns, which makes a page try again at once.
      await person.context.setOffline(true);
      await person.context.setOffline(false);
      // On a busy machine a page may have given up by now, and asks to be reloaded.
      const told = person.page.getByRole('heading', { level: 1 });
      const again = person.page.getByRole('button', { name: wordsOf('en').script.sendAgain });
      await expect
        .poll(async () => {
          if (await again.isVisible()) await again.click({ timeout: 1_000 }).catch(() => undefined);
          return told.textContent();
        }, patiently)
        .toBe(wordsOf('en').script.notices.unconfirmed[0]);
      if (person === replyLost) await lookAt(person, 'unconfirmed');
      await keepsOnlyWhatIsDocumented(person);
    }
    await pulse.count();
    for (const person of [replyLost, requestLost]) await person.page.reload();
    await ledger.isThanked(replyLost, lostChoices);
    await keepsOnlyItsReceipt(replyLost);
    await isTold(requestLost, 'too-late');
    await lookAt(requestLost, 'too-late');
    expect(await keepsOnlyWhatIsDocumented(requestLost)).not.toContainEqual(expect.stringContaining('progress'));
    await ledger.agree();

    await inTime.page.getByRole('link', { name: wordsOf('en').script.receiptLink }).click();
    await inTime.page.getByText('your response is in the list').waitFor();
    await lookAt(inTime, 'receipt');
    await keepsOnlyWhatIsDocumented(inTime);
    await inTime.page.goto(`${pulse.stack.url}/s/${pulse.pulse}/privacy-en`);
    await lookAt(inTime, 'privacy');
    // On a phone all questions fit on one screen, and each opens with the keyboard and without a script.
    const questionsShown = inTime.page.locator('summary');
    expect(await questionsShown.count()).toBe(12);
    expect((await questionsShown.last().boundingBox())?.y).toBeLessThan(phone.height);
    for (const summary of await questionsShown.all()) await summary.press('Enter');
    expect(await inTime.page.locator('details[open]').count()).toBe(12);
    await inTime.page.getByText(privacyWords.en.tapped).waitFor();
    await lookAt(inTime, 'privacy-open');
    for (const language of languages) {
      await inTime.page.goto(`${pulse.stack.url}/s/${pulse.pulse}/privacy-${language}`);
      await lookAt(inTime, `privacy-${language}`);
      await inTime.page.getByRole('link', { name: privacyWords[language].accessibilityLink }).click();
      await inTime.page.getByText(accessibilityWords[language].sections[2][0], { exact: true }).waitFor();
      await lookAt(inTime, `accessibility-${language}`);
    }

    // While the link is known, it still shows the outcome: the results, and what was done. It is forgotten thirty days after
    // the close, so the report comes early here.
    const publication = { step: 'publish', community: 'data-guild', quarter: '2026-Q4', at: pulse.stack.clock.now() };
    await pulse.stack.invoke('publish-quarter', publication);
    for (const person of [opensLater, readsArabic]) {
      const { language } = person.invited;
      const { script } = wordsOf(language);
      await visit(person);
      await isTold(person, 'closed');
      await person.page.getByRole('heading', { level: 2, name: saying(script.lastResults) }).waitFor();
      const report = quarterReportSchema.parse(
        JSON.parse(new TextDecoder().decode(await pulse.stack.readSiteObject(`${reportPath.slice(1)}.json`))),
      );
      const said = await person.page.getByRole('listitem').allTextContents();
      // That nothing was done yet about the newest quarter appears under its name, because what was done after an earlier one
      // follows.
      expect(said).toEqual([
        ...resultsForMembers(report).lines[language],
        `2026-Q4: ${script.nothingDone}`,
        `2026-Q3: ${actionTold}`,
      ]);
      expect(said[0]).toMatch(/[0-9٠-٩]/);
      // Its own language, or that of the page it inherits: English either way.
      expect(
        await person.page
          .getByText(actionTold)
          .evaluate((node) => (node.closest('[lang]') as HTMLElement | null)?.lang),
      ).toBe('en');
      await lookAt(person, `closed-with-results-${language}`);
      await keepsOnlyWhatIsDocumented(person);
    }
    await opensLater.page.getByRole('link', { name: wordsOf('en').script.wholeReport }).click();
    await opensLater.page.getByRole('heading', { name: 'In one minute' }).waitFor();
    expect(new URL(opensLater.page.url()).pathname).toBe(`${reportPath}.html`);
    await opensLater.page.getByRole('link', { name: 'All reports' }).click();
    await opensLater.page.getByRole('heading', { level: 1, name: 'Reports' }).waitFor();
    await lookAt(opensLater, 'all-reports');
    await opensLater.page.goto(`${pulse.stack.url}/`);
    await opensLater.page.getByRole('heading', { level: 1, name: 'Reports' }).waitFor();
    await opensLater.page.goto(`${pulse.stack.url}/reports/data-guild/`);
    await opensLater.page.getByRole('link', { name: '2026‑Q4' }).first().click();
    // The report is in English; the pages it links to about privacy and receipts are in every language.
    await opensLater.page.getByRole('link', { name: 'Privacy.' }).click();
    await opensLater.page.getByRole('link', { name: wordsOf('ar').languageName }).click();
    await opensLater.page.getByRole('heading', { level: 1, name: privacyWords.ar.title }).waitFor();
    await lookAt(opensLater, 'privacy-of-every-pulse-ar');
    await opensLater.page.getByRole('link', { name: privacyWords.ar.receiptLink }).click();
    await opensLater.page.getByRole('heading', { level: 1, name: receiptWords.ar.title }).waitFor();
    await lookAt(opensLater, 'receipt-of-every-pulse-ar');
    await opensLater.page.getByRole('link', { name: wordsOf('de').languageName }).click();
    await opensLater.page.getByRole('heading', { level: 1, name: receiptWords.de.title }).waitFor();
    await keepsOnlyWhatIsDocumented(opensLater);
  }, 180_000);

  it('stops the mails on one press, and asks first', async () => {
    const person = await somebody();
    const [address = ''] = /http:\S+\/api\/unsubscribe\/\S+/.exec(person.invited.mail.text) ?? [];
    const words = mailWords.en.unsubscribe;
    await person.page.goto(address);
    await lookAt(person, 'stop-mails');
    await person.page.getByRole('button', { name: words.button }).click();
    await person.page.getByRole('heading', { name: words.doneTitle }).waitFor();
    await lookAt(person, 'stopped-mails');
    expect(await keepsOnlyWhatIsDocumented(person)).toEqual([]);
  });

  it('has done everything that docs/privacy.md says a browser does, so that the list is no longer than the truth', () => {
    expect(unmatched('requests', asked)).toEqual([]);
    expect(unmatched('storage', kept)).toEqual([]);
  });
});
