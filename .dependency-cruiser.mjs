import { mistakesInTables, rules } from './import-law.ts';

const mistakes = mistakesInTables(import.meta.dirname);
if (mistakes.length > 0) throw new Error(`the tables of the import law must fit the tree:\n${mistakes.join('\n')}`);

export default {
  forbidden: rules,
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs', '.json'],
      conditionNames: ['import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
};
