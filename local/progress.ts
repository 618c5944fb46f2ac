/** What happens, line by line; and a progress line on a terminal or, if output goes to a file, one for every twentieth part. */
export interface Progress {
  /** `share` from 0 to 1 of the quarter's days; `what` is what just happened. */
  step(share: number, what: string): void;
  /** Something worth a line of its own. */
  tell(what: string): void;
  end(): void;
}

/** For runs where only the outcome matters. */
export const silent: Progress = { step: () => undefined, tell: () => undefined, end: () => undefined };

const width = 28;

export function showProgress(output: NodeJS.WriteStream): Progress {
  let last = -1;
  return {
    step(share, what) {
      const filled = Math.round(Math.min(1, Math.max(0, share)) * width);
      const line = `${'█'.repeat(filled)}${'░'.repeat(width - filled)}  ${what}`;
      if (output.isTTY) output.write(`\r\u001b[K${line.slice(0, (output.columns ?? 100) - 1)}`);
      else if (Math.floor(share * 20) > last) output.write(`  ${what}\n`);
      last = Math.floor(share * 20);
    },
    tell(what) {
      output.write(output.isTTY ? `\r\u001b[K  ${what}\n` : `  ${what}\n`);
    },
    end() {
      if (output.isTTY) output.write('\r\u001b[K');
    },
  };
}
