import type { QuarterReport } from '../../shared/report/shape/quarter-report.ts';

/** Paths such as `pulses.0.groups.1.label`, with the value to put there; undefined removes it. */
export type Leak = Readonly<Record<string, unknown>>;

/** A copy of a report with one leak in it. */
export function plant(report: QuarterReport, leak: Leak): QuarterReport {
  const copy = structuredClone(report);
  for (const [path, value] of Object.entries(leak)) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    const parent = keys.reduce<object>((node, key) => {
      const child: unknown = Reflect.get(node, key);
      if (typeof child !== 'object' || child === null) throw new Error(`a leak must have a place: ${path}`);
      return child;
    }, copy);
    if (value !== undefined) Reflect.set(parent, last, value);
    else if (Array.isArray(parent)) parent.splice(Number(last), 1);
    else Reflect.deleteProperty(parent, last);
  }
  return copy;
}
