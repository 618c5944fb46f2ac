/**
 * Ctrl-C and SIGTERM end a run cleanly at any moment: they abort one signal, all pending waits reject, and servers and child
 * processes end. Every file is whole at every moment, so the process exits even if some part does not end in time, and exits
 * at once on a second Ctrl-C.
 */
const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const;

/** The terminal sends Ctrl-C to us and npm forwards it again, so two signals in quick succession are one press. */
const onePressMilliseconds = 500;

/** The run was asked to stop; nothing went wrong. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
  readonly exitCode: number;
  constructor(exitCode: number) {
    super('the run was asked to stop');
    this.exitCode = exitCode;
  }
}

/**
 * @param say confirms the first press
 * @param patienceMilliseconds how long stopping may take, out of the two seconds that are promised
 */
export function stopOnSignals(say: (line: string) => void, patienceMilliseconds = 1_500): AbortSignal {
  const stop = new AbortController();
  let pressed: number | undefined;
  for (const [signal, exitCode] of Object.entries(exitCodes)) {
    process.on(signal, () => {
      if (pressed !== undefined) {
        if (performance.now() - pressed > onePressMilliseconds) process.exit(exitCode);
        return;
      }
      pressed = performance.now();
      say('\nStopping …');
      setTimeout(() => process.exit(exitCode), patienceMilliseconds).unref();
      // Work in progress loses its connections now; the next start resumes it.
      process.on('uncaughtException', () => undefined);
      stop.abort(new Stopped(exitCode));
    });
  }
  return stop.signal;
}

/** Rejects once the signal is aborted, and never settles otherwise. */
export const whenAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
