import type { CloudAssembly, Json, JsonObject, Template } from './cloud-assembly.ts';
import { account, region } from './loopback-call.ts';
import { arnOf, attributeOf, generatedName, nameProperties, referenceOf } from './resource-names.ts';
import { runsAtHome } from './resource-types.ts';

/** One resource of a template; references in its properties are resolved when they are read. */
export interface Resource {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly name: string;
  readonly arn: string;
  readonly properties: JsonObject;
}

export interface ResolveOptions {
  readonly gatewayPort: number;
  /** Host and port of the site, returned as the distribution's `DomainName`. */
  readonly siteHost: string;
  /** Values of template parameters; others take their default. */
  readonly parameters: Readonly<Record<string, string>>;
}

interface Stack {
  readonly name: string;
  readonly template: Template;
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Resolves the intrinsic functions that CDK emits (Ref, GetAtt, Join, Sub, Select, Split, ImportValue, GetStackOutput)
 * against local names. Anything else, and any reference to nothing, is an error that names the resource.
 */
export function resolveAssembly(assembly: CloudAssembly, options: ResolveOptions): readonly Resource[] {
  const exports = new Map<string, { stack: Stack; value: Json }>();
  for (const stack of assembly.stacks) {
    for (const output of Object.values(stack.template.Outputs)) {
      if (!output.Export) continue;
      exports.set(String(resolve(output.Export.Name, stack, 'an export')), { stack, value: output.Value });
    }
  }

  function nameOf(stack: Stack, id: string): string {
    const resource = stack.template.Resources[id];
    if (!resource) throw new Error(`reference to ${id} in ${stack.name} must name a resource or parameter`);
    const property = nameProperties[resource.Type];
    const given = property === undefined ? undefined : resource.Properties?.[property];
    const name = given === undefined ? undefined : resolve(given, stack, id);
    return typeof name === 'string' ? name : generatedName(resource.Type, stack.name, id);
  }

  function reference(stack: Stack, id: string): Json | undefined {
    const pseudo: Record<string, string> = {
      'AWS::AccountId': account,
      'AWS::Region': region,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': stack.name,
      'AWS::StackId': `arn:aws:cloudformation:${region}:${account}:stack/${stack.name}/local`,
    };
    if (id === 'AWS::NoValue') return undefined;
    if (id in pseudo) return pseudo[id];
    const parameter = stack.template.Parameters[id];
    if (parameter) {
      const value = options.parameters[id] ?? parameter.Default;
      if (value === undefined) throw new Error(`parameter ${id} of ${stack.name} must have a local value`);
      return value;
    }
    const type = stack.template.Resources[id]?.Type ?? '';
    return referenceOf(type, nameOf(stack, id), options.gatewayPort);
  }

  function attribute(stack: Stack, id: string, name: string): string {
    const type = stack.template.Resources[id]?.Type ?? '';
    const value = attributeOf(type, nameOf(stack, id), name, options.siteHost);
    if (value !== undefined) return value;
    // Attributes of resources that never run have no value, and need none; an alarm's text may still mention one.
    if (!runsAtHome(type)) return `${id}.${name}`;
    throw new Error(`attribute ${name} of ${type} (${id} in ${stack.name}) must be known to local/resource-names`);
  }

  function substitute(stack: Stack, text: string, own: JsonObject, where: string): string {
    return text.replaceAll(/\$\{([^}]+)\}/g, (_, name: string) => {
      if (name.startsWith('!')) return `\${${name.slice(1)}}`;
      const given = own[name];
      if (given !== undefined) return String(resolve(given, stack, where));
      const [id = '', ...path] = name.split('.');
      return path.length > 0 ? attribute(stack, id, path.join('.')) : String(reference(stack, id));
    });
  }

  function list(value: Json | undefined, stack: Stack, where: string): readonly Json[] {
    const resolved = value === undefined ? undefined : resolve(value, stack, where);
    if (!Array.isArray(resolved)) throw new Error(`an intrinsic function in ${where} must be given a list`);
    return resolved;
  }

  function intrinsic(name: string, input: Json, stack: Stack, where: string): Json | undefined {
    const items: readonly Json[] = Array.isArray(input) ? input : [];
    switch (name) {
      case 'Ref':
        return reference(stack, String(input));
      case 'Fn::GetAtt': {
        const [id = '', ...path] = typeof input === 'string' ? input.split('.') : items.map(String);
        return attribute(stack, id, path.join('.'));
      }
      case 'Fn::Join':
        return list(items[1], stack, where).map(String).join(String(items[0]));
      case 'Fn::Select':
        return list(items[1], stack, where)[Number(items[0])];
      case 'Fn::Split':
        return String(resolve(items[1] ?? '', stack, where)).split(String(items[0]));
      case 'Fn::Sub': {
        const own = items[1];
        const text = typeof input === 'string' ? input : String(items[0]);
        return substitute(stack, text, own !== undefined && isObject(own) ? own : {}, where);
      }
      case 'Fn::ImportValue': {
        const found = exports.get(String(resolve(input, stack, where)));
        if (!found) throw new Error(`an import in ${where} of ${stack.name} must name an export of another stack`);
        return resolve(found.value, found.stack, where);
      }
      case 'Fn::GetStackOutput': {
        const from = isObject(input) ? input : {};
        const other = assembly.stacks.find(({ name: stackName }) => stackName === from['StackName']);
        const output = other?.template.Outputs[String(from['OutputName'])];
        if (!other || !output) throw new Error(`a stack output read in ${where} of ${stack.name} must exist`);
        return resolve(output.Value, other, where);
      }
      default:
        throw new Error(`${name} in ${where} of ${stack.name} must be a function that local/resolve-template knows`);
    }
  }

  function resolve(value: Json, stack: Stack, where: string): Json | undefined {
    if (Array.isArray(value)) {
      return value.flatMap((item: Json) => {
        const resolved = resolve(item, stack, where);
        return resolved === undefined ? [] : [resolved];
      });
    }
    if (!isObject(value)) return value;
    const [key, ...others] = Object.keys(value);
    if (key !== undefined && others.length === 0 && (key === 'Ref' || key.startsWith('Fn::'))) {
      return intrinsic(key, value[key] ?? null, stack, where);
    }
    const resolved: Record<string, Json> = {};
    for (const [name, inner] of Object.entries(value)) {
      const kept = resolve(inner, stack, where);
      if (kept !== undefined) resolved[name] = kept;
    }
    return resolved;
  }

  return assembly.stacks.flatMap((stack) =>
    Object.entries(stack.template.Resources).map(([logicalId, { Type: type, Properties = {} }]): Resource => {
      const name = runsAtHome(type) ? nameOf(stack, logicalId) : logicalId;
      let properties: JsonObject | undefined;
      return {
        stack: stack.name,
        logicalId,
        type,
        name,
        arn: arnOf(type, name),
        get properties() {
          const resolved = properties ?? resolve(Properties, stack, logicalId);
          properties = resolved !== undefined && isObject(resolved) ? resolved : {};
          return properties;
        },
      };
    }),
  );
}
