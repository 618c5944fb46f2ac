import type { SiteStore } from '../../shared/contract/file-stores.ts';
import type { SealingKeys } from '../../shared/contract/key-stores.ts';
import type { Log } from '../../shared/contract/log-events.ts';
import type { PulseStore } from '../../shared/contract/pulse-store.ts';
import type { ResponseStore } from '../../shared/contract/response-store.ts';
import type { ResultStore } from '../../shared/contract/result-store.ts';

export interface ClosePulsePorts {
  readonly pulses: Pick<PulseStore, 'read' | 'close' | 'contradict' | 'lose'>;
  readonly responses: Pick<ResponseStore, 'list' | 'read' | 'destroy'>;
  readonly results: Pick<ResultStore, 'quarter' | 'keepPulse' | 'keepComment'>;
  readonly site: Pick<SiteStore, 'read' | 'putOnce'>;
  readonly sealingKeys: SealingKeys;
  /** An integer from 0 up to, not including, the bound. */
  randomBelow(bound: number): number;
  readonly log: Log<'pulse.closed' | 'pulse.contradicted' | 'pulse.lost' | 'comments.kept' | 'step.repeated'>;
}
