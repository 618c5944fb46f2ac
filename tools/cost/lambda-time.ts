/**
 * What a call of a function would take on Lambda, estimated from what it took here. This machine is not Lambda, so nothing is
 * used as measured, and every guess errs on the expensive side:
 *
 * - Computing is the thread's own CPU time, doubled because a core of Lambda may be slower than one of ours, and divided
 *   by the share of a core that the memory buys: a whole one at 1,769 MB
 *   (https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html).
 * - Waiting is the number of SDK calls, each with the usual time of its service, divided by how many ran concurrently.
 * - Starting is billed too (since August 2025). Functions started by a schedule start cold each time; functions that answer
 *   people or the mail queue do so in one call of ten.
 */
const slowerCore = 2;
const wholeCoreMegabytes = 1769;
const startSeconds = 0.5;
const coldShareOfBusy = 0.1;

/** Seconds of one call. SES: 40 to 60 ms in AWS's own load test; others are usual values within one region, rounded up. */
const waitSeconds: Readonly<Record<string, number>> = {
  dynamodb: 0.008,
  s3: 0.04,
  ses: 0.06,
  sqs: 0.02,
  scheduler: 0.04,
};

/** Called by people and by the mail queue many times in a row; every other function is idle for hours. */
const oftenCalled: ReadonlySet<string> = new Set([
  'issue-credential',
  'submit-response',
  'unsubscribe',
  'send-mail',
  'record-mail-event',
]);

/** What one function did in a metered quarter. */
export interface FunctionWork {
  readonly memory: number;
  readonly calls: number;
  readonly cpuMilliseconds: number;
  readonly milliseconds: number;
  /** How many of its calls ran concurrently, on average; at least 1. */
  readonly atOnce: number;
  /** SDK calls by service. */
  readonly sdkCalls: Readonly<Record<string, number>>;
}

export interface FunctionTime {
  readonly seconds: number;
  readonly coldStarts: number;
  readonly gigabyteSeconds: number;
}

export function timeOnLambda(name: string, work: FunctionWork): FunctionTime {
  const core = Math.min(1, work.memory / wholeCoreMegabytes);
  // Given a whole core both here and there, work in Node's thread pool shows only in the wall clock.
  const computing = core === 1 ? Math.max(work.cpuMilliseconds, work.milliseconds) : work.cpuMilliseconds;
  const calling = Object.entries(work.sdkCalls).reduce(
    (sum, [service, calls]) => sum + calls * (waitSeconds[service] ?? 0.05),
    0,
  );
  // Several calls of these functions run concurrently here, so concurrency is not one call's doing.
  const waiting = oftenCalled.has(name) ? calling : calling / work.atOnce;
  const coldStarts = work.calls * (oftenCalled.has(name) ? coldShareOfBusy : 1);
  const seconds = ((computing / 1000) * slowerCore) / core + waiting + coldStarts * startSeconds;
  return { seconds, coldStarts, gigabyteSeconds: (seconds * work.memory) / 1024 };
}
