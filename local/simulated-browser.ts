/** A thread with the browsers of simulated members: it answers each visit it is given with how that ended. */
import { parentPort } from 'node:worker_threads';
import { type Visit, visitPage } from './simulated-visit.ts';

const port = parentPort;
if (!port) throw new Error('simulated browsers must run in a worker thread');

port.on('message', async ({ id, visit }: { id: number; visit: Visit }) => {
  try {
    port.postMessage({ id, kind: await visitPage(visit, fetch) });
  } catch (error) {
    port.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
  }
});
