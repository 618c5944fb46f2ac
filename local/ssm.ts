import { existsSync } from 'node:fs';
import * as z from 'zod/mini';
import { readKept } from './read-kept.ts';
import { replaceFile } from './replace-file.ts';

/**
 * The local Parameter Store: the calls made by the functions and by an operator's search, JSON 1.1, one file that is replaced
 * whole. Values are stored in clear text in the data folder; a deployment encrypts them.
 */
export interface Ssm {
  handle(operation: string, body: string): ServiceReply;
  /** Creates a parameter of the template unless it exists. */
  declare(name: string, value: string): void;
}

interface ServiceReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const parameterSchema = z.object({ Type: z.string(), Value: z.string(), Version: z.int() });
type Parameter = z.infer<typeof parameterSchema>;

const inputs = {
  GetParameter: z.object({ Name: z.string() }),
  PutParameter: z.object({
    Name: z.string(),
    Value: z.string().check(z.minLength(1)),
    Type: z.optional(z.string()),
    Overwrite: z._default(z.boolean(), false),
  }),
  DeleteParameter: z.object({ Name: z.string() }),
  GetParametersByPath: z.object({ Path: z.string(), Recursive: z._default(z.boolean(), false) }),
};

export function openSsm(file: string): Ssm {
  const kept = existsSync(file) ? readKept(file, z.record(z.string(), parameterSchema)) : {};
  const parameters = new Map<string, Parameter>(Object.entries(kept));
  const save = (): void => replaceFile(file, JSON.stringify(Object.fromEntries(parameters)));
  const shown = (Name: string, parameter: Parameter) => ({ Name, ...parameter, DataType: 'text' });

  function getParameter(body: unknown): ServiceReply {
    const { Name } = inputs.GetParameter.parse(body);
    const parameter = parameters.get(Name);
    return parameter ? answer({ Parameter: shown(Name, parameter) }) : refuse('ParameterNotFound');
  }

  function putParameter(body: unknown): ServiceReply {
    const { Name, Value, Type = 'String', Overwrite } = inputs.PutParameter.parse(body);
    const before = parameters.get(Name);
    if (before && !Overwrite) return refuse('ParameterAlreadyExists');
    const Version = (before?.Version ?? 0) + 1;
    parameters.set(Name, { Type: before?.Type ?? Type, Value, Version });
    save();
    return answer({ Version, Tier: 'Standard' });
  }

  function deleteParameter(body: unknown): ServiceReply {
    if (!parameters.delete(inputs.DeleteParameter.parse(body).Name)) return refuse('ParameterNotFound');
    save();
    return answer({});
  }

  function getParametersByPath(body: unknown): ServiceReply {
    const { Path, Recursive } = inputs.GetParametersByPath.parse(body);
    const folder = Path.endsWith('/') ? Path : `${Path}/`;
    const found = [...parameters].filter(
      ([name]) => name.startsWith(folder) && (Recursive || !name.slice(folder.length).includes('/')),
    );
    return answer({ Parameters: found.map(([name, parameter]) => shown(name, parameter)) });
  }

  const operations: Readonly<Record<string, (body: unknown) => ServiceReply>> = {
    GetParameter: getParameter,
    PutParameter: putParameter,
    DeleteParameter: deleteParameter,
    GetParametersByPath: getParametersByPath,
  };

  return {
    handle(operation, body) {
      const run = operations[operation];
      if (!run) return refuse('UnknownOperationException');
      try {
        return run(JSON.parse(body));
      } catch (error) {
        if (error instanceof z.core.$ZodError || error instanceof SyntaxError) return refuse('ValidationException');
        throw error;
      }
    },
    declare(name, value) {
      if (parameters.has(name)) return;
      parameters.set(name, { Type: 'String', Value: value, Version: 1 });
      save();
    },
  };
}

const headers = { 'content-type': 'application/x-amz-json-1.1' };
const answer = (output: unknown): ServiceReply => ({ status: 200, headers, body: JSON.stringify(output) });
const refuse = (code: string): ServiceReply => ({
  status: 400,
  headers: { ...headers, 'x-amzn-errortype': code },
  body: JSON.stringify({ __type: code, message: `${code} in the local Parameter Store` }),
});
