/**
 * The attack on what is said twice: a report of a quarter must have the pulse of each part byte for byte, so that no second
 * wording of the same answers exists. Whether a part is missing from a report is for the cross-publication attack.
 */
import { isPart } from '../../shape/pulse-part.ts';
import type { FoundIn } from './other-forms-attack.ts';
import type { PublicReport, PublicSite } from './public-site.ts';

export const repeatedPartsAttack = ({ reports }: PublicSite): FoundIn[] =>
  reports
    .filter(({ report }) => isPart(report))
    .flatMap((part) =>
      reports
        .filter((other) => !isPart(other.report) && isOfQuarter(part, other))
        .flatMap((other) => differs(part, other)),
    );

const isOfQuarter = ({ report: a }: PublicReport, { report: b }: PublicReport): boolean =>
  a.community.id === b.community.id && a.quarter === b.quarter;

function differs(part: PublicReport, other: PublicReport): FoundIn[] {
  const [pulse] = part.report.pulses;
  const index = other.report.pulses.findIndex((one) => one.pulse === pulse?.pulse);
  const text = pulseText(part.text);
  if (index < 0 || (text !== undefined && other.text.includes(text))) return [];
  const words = `${pulse?.pulse}: not byte for byte as it is in ${other.file}`;
  return [{ file: part.file, code: 'published-twice', words, place: 'pulses[0]' }];
}

/** The lines of the one pulse, as both kinds of files indent it. */
const pulseText = (file: string): string | undefined => /^ {4}\{\n.*?^ {4}\}/ms.exec(file)?.[0];
