import { type Finding, fine, toDo, toKnow } from './finding.ts';

/** The four functions that are open to the internet. */
const reserving = 4;
/** The concurrency that Lambda always keeps unreserved. */
const keptFree = 100;
/** Enough for all the answers that the API lets through. */
const usual = 20;

/** Service Quotas refuses a value under 1,000, which every account except a new one has. */
const raise = (needed: number): string =>
  `aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384 --desired-value ${Math.max(needed, 1000)}`;

/**
 * Whether the account may run as many calls at once as the stage reserves.
 * @param limit calls under way at once, in the whole account and region
 */
export function judgeConcurrency(limit: number, stage: string, reserved: number | undefined): Finding {
  const has = `this account may run ${limit} calls at once`;
  if (reserved === undefined) {
    const enough = keptFree + reserving * usual;
    return limit < enough
      ? toKnow(
          `${has}, so nothing can be reserved for answers: a flood of calls would hold up the other functions`,
          `request ${enough} or more before several hundred members answer`,
          raise(enough),
        )
      : toKnow(
          `${has}, and infra/stages/${stage}.ts reserves none for answers`,
          `add answerConcurrency: ${usual} and deploy again, so that a flood of calls holds up nothing else`,
        );
  }
  const needed = keptFree + reserving * reserved;
  return limit < needed
    ? toDo(
        `${has}, and infra/stages/${stage}.ts needs ${needed}: it will not be deployed`,
        'request more, or remove answerConcurrency',
        raise(needed),
      )
    : fine(`${has}; ${reserving} × ${reserved} are reserved for answers`);
}
