/** How a violation is planted into a copy of what would be deployed, and the resource that a finding must then name. */
import type { Json, JsonObject } from '../../../local/cloud-assembly.ts';
import { changed, type Deployed, type Deployment, withChanged } from '../deployment.ts';

export interface Violation {
  readonly what: string;
  readonly plant: (sound: Deployment) => Deployment;
  /** The beginning of the id of the resource, or of the stack, that a finding must name. */
  readonly names: string;
}

type Path = readonly (string | number)[];
const fullName = (type: string): string => (type.includes('::') ? type : `AWS::${type.replace('.', '::')}`);

function find({ resources }: Deployment, type: string, prefix: string): Deployed {
  const found = resources.find((one) => one.type === fullName(type) && one.logicalId.startsWith(prefix));
  if (!found) throw new Error(`there must be a ${type} called ${prefix}`);
  return found;
}

/** One value of one resource is replaced or, without a value, removed. A path is words with dots between. */
export function otherwise(what: string, type: string, names: string, path: string, value?: Json): Violation {
  const steps = path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step.replaceAll('/', '.')));
  const at: Path = /^when/.test(path) ? steps : ['properties', ...steps];
  return { what, names, plant: (sound) => withChanged(sound, changed(find(sound, type, names), at, value)) };
}

/** One more resource. */
export const added = (what: string, type: string, properties: JsonObject): Violation => ({
  what,
  names: 'Planted',
  plant: ({ stacks, resources }) => {
    const place = { stack: 'CommonsPulse-example-pipeline', name: 'planted', arn: 'arn:aws:any:::planted' };
    const body = { properties, whenRemoved: null, whenReplaced: null };
    return { stacks, resources: [...resources, { ...place, logicalId: 'Planted', type: fullName(type), body }] };
  },
});

export const gone = (what: string, type: string, names: string, missed = names): Violation => ({
  what,
  names: missed,
  plant: (sound) => ({ ...sound, resources: sound.resources.filter((one) => one !== find(sound, type, names)) }),
});
