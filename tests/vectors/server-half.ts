/** The server's half of the protocol, to be bundled like the functions, with Node's hashes in place of the library's. */
export { ristretto255_oprf as suite } from '@noble/curves/ed25519.js';
export { evaluateBlinded, finishCredential, verifyCredential } from '../../shared/gate/credential.ts';
