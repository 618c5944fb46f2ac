/**
 * How reliable a scale was with these people: Cronbach's α with Feldt's interval, and McDonald's ω. It describes the
 * instrument, not the community, and from few people it says next to nothing; so it is given for the whole community from 50
 * people who surely answered every question (rule R4). How many they are is told from what is shown of each question only.
 *
 * It is also withheld when a question's favourable count is at an end of its range: answers that hardly differ have no
 * reliability, and the fact that it could not be computed would reveal them. Whether it is withheld follows from what is
 * shown. Its interval is that of the fewest who may have answered every question, so that it does not say how many did.
 */
import { reportSentences } from '../../../locales/en/report-sentences.ts';
import { limits } from '../../contract/limits.ts';
import type { InstrumentMoments } from '../../contract/results.ts';
import { cronbachAlpha } from '../../stats/cronbach-alpha.ts';
import { mcdonaldOmega } from '../../stats/mcdonald-omega.ts';
import { answeredEvery } from '../disclosure/answered-every.ts';
import type { Answering } from '../disclosure/who-answered-it.ts';
import type { InstrumentReport, ItemReport } from '../shape/instrument-report.ts';

export type ReliabilityReport = NonNullable<InstrumentReport['reliability']>;

/** @param moments of the whole community; undefined when too few people answered every question */
export function reportReliability(
  items: readonly ItemReport[],
  moments: InstrumentMoments | undefined,
  audience: Answering,
): ReliabilityReport {
  if (items.length < 2) {
    return { status: 'hidden', reason: 'single-question', words: reportSentences.reliability.single };
  }
  const people = answeredEvery(items, audience);
  if (!moments || !people) {
    const words = reportSentences.reliability.from(limits.reliabilityFrom);
    return { status: 'hidden', reason: 'too-few-answers', words };
  }
  const varied = items.every(
    ({ result }) => result.status === 'shown' && result.favourable.from === result.favourable.to,
  );
  const alpha = varied ? cronbachAlpha(moments, { people: people.from }) : undefined;
  if (!alpha) {
    const words = reportSentences.reliability.alike;
    return { status: 'hidden', reason: 'answers-too-alike', words };
  }
  const omega = mcdonaldOmega(moments);
  return {
    status: 'shown',
    people,
    alpha: hundredths(alpha.value),
    from: hundredths(alpha.from),
    to: hundredths(alpha.to),
    ...(omega !== undefined && { omega: hundredths(omega) }),
    words: reportSentences.reliability.meaning,
  };
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;
