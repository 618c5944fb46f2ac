/**
 * The drill "Restore" of docs/drills.md with the service's own restore: a table is created beside the running one, rows of the
 * running one are lost, and the real `npx pulse` process puts them back, twice.
 */
import type { Account } from './account.ts';
import { must } from './check.ts';
import type { Deployment } from './deployment.ts';
import { account as accountId } from './emulator.ts';
import { pulseCommand } from './pulse-command.ts';

const copy = 'pulse-restored';

export async function restoreDrill(account: Account, { tables }: Deployment, endpoint: string): Promise<void> {
  const sorted = async () => (await account.rows(tables.People)).map((row) => JSON.stringify(row)).toSorted();
  const before = await sorted();
  await account.restoreBeside(tables.People, copy);
  const lost = (await account.rows(tables.People)).filter(({ sk }) => sk?.S?.startsWith('member#')).slice(0, 5);
  must(lost.length === 5, 'there must be members to lose');
  for (const row of lost) await account.deleteRow(tables.People, row);
  for (const said of ['5 rows put back', '0 rows put back']) {
    const args = ['restore', '--stage', 'example', '--table', 'People', '--from', copy];
    const run = await pulseCommand({ endpoint, accessKey: accountId }, args);
    must(run.code === 0 && run.said.startsWith(said), `pulse restore must say "${said}", but: ${run.said}`);
    must(JSON.stringify(await sorted()) === JSON.stringify(before), 'every row must be as it was');
  }
  await account.deleteTable(copy);
}
