/** The closed list of environment names. infra sets them and only functions/runtime/env reads them. */
export const envNames = [
  'SITE_URL',
  /** Who runs the deployment and how to reach them; set only if the stage names them. */
  'OPERATOR',
  'PEOPLE_TABLE',
  'INVITATIONS_TABLE',
  'RESPONSES_TABLE',
  'SIGNALS_TABLE',
  'RESULTS_TABLE',
  'KEYS_TABLE',
  'SITE_BUCKET',
  'INBOX_BUCKET',
  'MAIL_QUEUE_URL',
  'MAIL_FROM',
  /** The only domains that mails go to, with a space between; set only if the stage limits them. */
  'MAIL_DOMAINS',
  'MAIL_CONFIGURATION_SET',
  'SCHEDULE_GROUP',
  'SCHEDULE_ROLE_ARN',
  'SCHEDULE_DLQ_ARN',
  'OPEN_PULSE_ARN',
  'REMIND_PULSE_ARN',
  'FREEZE_PULSE_ARN',
  'CLOSE_PULSE_ARN',
  'PUBLISH_QUARTER_ARN',
  'SEND_DIGEST_ARN',
  'NOTIFY_STEWARDS_ARN',
] as const;

export type EnvName = (typeof envNames)[number];
