import type { EnvName } from '../env.ts';

/** What one function may import and touch, and how it runs. Anything not listed is forbidden. */
export interface FunctionRow {
  readonly startedBy: readonly Trigger[];
  /**
   * Our own folders and files, in addition to `shared/kernel` and `shared/contract`. The words of `shared/contract` about
   * people come with `shared/roster` and `shared/mail`. An entry that nothing imports is an error.
   */
  readonly imports: readonly string[];
  /** Files of `functions/adapters`, for `handler.ts` alone. */
  readonly adapters: readonly string[];
  /** Modules of Node, for `handler.ts` alone. */
  readonly node?: readonly string[];
  /** A name that is not listed is not set, so a handler cannot gain a dependency unnoticed. */
  readonly environment: readonly EnvName[];
  /** Names that are set only if the stage has a value for them. */
  readonly optionalEnvironment?: readonly EnvName[];
  readonly grants: readonly FunctionGrant[];
  readonly timeoutSeconds: number;
  /** In megabytes. */
  readonly memorySize: number;
}

/** A file in the inbox, an event of SES, the mail queue, an HTTP request, EventBridge Scheduler, or an operator’s command. */
export type Trigger = 'inbox' | 'mail-event' | 'mail-queue' | 'http' | 'schedule' | 'operator';

type TableAction = 'GetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'ConditionCheckItem';
type PartitionOf = {
  people: 'communities' | 'community#*';
  invitations: 'definition#*' | 'invitations#*' | 'mails#*' | 'digest#*' | 'notice#*';
  results: 'results#*' | 'comments#*';
  keys: 'link' | 'credential' | 'read' | 'sealing#*';
};

/** Tables that hold several kinds of rows are granted by partition, all others as a whole. */
export type TableGrant =
  | {
      readonly [table in keyof PartitionOf]: {
        readonly table: table;
        readonly actions: readonly TableAction[];
        readonly partitions: readonly PartitionOf[table][];
      };
    }[keyof PartitionOf]
  | {
      readonly table: 'responses' | 'signals';
      readonly actions: readonly TableAction[];
      readonly partitions?: undefined;
    };

/**
 * Keys are patterns with `*`. A role that may read objects may also list them: without that permission S3 answers "denied"
 * for a missing object, which would look the same as a missing permission.
 */
export type BucketGrant =
  | {
      readonly bucket: 'site' | 'inbox';
      readonly actions: readonly ('GetObject' | 'PutObject' | 'DeleteObject')[];
      readonly keys: readonly string[];
    }
  | { readonly bucket: 'site' | 'inbox'; readonly actions: readonly ['ListBucket']; readonly keys?: undefined };

/** The action determines the resources: the mail queue, the sender, the group of schedules and its role. */
export type ServiceGrant =
  | {
      readonly service: 'sqs';
      readonly actions: readonly ('SendMessage' | 'ReceiveMessage' | 'DeleteMessage' | 'GetQueueAttributes')[];
    }
  | { readonly service: 'ses'; readonly actions: readonly ['SendRawEmail'] | readonly ['GetSendQuota'] }
  | {
      readonly service: 'scheduler';
      readonly actions:
        | readonly ('CreateSchedule' | 'UpdateSchedule' | 'DeleteSchedule')[]
        | readonly ['ListSchedules'];
    }
  | { readonly service: 'iam'; readonly actions: readonly ['PassRole'] };

export type FunctionGrant = TableGrant | BucketGrant | ServiceGrant;
