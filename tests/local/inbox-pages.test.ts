import { expect, it } from 'vitest';
import { inboxPage } from '../../local/inbox-pages.ts';
import type { Instant } from '../../shared/kernel/time.ts';

it('a list of mails shows how each continues, not its subject again', () => {
  const mail = {
    id: '1',
    at: '2026-10-13T07:00:00Z' as Instant,
    from: 'pulse@example.org',
    to: ['ada@example.org'],
    subject: 'Please help us',
    headers: [],
    text: 'Please help us\n\nHello Ada,',
    html: '',
  };
  const store = { all: () => [mail], find: () => mail, raw: () => undefined };
  const page = inboxPage(store, new URL('http://127.0.0.1/_local/inbox'));
  expect(page?.body).toContain('<span class="start">Hello Ada,</span>');
});
