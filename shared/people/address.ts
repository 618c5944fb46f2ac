import { err, ok, type Result } from '../kernel/result.ts';

/** Why an address cannot be used, and what its owner can do about it. */
export interface AddressProblem {
  readonly problem: string;
  readonly cure: string;
}

const local = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const domain = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/**
 * A mail address as it is stored and compared: trimmed, lower case, a domain of other letters in its ASCII form. Only what every mail provider takes is accepted; an
 * address with letters outside ASCII before the @ would be refused by the one we use, so it is refused here, in words.
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
  return ok(`${name}@${host}`);
}

/** `münchen.example` as mail systems write it: `xn--mnchen-3ya.example`. */
function asciiDomain(host: string): string {
  if (/^[ -~]*$/.test(host) || /[/?#\\:]/.test(host)) return host;
  return URL.canParse(`http://${host}/`) ? new URL(`http://${host}/`).hostname : host;
}
