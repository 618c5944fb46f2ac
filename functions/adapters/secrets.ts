import {
  DeleteParameterCommand,
  GetParameterCommand,
  ParameterAlreadyExists,
  ParameterNotFound,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import type { SecretStore } from '../../shared/contract/key-stores.ts';
import { fromBase64Url, toBase64Url } from '../../shared/kernel/bytes.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import { timeouts } from './clients.ts';

export const ssmClient = (): SSMClient => new SSMClient({ requestHandler: timeouts });

/** Keys as SecureString parameters, bytes as base64url. */
export const secretStore = (client: SSMClient): SecretStore => {
  const read = async (name: string): Promise<Uint8Array | undefined> => {
    try {
      const { Parameter } = await client.send(new GetParameterCommand({ Name: name, WithDecryption: true }));
      const bytes = fromBase64Url(Parameter?.Value ?? '!');
      if (!bytes) throw new PulseError('promise-broken', 'a stored key must be base64url');
      return bytes;
    } catch (error) {
      if (error instanceof ParameterNotFound) return undefined;
      throw error;
    }
  };

  const create = async (name: string, bytes: Uint8Array): Promise<boolean> => {
    try {
      await client.send(
        new PutParameterCommand({ Name: name, Value: toBase64Url(bytes), Type: 'SecureString', Overwrite: false }),
      );
      return true;
    } catch (error) {
      if (error instanceof ParameterAlreadyExists) return false;
      throw error;
    }
  };

  return {
    read,
    create,

    async exists(name) {
      try {
        await client.send(new GetParameterCommand({ Name: name, WithDecryption: false }));
        return true;
      } catch (error) {
        if (error instanceof ParameterNotFound) return false;
        throw error;
      }
    },

    async readOrCreate(name, make) {
      const stored = await read(name);
      if (stored) return stored;
      const made = make();
      if (await create(name, made)) return made;
      const first = await read(name);
      if (!first) throw new PulseError('try-again', 'a key that exists must be readable');
      return first;
    },

    async remove(name) {
      try {
        await client.send(new DeleteParameterCommand({ Name: name }));
      } catch (error) {
        if (!(error instanceof ParameterNotFound)) throw error;
      }
    },
  };
};
