import { join } from 'node:path';
import { buildLikeFunction } from '../../infra/bundle.ts';
import type { FunctionName } from '../../shared/contract/functions.ts';

/**
 * The source of a module that creates a function's SDK clients, as its handler does when loaded, and contains the commands
 * it sends: what any code that makes these calls has to carry. Derived from the inputs of the function's bundle.
 */
export async function bareClients(root: string, name: FunctionName): Promise<{ contents: string; resolveDir: string }> {
  const { metafile } = await buildLikeFunction(root, { entryPoints: [join(root, 'functions', name, 'handler.ts')] });
  const [output] = Object.values(metafile.outputs);
  const used = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  const names = new Map<string, Set<string>>();
  for (const [path] of used) {
    const found =
      /node_modules\/(@aws-sdk\/(?:client|lib)-[\w-]+)\/dist-es\/(?:commands\/)?(\w+(?:Client|Command))\.js$/.exec(
        path,
      );
    const [, library, exported] = found ?? [];
    if (library !== undefined && exported !== undefined && !exported.startsWith('Base'))
      names.set(library, (names.get(library) ?? new Set()).add(exported));
  }
  // Two libraries may have commands of the same name.
  const all = [...names].flatMap(([library, exported], number) =>
    [...exported].map((from) => ({ library, from, as: `${from}${number}` })),
  );
  const imports = all.map(({ library, from, as }) => `import { ${from} as ${as} } from '${library}';`);
  const plain = all.find(({ from }) => from === 'DynamoDBClient')?.as;
  const made = all
    .filter(({ from }) => from.endsWith('Client'))
    .map(({ from, as }) => (from === 'DynamoDBDocumentClient' ? `${as}.from(new ${plain}({}));` : `new ${as}({});`));
  return {
    contents: [...imports, ...made, `export const commands = [${all.map(({ as }) => as).join(', ')}];`].join('\n'),
    resolveDir: root,
  };
}
