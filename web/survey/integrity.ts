import { sha256 } from '@noble/hashes/sha2.js';
import { utf8 } from '../../shared/kernel/bytes.ts';

/** `sha256-…` as subresource integrity and content security policies write it. */
export const integrityOf = (text: string): string => `sha256-${btoa(String.fromCharCode(...sha256(utf8(text))))}`;
