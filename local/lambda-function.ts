export interface LambdaFunction {
  readonly name: string;
  readonly logicalId: string;
  /** What logs and failures call it. */
  readonly label: string;
  readonly arn: string;
  readonly environment: Readonly<Record<string, string>>;
  invoke(event: unknown): Promise<unknown>;
  /** Ends the environment with this session token, in the middle of whatever it does; nothing if it is not one of these. */
  end(session: string): void;
  stop(): Promise<void>;
}

export type OnLog = (functionName: string, line: string) => void;

/** One finished call of a function, to reckon its cost. */
export interface Invocation {
  /** What logs and failures call the function. */
  readonly label: string;
  /** Logical id of its role, as calls of the SDK are signed. */
  readonly role: string;
  /** Megabytes of the template. */
  readonly memory: number;
  /** From the event to the answer on this machine, waiting included. */
  readonly milliseconds: number;
  /** Of the thread that ran it; work that Node gives to its pool of threads is not in it. */
  readonly cpuMilliseconds: number;
}
