import type { Stage } from '../../infra/stages.ts';
import type { DeployedStage } from './deployed-stacks.ts';
import { type Finding, fine, toDo, toKnow } from './finding.ts';
import { notAnswered, orNone } from './judge-dns.ts';
import type { Names } from './names.ts';

type Site = Pick<Stage, 'name' | 'siteUrl' | 'certificateArn'>;

/** Whether the distribution answers at the address that mails name. */
export async function judgeSite(stage: Site, { stacks }: DeployedStage, names: Names): Promise<Finding> {
  const { name, siteUrl, certificateArn } = stage;
  const address = stacks.web?.outputs['SiteAddress'];
  const named = stacks.pipeline?.parameters['SiteUrl'] ?? siteUrl;
  const deployWith = (url: string) =>
    `PULSE_STAGE=${name} npx cdk deploy --all --parameters CommonsPulse-${name}-pipeline:SiteUrl=${url}`;
  if (address === undefined) {
    return toKnow(
      `only the web stack knows where ${siteUrl} should lead`,
      'the doctor compares the two once that stack is deployed and can be read',
    );
  }
  if (certificateArn === undefined) {
    if (named === address) return fine(`mails name CloudFront’s own address, ${address}`);
    return toDo(
      `mails name ${named}, which has no certificate, so nothing answers there`,
      'docs/install.md, step 6: get a certificate and write its ARN into the stage, or let mails name CloudFront’s own address',
      deployWith(address),
    );
  }
  if (named !== siteUrl) {
    return toDo(
      `mails name ${named}, and infra/stages/${name}.ts says ${siteUrl}`,
      'a deployment keeps the parameter SiteUrl of the one before; pass the new address between two pulses',
      deployWith(siteUrl),
    );
  }
  return judgeHost(new URL(siteUrl).hostname, new URL(address).hostname, names);
}

async function judgeHost(host: string, distribution: string, names: Names): Promise<Finding> {
  const record = `${host} CNAME ${distribution}`;
  const cure = `publish this record; at the top of a domain, an alias record to ${distribution}`;
  try {
    const end = await endOf(host, names);
    if (end === distribution) return fine(`${host} leads to the distribution`);
    const found = await orNone(names.resolve4(host));
    if (found.length === 0) return toDo(`${host}: no record leads to the site`, cure, record);
    const own = await orNone(names.resolve4(distribution));
    if (found.some((one) => own.includes(one))) return fine(`${host} leads to the distribution`);
    if (end !== host) return toDo(`${host} leads elsewhere, to ${end}`, cure, record);
    // An alias may resolve to any of CloudFront's addresses, so different ones prove no mistake.
    return toKnow(
      `${host} has addresses, and they could belong to another distribution`,
      'open it in a browser: “There is nothing at this address” or a CloudFront access error is right',
    );
  } catch (error) {
    return notAnswered(host, error);
  }
}

/** Where a chain of CNAME records ends. */
async function endOf(host: string, names: Names): Promise<string> {
  let name = host;
  for (let hops = 0; hops < 8; hops++) {
    const [next] = await orNone(names.resolveCname(name));
    if (next === undefined) break;
    name = next.toLowerCase().replace(/\.$/, '');
  }
  return name;
}
