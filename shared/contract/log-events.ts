/**
 * The closed registry of log entries. A function can log nothing else: no text, no object, no address, no token, no answer.
 * Values are ids of pulses, communities and quarters, counts, codes, and the class name of an error.
 */
import type { ErrorCode } from '../kernel/errors.ts';
import type { CommunityId, PulseId, QuarterId } from '../kernel/ids.ts';
import type { Contradiction } from './commitment.ts';
import type { CommentsInput, ImportNoticeInput, NoticeInput, ScheduleInput, SurveyMailKind } from './messages.ts';
import type { OperatorCommand } from './operator-commands.ts';

export interface LogEvents {
  'request.refused': { code: ErrorCode };
  'request.failed': { code: ErrorCode; errorName: string };
  'roster.imported': { community: CommunityId; added: number; changed: number; removed: number; unchanged: number };
  'roster.refused': { community: CommunityId | 'unknown'; problems: number };
  'members.forgotten': { community: CommunityId; forgotten: number; returned: number };
  'pause.done': { community: CommunityId };
  'signals.imported': { community: CommunityId; quarter: QuarterId; facts: number; unmatched: number };
  'signals.refused': { community: CommunityId | 'unknown'; problems: number };
  'plan.reconciled': { created: number; removed: number; unchanged: number };
  'pulse.opened': { pulse: PulseId; invited: number; groups: number };
  'pulse.refused': { pulse: PulseId; code: string };
  'pulse.queued': { pulse: PulseId; kind: SurveyMailKind; invitations: number };
  'mail.sent': {
    pulse: PulseId;
    kind: SurveyMailKind;
    sent: number;
    skipped: number;
    /** Reminders, and occasionally a first mail, held back because the person's mail budget has no room. */
    yielded: number;
    refused: number;
    unknown: number;
  };
  'mail.paused': { code: 'rate' | 'daily-quota' | 'account-paused' | 'not-allowed' | 'not-ready' };
  /** One mail that will not be sent as it is. */
  'mail.refused': {
    code: 'cannot-be-made' | 'domain-not-allowed' | 'message-rejected' | 'parameter-refused' | 'recipient-not-verified';
  };
  'mail.event': { kind: 'bounce-permanent' | 'bounce-transient' | 'complaint' | 'other'; recorded: number };
  'unsubscribe.done': { community: CommunityId };
  'credential.issued': { pulse: PulseId };
  'response.accepted': { pulse: PulseId };
  'pulse.frozen': { pulse: PulseId; invited: number; issued: number };
  /** A pulse that should have been counted hours ago and has not been. */
  'pulse.overdue': { pulse: PulseId };
  'pulse.closed': { pulse: PulseId; accepted: number; malformed: number; groups: number };
  'pulse.contradicted': { pulse: PulseId; code: Contradiction };
  'pulse.lost': { pulse: PulseId };
  'comments.kept': { pulse: PulseId; kept: number; malformed: number };
  'comments.handed-over': { community: CommunityId; quarter: QuarterId; comments: number };
  /** The results of one pulse are on the site. */
  'pulse.published': { pulse: PulseId };
  'pulse.withheld': { pulse: PulseId; code: string };
  'quarter.published': { community: CommunityId; quarter: QuarterId; revision: number };
  'quarter.withheld': { community: CommunityId; quarter: QuarterId; code: string };
  'digest.sent': { community: CommunityId; quarter: QuarterId; sent: number; refused: number; unknown: number };
  'notice.sent': {
    community: CommunityId;
    step: (NoticeInput | CommentsInput | ImportNoticeInput)['step'];
    sent: number;
    refused: number;
    unknown: number;
  };
  /** An operator’s command was served. */
  'operator.used': { command: OperatorCommand };
  'step.repeated': { step: ScheduleInput['step']; community: CommunityId };
}
export type LogEvent = keyof LogEvents;

/** What writes entries of these events, and of no others. */
export type Log<Event extends LogEvent> = <E extends Event>(event: E, fields: LogEvents[E]) => void;
