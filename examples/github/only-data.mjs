// node examples/github/only-data.mjs cdk.out
//
// An assembly of the CDK may name commands that whoever deploys it runs: to make a file ("executable"), to build an image.
// It may also name or link files outside its folder, which are then uploaded. What passes here is nothing but templates and
// files of its own, so a job that can deploy reads it and runs none of it. Needs no package.
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { isAbsolute, join, normalize } from 'node:path';

const [folder = 'cdk.out'] = process.argv.slice(2);
const read = (name) => JSON.parse(readFileSync(join(folder, inside(name)), 'utf8'));
const kinds = ['aws:cloudformation:stack', 'cdk:asset-manifest', 'cdk:feature-flag-report', 'cdk:tree'];

function refuse(what) {
  console.error(`${folder} ${what}: it is not deployed`);
  process.exit(1);
}

function inside(name) {
  const path = normalize(String(name));
  if (typeof name !== 'string' || isAbsolute(path) || path.startsWith('..')) refuse('names a file outside itself');
  return path;
}

const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
if ([lstatSync(folder), ...entries].some((entry) => entry.isSymbolicLink())) refuse('links to another place');
const manifest = read('manifest.json');
if ((manifest.missing ?? []).length > 0) refuse('asks for values to be looked up');
for (const [name, { type, properties = {} }] of Object.entries(manifest.artifacts)) {
  if (!kinds.includes(type)) refuse(`has ${name} of the kind ${type}`);
  if (properties.templateFile !== undefined) inside(properties.templateFile);
  if (type !== 'cdk:asset-manifest') continue;
  const { files = {}, dockerImages = {} } = read(properties.file);
  if (Object.keys(dockerImages).length > 0) refuse('builds an image');
  for (const { source } of Object.values(files)) {
    const others = Object.keys(source).filter((key) => key !== 'path' && key !== 'packaging');
    if (others.length > 0) refuse(`has a file that is made by ${others.join(', ')}`);
    inside(source.path);
  }
}
