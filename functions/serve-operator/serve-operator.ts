/**
 * Reads for an operator's command what no role but a function's may read, and puts keys where none but a function may. It has no
 * right to responses or to an invitation: it cannot say who was asked, who has answered, or what. It gives no key back. Every
 * use is logged before anything else happens, with the command and no person.
 *
 * Only `replace-key` and `migrate` write: the first puts another fresh key in place if it runs twice, the second copies what is
 * not there yet.
 */
import type { KeyPlaces } from '../../shared/contract/key-stores.ts';
import type { Log } from '../../shared/contract/log-events.ts';
import type { OperatorInput, OperatorReply, VoidablePulse } from '../../shared/contract/operator-calls.ts';
import type { PulseStore } from '../../shared/contract/pulse-store.ts';
import type { PulseId } from '../../shared/kernel/ids.ts';
import { copyKeys } from './copy-keys.ts';
import { type ListPulsesPorts, listPulses } from './list-pulses.ts';
import { type PersonalDataPorts, personalData } from './personal-data.ts';

export interface OperatorPorts extends PersonalDataPorts, ListPulsesPorts {
  readonly people: PersonalDataPorts['people'] & ListPulsesPorts['people'];
  readonly pulses: Pick<PulseStore, 'read'>;
  readonly keys: KeyPlaces;
  random(bytes: number): Uint8Array;
  readonly log: Log<'operator.used'>;
}

export async function serveOperator(
  input: OperatorInput,
  ports: OperatorPorts,
): Promise<OperatorReply<OperatorInput['command']>> {
  ports.log('operator.used', { command: input.command });
  switch (input.command) {
    case 'about':
      return personalData(ports, input.member, input.at);
    case 'pulses':
      return { pulses: await listPulses(ports, input.at) };
    case 'void':
      return (await voidable(ports, input.pulse)) ?? null;
    case 'replace-key':
      await ports.keys.replace(input.key, ports.random(32));
      return { replaced: true };
    case 'migrate':
      return { keys: await copyKeys(input.keys, ports) };
  }
}

async function voidable({ pulses }: OperatorPorts, wanted: PulseId): Promise<VoidablePulse | undefined> {
  const found = await pulses.read(wanted);
  if (!found) return undefined;
  const { pulse, community, quarter, state, acceptsUntil, counts = [] } = found;
  return {
    pulse,
    community,
    quarter,
    state,
    acceptsUntil,
    issued: counts.reduce((sum, { issued }) => sum + issued, 0),
  };
}
