/**
 * Ctrl-C and SIGTERM end a run in order, whatever it is doing: the signal that is returned is aborted, everything that waits
 * rejects, servers and child processes are ended. Every file is whole at every moment, so what cannot be ended in time is
 * left, and a second Ctrl-C leaves everything at once.
 */
const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const;

/** npm hands on what the terminal has told us already, so two signals that come together are one press. */
const onePressMilliseconds = 500;

/** The run was told to end; nothing went wrong. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
  readonly exitCode: number;
  constructor(exitCode: number) {
    super('the run was told to end');
    this.exitCode = exitCode;
  }
}

/**
 * @param say tells the person that the first press was heard
 * @param patienceMilliseconds how long the end may take, of the two seconds that are promised
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
      // Whatever is under way loses its connections now; it is taken up again at the next start.
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
