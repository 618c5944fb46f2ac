import { added, gone, otherwise, type Violation } from './plant.ts';

/** Functions and their logs. */
export const functionsViolations: readonly Violation[] = [
  otherwise('a function on x86', 'Lambda.Function', 'PlanPulses', 'Architectures.0', 'x86_64'),
  otherwise('a function on an older Node', 'Lambda.Function', 'PlanPulses', 'Runtime', 'nodejs22.x'),
  otherwise('a function that is traced', 'Lambda.Function', 'SubmitResponse', 'TracingConfig', { Mode: 'Active' }),
  otherwise('a function with others’ code', 'Lambda.Function', 'SubmitResponse', 'Layers', [
    'arn:aws:lambda:::layer:any:1',
  ]),
  otherwise('a function with a file system', 'Lambda.Function', 'ClosePulse', 'FileSystemConfigs', [{ Arn: 'any' }]),
  otherwise(
    'a function with a setting that makes Node watch it',
    'Lambda.Function',
    'SubmitResponse',
    'Environment.Variables.NODE_OPTIONS',
    '--inspect',
  ),
  otherwise(
    'a log with a line for each start and end',
    'Lambda.Function',
    'SubmitResponse',
    'LoggingConfig.SystemLogLevel',
    'INFO',
  ),
  otherwise('a log that is not JSON', 'Lambda.Function', 'PlanPulses', 'LoggingConfig.LogFormat', 'Text'),
  otherwise('a log without an expiry', 'Logs.LogGroup', 'PlanPulsesLog', 'RetentionInDays'),
  otherwise('a log that outlives its stack', 'Logs.LogGroup', 'PlanPulsesLog', 'whenRemoved', 'Retain'),
  added('a log that is sent elsewhere', 'Logs.SubscriptionFilter', { DestinationArn: 'any' }),
  otherwise('a function without dead letters', 'Lambda.Function', 'OpenPulse', 'DeadLetterConfig'),
  gone('a function whose retries have no end', 'Lambda.EventInvokeConfig', 'OpenPulse', 'OpenPulseFunction'),
  otherwise('a function that a flood can take', 'Lambda.Function', 'IssueCredential', 'ReservedConcurrentExecutions'),
  added('a function with its own URL', 'Lambda.Url', { AuthType: 'NONE' }),
  otherwise('a function that anyone may call', 'Lambda.Permission', 'ApiHttpApi', 'Principal', '*'),
  otherwise('a function that any API may call', 'Lambda.Permission', 'ApiHttpApi', 'SourceArn'),
];
