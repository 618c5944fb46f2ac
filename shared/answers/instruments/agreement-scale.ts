import { instrumentWords } from '../../../locales/instruments.ts';
import { inEveryLanguage } from '../../contract/identifiers.ts';
import type { LabelledScale } from '../../contract/instrument.ts';

/** Five points of agreement, each in words. */
export const agreementScale: LabelledScale = {
  kind: 'labelled',
  lowest: 1,
  points: 5,
  labels: inEveryLanguage((language) => instrumentWords[language].agreement),
};
