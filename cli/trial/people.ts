import { normaliseAddress } from '../../shared/contract/mail-address.ts';

export interface Person {
  readonly name: string;
  readonly address: string;
}

/**
 * Reads one person as people write them: `Ada Lovelace <ada@example.org>`, `Ada Lovelace, ada@example.org`, or the address alone,
 * whose name is then taken from it.
 *
 * @returns otherwise a sentence that says what is wrong
 */
export function readPerson(text: string): Person | string {
  const [, written = '', bracketed, plain] =
    /^(?:(.*?)[\s,;]*<([^<>]*)>|(?:.*[\s,;])?(\S*))$/su.exec(text.trim()) ?? [];
  const address = normaliseAddress(bracketed ?? plain ?? '');
  if (!address.ok) return 'must be a person such as Ada Lovelace <ada@example.org>';
  const before = bracketed === undefined ? text.trim().slice(0, -(plain ?? '').length) : written;
  const name = before.replaceAll(/^["'\s]+|["',;\s]+$/g, '');
  return { name: name === '' ? nameOf(address.value) : name, address: address.value };
}

/** `ada.lovelace@example.org` is greeted as Ada Lovelace. */
function nameOf(address: string): string {
  const [local = ''] = address.split('@');
  const words = local.split(/[._+-]+/).filter((word) => word !== '');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}

/** One person a line; empty lines are skipped. */
export const readPeople = (text: string): (Person | string)[] =>
  text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .map(readPerson);
