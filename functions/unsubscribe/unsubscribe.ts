/**
 * Stops the mails to one member by one click and without signing in (RFC 8058), or pauses them: those of the community that
 * the mail came from, or of all communities that one mail was about. Opening the page changes nothing; posting repeatedly
 * stops them once. A token of a former member gets the same pages, in English. A token that the link key did not make, or made
 * before it was lost, is reported as unknown: no one may believe that mails have stopped when they have not.
 */

import type { Language } from '../../shared/contract/identifiers.ts';
import type { Log } from '../../shared/contract/log-events.ts';
import type { PeopleStore, StopWriter } from '../../shared/contract/people-stores.ts';
import { routes } from '../../shared/contract/routes.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import type { CommunityId, MemberId } from '../../shared/kernel/ids.ts';
import { addSeconds, dayOf, daySeconds, type Instant } from '../../shared/kernel/time.ts';
import { readUnsubscribeToken } from '../../shared/mail/unsubscribe-token.ts';
import { signerOf } from '../../shared/roster/readers.ts';
import {
  pausedPage,
  unknownLinkPage,
  unsubscribedPage,
  unsubscribePage,
} from '../../web/unsubscribe/render-unsubscribe-page.ts';

export interface UnsubscribePorts {
  /** `doubted` if the key given before does not match; undefined if there is none. */
  linkKey(now: Instant, doubted?: boolean): Promise<Uint8Array | undefined>;
  readonly people: Pick<PeopleStore, 'member' | 'programme'>;
  /** Harmless if mail is already stopped or the member does not exist. */
  readonly stops: Pick<StopWriter, 'stopMail' | 'pauseMail'>;
  readonly log: Log<'pause.done' | 'unsubscribe.done'>;
}

/** Three months: one pulse of every kind, after which mails resume by themselves. */
const pauseDays = 91;

interface Request {
  readonly now: Instant;
  readonly route: string;
  readonly path: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface HtmlReply {
  readonly status: 200 | 404;
  readonly body: string;
  readonly contentType: 'text/html; charset=utf-8';
}

export async function unsubscribe(request: Request, ports: UnsubscribePorts): Promise<HtmlReply> {
  const memberships = await membershipsOf(request.path['token'] ?? '', request.now, ports);
  if (!memberships) return { ...page(unknownLinkPage()), status: 404 };
  const language: Language = memberships[0]?.language ?? 'en';
  if (request.route !== routes.unsubscribe) return page(unsubscribePage(language));

  if (request.body === 'pause=3') {
    const until = dayOf(addSeconds(request.now, pauseDays * daySeconds));
    for (const { community, member } of memberships) {
      await ports.stops.pauseMail(community, member, until);
      ports.log('pause.done', { community });
    }
    return page(pausedPage(language, until));
  }
  // Mail programs post it as a form or as multipart; both contain these words, a stray POST does not.
  if (!/List-Unsubscribe[\s\S]*One-Click/.test(request.body)) {
    throw new PulseError('request-malformed', 'body must be List-Unsubscribe=One-Click');
  }
  for (const { community, member } of memberships) {
    await ports.stops.stopMail(community, member, 'unsubscribed');
    ports.log('unsubscribe.done', { community });
  }
  return page(unsubscribedPage(language));
}

/** Undefined for a token that is not ours; empty for a former member. */
async function membershipsOf(token: string, now: Instant, ports: UnsubscribePorts) {
  const readBy = (key: Uint8Array | undefined) => key && readUnsubscribeToken(key, token);
  const whose = readBy(await ports.linkKey(now)) ?? readBy(await ports.linkKey(now, true));
  if (!whose) return undefined;
  const { communities, member } = whose;
  const rows = await Promise.all(communities.map((community) => readerIn(community, member, ports)));
  return communities.flatMap((community, index) => {
    const row = rows[index];
    return row ? [{ community, member, language: row.language }] : [];
  });
}

/** A member, or the steward in the configuration, who gets mails without being on the roster. */
async function readerIn(community: CommunityId, member: MemberId, ports: UnsubscribePorts) {
  const row = await ports.people.member(community, member);
  if (row) return row;
  const programme = await ports.people.programme(community);
  const signer = programme && signerOf(programme.community);
  return signer?.member === member ? signer : undefined;
}

const page = (body: string): HtmlReply => ({ status: 200, body, contentType: 'text/html; charset=utf-8' });
