import { reportSentences } from '../../../locales/en/report-sentences.ts';
import { englishOf } from '../../answers/instruments/in-english.ts';
import type { InstrumentRef } from '../../contract/community.ts';
import type { Instrument, InstrumentStructure } from '../../contract/instrument.ts';
import type { ItemTally, PulseResult, ScaleTally } from '../../contract/results.ts';
import { meanOfBar } from '../disclosure/mean-of-bar.ts';
import {
  likelyRange,
  likelyScore,
  onePersonMoves,
  rangeIfSilentDiffer,
  rangeInWords,
  scoreOfMeans,
  worstCaseRange,
} from '../disclosure/only-from-shown.ts';
import type { Scale } from '../disclosure/room-for-two.ts';
import { scaleOfItem, splitBar, unfavourableTo } from '../disclosure/split-bar.ts';
import { usualDeviation } from '../disclosure/usual-deviation.ts';
import { whoAnsweredIt } from '../disclosure/who-answered-it.ts';
import type { InstrumentReport, ItemReport } from '../shape/instrument-report.ts';
import type { Audience } from './audience.ts';
import { groupScores } from './group-scores.ts';
import { reportReliability } from './reliability.ts';

const tooFew = (minimum: number) =>
  ({ status: 'hidden', reason: 'too-few-answers', words: reportSentences.tooFewAnswered(minimum) }) as const;

const noSum = { status: 'hidden', reason: 'no-sum', words: reportSentences.noSum } as const;

/**
 * One instrument of a pulse. Rule R2, one level: items for the community only; groups get the scale score and no item, so
 * that no item of a group can be derived by subtraction.
 */
export function reportInstrument(
  reference: InstrumentRef,
  { groups, moments, ownInstruments }: Pick<PulseResult, 'groups' | 'moments' | 'ownInstruments'>,
  audience: Audience,
): Omit<InstrumentReport, 'change' | 'trend'> {
  const [instrument] = englishOf([reference], ownInstruments);
  if (!instrument) throw new RangeError('an instrument must be in the catalogue');
  const { lowest, points } = instrument.scale;
  const scale: Scale = { lowest, highest: lowest + points - 1, favourableFrom: instrument.favourableFrom };
  const isOfThis = ({ instrument: { id, version } }: { readonly instrument: InstrumentRef }) =>
    id === reference.id && version === reference.version;
  const tallies = groups.flatMap(({ label, scales }) => {
    const tally = scales.find(isOfThis);
    return tally ? [{ label, tally }] : [];
  });
  const whole = tallies.map(({ tally }) => tally);
  const items = instrument.items.map(
    ({ id, wording, rights, notYet }): ItemReport => ({
      item: id,
      wording: wording.en,
      rights,
      ...(notYet && { notYet }),
      result: itemResult(
        [...(notYet ? [notYetOf(whole, id)] : []), ...pointsOf(whole, id, instrument)],
        scaleOfItem(scale, { notYet }),
        audience,
      ),
    }),
  );
  const byGroup =
    instrument.sum === false
      ? { score: noSum, groups: [] }
      : groupScores(tallies, instrument, scale, communityScore(items, scale, audience), audience);
  return {
    instrument: instrument.id,
    version: instrument.version,
    name: instrument.name.en,
    scale: {
      ...scale,
      unfavourableTo: unfavourableTo(scale),
      favourable: favourableWords(instrument, scale),
      ...labelsOf(instrument),
    },
    source: instrument.source,
    licence: instrument.licence,
    rights: instrument.rights,
    translations: instrument.translationStatus,
    ...byGroup,
    ...(instrument.sum !== false && { reliability: reportReliability(items, moments.find(isOfThis), audience) }),
    items,
  };
}

function communityScore(
  items: readonly ItemReport[],
  scale: Scale,
  { members, minimumGroup }: Audience,
): InstrumentReport['score'] {
  const shown = items.flatMap(({ result }) =>
    result.status === 'shown' && result.mean ? [{ ...result, mean: result.mean }] : [],
  );
  if (shown.length === 0) return tooFew(minimumGroup);
  const persons = {
    from: Math.min(...shown.map(({ answered }) => answered.from)),
    to: Math.min(...shown.map(({ answered }) => answered.to)),
  };
  const score = scoreOfMeans(shown.map(({ mean }) => mean));
  return {
    status: 'shown',
    persons,
    score,
    likely: likelyScore(score, scale, usualDeviation(scale, items.length), persons, members),
    onePerson: onePersonMoves(scale, persons),
  };
}

const labelsOf = ({ scale }: Instrument<'en'>) => (scale.kind === 'labelled' ? { labels: [...scale.labels.en] } : {});

const favourableWords = ({ scale }: Instrument<'en'>, { lowest, highest, favourableFrom }: Scale): string =>
  scale.kind === 'labelled'
    ? scale.labels.en.slice(favourableFrom - lowest).join(' or ')
    : `${favourableFrom} to ${highest}`;

/** How many people of the community said "Not yet" to an item. */
const notYetOf = (tallies: readonly ScaleTally[], item: string): number =>
  tallies.reduce((sum, { items }) => sum + (items.find((one) => one.item === item)?.notYet ?? 0), 0);

/** How many people of the community chose each point of an item, lowest first. */
function pointsOf(tallies: readonly ScaleTally[], item: string, instrument: InstrumentStructure): number[] {
  const found = tallies.flatMap(({ items }): ItemTally[] => items.filter((candidate) => candidate.item === item));
  return Array.from({ length: instrument.scale.points }, (_, point) =>
    found.reduce((sum, { points }) => sum + (points[point] ?? 0), 0),
  );
}

function itemResult(points: readonly number[], scale: Scale, audience: Audience): ItemReport['result'] {
  const people = points.reduce((sum, count) => sum + count, 0);
  if (people < audience.minimumGroup) return tooFew(audience.minimumGroup);
  const { members } = audience;
  const answered = whoAnsweredIt(people, audience, audience.minimumGroup);
  const bar = splitBar(points, scale, answered);
  const likely = likelyRange(bar.favourable, answered, members);
  const worstCase = worstCaseRange(bar.favourable, answered, members);
  const ifSilentDiffer = rangeIfSilentDiffer(likely, worstCase, answered, members);
  return {
    status: 'shown',
    answered,
    favourable: bar.favourable,
    parts: [...bar.parts],
    ...(!scale.notYet && { mean: meanOfBar(bar, scale) }),
    likely,
    ifSilentDiffer,
    worstCase,
    words: {
      likely: rangeInWords(likely),
      ifSilentDiffer: rangeInWords(ifSilentDiffer),
      worstCase: rangeInWords(worstCase),
    },
  };
}
