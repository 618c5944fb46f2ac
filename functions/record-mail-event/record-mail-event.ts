/**
 * Records a bounce or a complaint: no more mail goes to an address that does not exist or to a person who called it
 * spam, and the invitation counts as not delivered. Every write is conditional and final, so an event may come twice,
 * late, or not at all (the provider suppresses such addresses by itself). It never sees an address: the event's tags name
 * the row.
 */
import type { Log } from '../../shared/contract/log-events.ts';
import type { StopWriter, SurveyOutbox } from '../../shared/contract/people-stores.ts';
import type { MailEvent } from './mail-event.ts';

export interface MailEventPorts {
  readonly stops: Pick<StopWriter, 'stopMail'>;
  readonly outbox: Pick<SurveyOutbox, 'settle'>;
  readonly log: Log<'mail.event'>;
}

export async function recordMailEvent(event: MailEvent, ports: MailEventPorts): Promise<void> {
  const { what, communities, member, surveys } = event;
  const why = what === 'bounce-permanent' ? 'bounced' : what === 'complaint' ? 'complained' : undefined;
  const named = member === undefined ? [] : communities;
  if (what === 'bounce-permanent') {
    for (const { pulse, invitation, kind } of surveys) {
      await ports.outbox.settle(kind, { pulse, token: invitation }, 'bounced');
    }
  }
  if (why && member) for (const community of named) await ports.stops.stopMail(community, member, why);
  ports.log('mail.event', { kind: what, recorded: why ? named.length : 0 });
}
