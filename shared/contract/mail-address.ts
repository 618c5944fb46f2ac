/**
 * The one rule for what a mail address is: for the steward of a community, rosters, forget lists, participation files, the
 * sender and operator of a stage, and every header of a mail. What it accepts can be written into a header and handed to the
 * provider as it is (tests/shared/contract/mail-address.property.test.ts); `tests/policies/addresses.policy.test.ts` finds
 * any second rule.
 */
import * as z from 'zod/mini';
import { err, ok, type Result } from '../kernel/result.ts';

/** Why an address cannot be used, and what its owner can do about it. */
export interface AddressProblem {
  readonly problem: string;
  readonly cure: string;
}

const local = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const domain = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/** RFC 5321, 4.5.3.1.3: a path is at most 256 characters with its angle brackets. */
const maxLength = 254;

/**
 * A mail address as it is stored and compared: trimmed, lower case, an international domain in its ASCII form. Only what
 * every mail provider takes is accepted; our provider would refuse letters outside ASCII before the @, so they are refused
 * here with an explanation.
 */
export function normaliseAddress(text: string): Result<string, AddressProblem> {
  const parts = text.trim().toLowerCase().split('@');
  const [name = '', written = ''] = parts;
  const host = asciiDomain(written);
  if (parts.length !== 2 || name === '' || host === '') {
    return err({
      problem: 'is not a mail address.',
      cure: 'Write one name, one @ and one domain, such as ana@example.org.',
    });
  }
  if (/[^ -~]/.test(name)) {
    return err({
      problem: 'has letters before the @ that mail systems do not accept everywhere.',
      cure: 'Ask the member for an address in plain letters, such as jurgen@example.org.',
    });
  }
  if (name.length > 64 || !local.test(name)) {
    return err({
      problem: 'has a name before the @ that is not valid.',
      cure: 'Check it for spaces and stray characters.',
    });
  }
  if (!domain.test(host)) {
    return err({
      problem: 'has a domain that is not valid.',
      cure: 'Check the part after the @, such as example.org.',
    });
  }
  const address = `${name}@${host}`;
  if (address.length > maxLength) {
    return err({
      problem: `is longer than ${maxLength} characters.`,
      cure: 'Use a shorter address of the same person.',
    });
  }
  return ok(address);
}

/**
 * How a file's mention of a person is compared with a roster: an address in its stored form; any other text, which is on no
 * roster, in lower case.
 */
export function addressAsCompared(text: string): string {
  const address = normaliseAddress(text);
  return address.ok ? address.value : text.toLowerCase();
}

/** True for an address in the form in which it is stored. */
export function isMailAddress(text: string): boolean {
  const address = normaliseAddress(text);
  return address.ok && address.value === text;
}

/**
 * A field that holds one address; parsing gives it in its stored form.
 *
 * @param words the message for any other text; by default, what is wrong with it
 */
export const mailAddress = (words?: string) =>
  z.pipe(
    z.string(),
    z.transform((text, context) => {
      const address = normaliseAddress(text);
      if (address.ok) return address.value;
      const message = words ?? address.error.problem;
      context.issues.push({ code: 'invalid_format', format: 'email', message, input: text });
      return z.NEVER;
    }),
  );

/** The domains that a stage writes to; undefined if it writes to any. */
export type MailDomains = ReadonlySet<string> | undefined;

/** A mail domain in its stored form, by the same rule as the domain of an address; undefined if it is none. */
export function normaliseDomain(text: string): string | undefined {
  const address = normaliseAddress(`x@${text.trim()}`);
  return address.ok ? address.value.slice(2) : undefined;
}

/** @param list as \`MAIL_DOMAINS\` has it: stored forms with a space between */
export const mailDomains = (list: string | undefined): MailDomains =>
  list === undefined ? undefined : new Set(list.split(' '));

/**
 * Why this installation does not write to the address; undefined if it does. A domain allows its own addresses, and those of
 * no domain below it.
 *
 * @param address in its stored form
 */
export function outsideOf(domains: MailDomains, address: string): AddressProblem | undefined {
  if (!domains || domains.has(address.slice(address.indexOf('@') + 1))) return undefined;
  return {
    problem: 'is in a mail domain that this installation does not write to.',
    cure: `Use an address in ${[...domains].join(' or ')}, or ask the operator to add its domain to allowedMailDomains.`,
  };
}

/** `münchen.example` as mail systems write it: `xn--mnchen-3ya.example`. */
function asciiDomain(host: string): string {
  if (/^[ -~]*$/.test(host) || /[/?#\\:]/.test(host)) return host;
  return URL.canParse(`http://${host}/`) ? new URL(`http://${host}/`).hostname : host;
}
