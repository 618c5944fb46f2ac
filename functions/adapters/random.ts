import { randomBytes as secureRandomBytes } from 'node:crypto';

/** Unpredictable bytes from the operating system. */
export const randomBytes = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(secureRandomBytes(length));
