import { type OwnInstrument, ownInstrumentSchema } from '../../../shared/contract/instrument.ts';

const agreement = ['Strongly disagree', 'Disagree', 'Neither agree nor disagree', 'Agree', 'Strongly agree'];

/** As a steward would write it: one language, and without the fields that have a default. */
export const written = (version = 1) => ({
  id: 'makers-trust',
  version,
  name: { en: 'Trust among makers' },
  instruction: { en: 'How far do you agree?' },
  items: [
    { id: 'rely', wording: { en: 'I can rely on what people here tell me.' }, rights: 'Own wording, CC0-1.0.' },
    { id: 'open', wording: { en: 'People here say openly what they think.' }, rights: 'Own wording, CC0-1.0.' },
    {
      id: 'unfinished',
      wording: { en: version === 1 ? 'I can show unfinished work here.' : 'I gladly show unfinished work here.' },
      rights: 'Own wording, CC0-1.0.',
    },
  ],
  scale: { kind: 'labelled', labels: { en: agreement } },
  source: 'The makers themselves.',
  licence: 'CC0-1.0',
  rights: 'Not validated.',
});

/** Two versions of the community's own instrument; they differ in one wording. */
export const trust = (version = 1): OwnInstrument => ownInstrumentSchema.parse(written(version));

/** A single question on a scale with this many points, favourable from the cut. */
export const oneQuestion = (points: number, favourableFrom: number): OwnInstrument =>
  ownInstrumentSchema.parse({
    ...written(),
    items: written().items.slice(0, 1),
    scale:
      points === 11
        ? { kind: 'numeric', ends: { en: ['Not at all', 'Completely'] } }
        : { kind: 'labelled', points, labels: { en: Array.from({ length: points }, (_, point) => `Point ${point}`) } },
    favourableFrom,
  });
