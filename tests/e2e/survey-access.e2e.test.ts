/** The survey page without a mouse, read aloud, enlarged, in the system's own colours, and on paper. */
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { instrumentsOf } from '../../shared/answers/instruments.ts';
import { hasChromium, launchChromium } from '../../tools/chromium.ts';
import { type OpenPulse, openPulse } from './open-pulse.ts';
import {
  answer,
  desk,
  isReady,
  isTold,
  keepsOnlyItsReceipt,
  lookAt,
  type Person,
  personWith,
  phone,
  saying,
  send,
  takePictures,
  visit,
  wordsOf,
} from './survey-browser.ts';

describe.runIf(hasChromium)('the survey page', () => {
  let browser: Browser;
  let pulse: OpenPulse;
  let person: Person;
  let page: Page;
  const words = wordsOf('en');
  beforeAll(async () => {
    [browser, pulse] = await Promise.all([launchChromium(), openPulse(24, { comments: true })]);
  });
  beforeEach(async () => {
    person = await personWith(browser, pulse, pulse.nextInvited());
    page = person.page;
    await visit(person);
    await isReady(person);
  });
  afterEach(() => person.close());
  afterAll(async () => {
    await browser.close();
    await pulse.stop();
  });
  /** What Chromium gives a screen reader: roles and names in reading order, without anything that is only layout. */
  const readAloud = async (): Promise<string[]> => {
    const session = await person.context.newCDPSession(page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    await session.detach();
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const told = /^(?:heading|link|group|radio|textbox|button|status|alert|navigation)$/;
    const inOrder = (id: string): string[] => {
      const node = byId.get(id);
      const role = String(node?.role?.value ?? '');
      const own = node && !node.ignored && told.test(role) ? [`${role} ${node.name?.value ?? ''}`.trim()] : [];
      return [...own, ...(node?.childIds ?? []).flatMap(inOrder)];
    };
    return inOrder(nodes[0]?.nodeId ?? '');
  };
  const instruments = () => instrumentsOf(pulse.manifest.instruments);
  const questions = () => instruments().flatMap(({ items }) => items);
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      const outlined = element?.closest('.o') ?? element;
      const { top, bottom, left, right } = outlined?.getBoundingClientRect() ?? new DOMRect();
      const style = outlined && getComputedStyle(outlined);
      return {
        what: element?.id || element?.textContent?.trim() || '',
        isVisible: top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth,
        isOutlined: style?.outlineStyle !== 'none' && Number.parseFloat(style?.outlineWidth ?? '0') >= 2,
      };
    });
  /** Presses Tab until the target has the focus; fails if the focus is not in view and outlined at every step. */
  const tabTo = async (what: string | RegExp): Promise<string[]> => {
    const passed: string[] = [];
    for (let presses = 0; presses < 40; presses++) {
      await page.keyboard.press('Tab');
      const now = await focused();
      expect(now).toEqual({ what: now.what, isVisible: true, isOutlined: true });
      passed.push(now.what);
      if (typeof what === 'string' ? now.what === what : what.test(now.what)) return passed;
    }
    throw new Error(`Tab must reach ${what}, but passed ${passed.join(', ')}`);
  };

  it('is answered, corrected and sent with the keyboard alone, the focus always in sight', async () => {
    const count = questions().length;
    const first = await tabTo(words.privacyLink);
    expect(first).toHaveLength(1);
    // One stop for each question; the arrows choose.
    for (let i = 0; i < count - 1; i++) {
      expect(await tabTo(/^q\d+-\d+$/)).toEqual([`q${i}-1`]);
      await page.keyboard.press('ArrowDown');
      expect((await focused()).what).toBe(`q${i}-2`);
    }
    await tabTo(words.send);
    await page.keyboard.press('Enter');
    const summary = page.getByRole('alert');
    await summary.waitFor();
    expect((await focused()).what).toBe(words.script.problemTitle);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect((await focused()).what).toBe(`q${count - 1}-1`);
    await page.keyboard.press('Space');
    expect(await tabTo(words.send)).toEqual(['c', words.send]);
    await page.keyboard.press('Enter');
    await isTold(person, 'done');
    expect((await focused()).what).toBe(words.script.notices.done[0]);
    await tabTo(words.script.copy);
    await tabTo(words.script.receiptLink);
    await tabTo('Deutsch');
  });

  it('is read in the order in which it is seen, every question a group with its words', async () => {
    const number = (n: number) => new Intl.NumberFormat('en').format(n);
    let position = 0;
    const expected = instruments().flatMap(({ instruction, items, scale }) => [
      `heading ${instruction.en}`,
      ...items.flatMap((item) => {
        position += 1;
        const points = Array.from({ length: scale.points }, (_, point) =>
          scale.kind === 'labelled' ? scale.labels.en[point] : number(scale.lowest + point),
        );
        const legend = `group ${number(position)}. ${item.wording.en}`;
        return [legend, ...points.map((point) => `radio ${point}`), `radio ${words.preferNot}`];
      }),
    ]);
    const heard = await readAloud();
    expect(heard.slice(0, 2)).toEqual([
      expect.stringMatching(saying(`heading ${words.title}`)),
      `link ${words.privacyLink}`,
    ]);
    expect(heard.slice(2, 2 + expected.length)).toEqual(expected);
    expect(heard.slice(2 + expected.length)).toEqual([
      `textbox ${words.comment}`,
      'status',
      `button ${words.send}`,
      `navigation ${words.otherLanguages}`,
      'link Deutsch',
      'link Français',
      'link Español',
      'link Português (Brasil)',
      'link العربية',
      `link ${words.accessibility}`,
    ]);
  });

  it('reports mistakes as an alert before the questions, and at each of them', async () => {
    await answer(person, [3]);
    await send(person);
    await page.getByRole('alert').waitFor();
    const heard = await readAloud();
    const at = heard.findIndex((one) => one.startsWith('alert'));
    expect(at).toBe(2);
    expect(heard[at + 1]).toBe(`heading ${words.script.problemTitle}`);
    // Seen as numbers, read aloud with their words.
    const open = questions().slice(1);
    expect(heard.slice(at + 2, at + 2 + open.length)).toEqual(
      open.map(({ wording }, i) => `link ${i + 2}. ${wording.en}`),
    );
    const described = await page.locator('#q1').evaluate((group) => {
      const by = group.getAttribute('aria-describedby');
      return by && document.getElementById(by)?.textContent;
    });
    expect(described).toBe(words.script.selectAnswer);
    expect(await page.locator('#q0').getAttribute('aria-describedby')).toBeNull();
  });

  it('announces sending and trouble in a status that was present from the start', async () => {
    const status = await page.locator('#status[role=status]').elementHandle();
    await answer(
      person,
      questions().map(() => 1),
    );
    await person.context.setOffline(true);
    await send(person);
    await expect.poll(() => status?.textContent()).toBe(words.script.offline);
    expect(await status?.evaluate((element) => element.isConnected)).toBe(true);
    await person.context.setOffline(false);
    await isTold(person, 'done');
  });

  it('fits a screen of 1280 px enlarged four times, and 320 px with wide letters, with nothing too small to touch', async () => {
    const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    const tooSmall = () =>
      page.locator('label.o, button, input[type=text], textarea').evaluateAll((elements) =>
        elements
          .map((element) => ({ text: element.textContent, box: element.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
          .map(({ text }) => text),
      );
    // 400 % of 1280 by 1024.
    await page.setViewportSize({ width: 320, height: 256 });
    expect(await sideways()).toBeLessThanOrEqual(0);
    expect(await tooSmall()).toEqual([]);
    await send(person);
    await page.getByRole('alert').waitFor();
    expect(await sideways()).toBeLessThanOrEqual(0);
    // WCAG 1.4.12; a constructed sheet, because the page's policy allows no other.
    await page.evaluate(() => {
      const spacing = new CSSStyleSheet();
      spacing.replaceSync(
        '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }',
      );
      document.adoptedStyleSheets = [spacing];
    });
    expect(await sideways()).toBeLessThanOrEqual(0);
    await takePictures(person, 'wide-letters');
  });

  it('leaves the system its own colours, and shows choice and focus by more than colour', async () => {
    await page.emulateMedia({ forcedColors: 'active' });
    await page.locator('#q0-2').focus();
    await page.keyboard.press('Space');
    const styles = await page.locator('.o').evaluateAll((rows) =>
      rows.map((row) => {
        const { borderTopStyle, borderTopWidth, outlineStyle, forcedColorAdjust } = getComputedStyle(row);
        return { borderTopStyle, borderTopWidth, outlineStyle, forcedColorAdjust };
      }),
    );
    expect(
      styles.filter(({ borderTopStyle, borderTopWidth }) => borderTopStyle === 'none' || borderTopWidth === '0px'),
    ).toEqual([]);
    expect(styles.filter(({ outlineStyle }) => outlineStyle !== 'none')).toHaveLength(1);
    expect(new Set(styles.map(({ forcedColorAdjust }) => forcedColorAdjust))).toEqual(new Set(['auto']));
    expect(await page.locator('#q0-2').evaluate((radio) => getComputedStyle(radio).appearance)).not.toBe('none');
    // No axe: contrast is up to the system now.
    await takePictures(person, 'forced-colours');
    await page.emulateMedia({ forcedColors: null });
  });

  it('prints its questions and no secret', async () => {
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('button').isVisible()).toBe(false);
    expect(await page.getByRole('group').count()).toBe(questions().length);
    const secret = new URLSearchParams(new URL(person.invited.link).hash.slice(1)).get('t') ?? '';
    expect(secret).toHaveLength(43);
    expect(page.url()).not.toContain(secret);
    expect(await page.content()).not.toContain(secret);
    await takePictures(person, 'print');
    await page.emulateMedia({ media: null });
  });

  it('moves nothing by itself, whatever the preference', async () => {
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await answer(person, [1]);
    const moving = await page.evaluate(() => ({
      animations: document.getAnimations().length,
      transitions: [...document.querySelectorAll('*')].filter((element) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
        return transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior === 'smooth';
      }).length,
    }));
    expect(moving).toEqual({ animations: 0, transitions: 0 });
  });

  it.each([phone, desk])(
    'pushes nothing away while it loads, neither at its top nor at its end, at $width px',
    async (size) => {
      await page.setViewportSize(size);
      await page.addInitScript(() => {
        Object.assign(globalThis, { shifted: [] });
        new PerformanceObserver((list) => {
          const { shifted } = globalThis as typeof globalThis & { shifted: number[] };
          for (const entry of list.getEntries()) shifted.push(Number(Reflect.get(entry, 'value')));
        }).observe({ type: 'layout-shift', buffered: true });
      });
      // A slow processor paints before it has read the page to its end.
      const devtools = await page.context().newCDPSession(page);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: 15 });
      for (const end of [false, true]) {
        const arrives = Promise.withResolvers<void>();
        await page.route('**/api/status', async (route) => {
          await arrives.promise;
          await route.continue();
        });
        await page.reload();
        if (end) await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
        arrives.resolve();
        await isReady(person);
        // Shifts are reported with the frame after the one that shows them.
        const shifted = await page.evaluate(async () => {
          for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
          return (globalThis as typeof globalThis & { shifted: number[] }).shifted;
        });
        expect(shifted).toEqual([]);
        await page.unroute('**/api/status');
      }
      await devtools.detach();
    },
  );

  // The last test: no one can answer after it.
  it('says that a comment the close overtook is not counted, and gives thanks for the answers', async () => {
    await lookAt(person, 'with-a-comment');
    await answer(
      person,
      questions().map(() => 1),
    );
    await page.locator('textarea').fill('More time for questions');
    await lookAt(person, 'with-a-written-comment');
    const closesAfterTheAnswers = async (route: Route) => {
      const response = await route.fetch();
      await pulse.close();
      await route.fulfill({ response });
    };
    await page.route('**/api/responses', closesAfterTheAnswers, { times: 1 });
    await send(person);
    await isTold(person, 'done');
    await page.getByText(words.script.commentLate).waitFor();
    await lookAt(person, 'comment-too-late');
    await keepsOnlyItsReceipt(person);
  });
});
