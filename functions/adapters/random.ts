import { randomBytes as secureRandomBytes } from 'node:crypto';

/** Bytes that nobody can guess, from the operating system. */
export const randomBytes = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(secureRandomBytes(length));
