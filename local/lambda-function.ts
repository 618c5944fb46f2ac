export interface LambdaFunction {
  readonly name: string;
  readonly logicalId: string;
  /** Its name in logs and failures. */
  readonly label: string;
  readonly arn: string;
  readonly environment: Readonly<Record<string, string>>;
  invoke(event: unknown): Promise<unknown>;
  /** Ends the environment with this session token, whatever it is doing; nothing if the token is unknown. */
  end(session: string): void;
  stop(): Promise<void>;
}

export type OnLog = (functionName: string, line: string) => void;

/** One finished call of a function, for calculating its cost. */
export interface Invocation {
  /** The function's name in logs and failures. */
  readonly label: string;
  /** Name of its role, under which its SDK calls are signed. */
  readonly role: string;
  /** Megabytes, from the template. */
  readonly memory: number;
  /** From event to reply on this machine, waiting included. */
  readonly milliseconds: number;
  /** CPU time of the thread that ran it, without work that Node hands to its thread pool. */
  readonly cpuMilliseconds: number;
}
