import type { InboxStore, SiteStore } from '../../shared/contract/file-stores.ts';
import type { Log } from '../../shared/contract/log-events.ts';
import type { ResultStore } from '../../shared/contract/result-store.ts';
import type { LinearSolver } from '../../shared/report/attacks/linear-program.ts';
import type { CommentPorts } from './hand-over-comments.ts';

export interface PublishPorts extends CommentPorts {
  readonly siteUrl: string;
  readonly results: CommentPorts['results'] & Pick<ResultStore, 'quarter' | 'stewardSide'>;
  readonly site: SiteStore;
  readonly inbox: CommentPorts['inbox'] & Pick<InboxStore, 'writeJson'>;
  /** The read master, made if there is none: 32 bytes. */
  readMaster(): Promise<Uint8Array>;
  /** The JSON Schema of the files that this code writes, as text. */
  schema(of: 'quarter-report' | 'pulse-part'): Promise<string>;
  /** Loaded only when there is something to publish. */
  loadSolver(): Promise<LinearSolver>;
  readonly log: Log<
    | 'pulse.published'
    | 'pulse.withheld'
    | 'quarter.published'
    | 'quarter.withheld'
    | 'comments.handed-over'
    | 'step.repeated'
  >;
}

export const json = 'application/json';
