/** One line that fills up on a terminal; one line a step where output goes to a file. */
export interface Progress {
  /** `share` from 0 to 1 of the quarter's days; `what` is what just happened. */
  step(share: number, what: string): void;
  end(): void;
}

const width = 28;

export function showProgress(output: NodeJS.WriteStream): Progress {
  let last = '';
  return {
    step(share, what) {
      const filled = Math.round(Math.min(1, Math.max(0, share)) * width);
      const line = `${'█'.repeat(filled)}${'░'.repeat(width - filled)}  ${what}`;
      if (output.isTTY) output.write(`\r\u001b[K${line.slice(0, (output.columns ?? 100) - 1)}`);
      else if (what !== last) output.write(`  ${what}\n`);
      last = what;
    },
    end() {
      if (output.isTTY) output.write('\r\u001b[K');
    },
  };
}
