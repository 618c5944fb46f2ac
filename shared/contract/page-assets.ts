import * as z from 'zod/mini';

/**
 * Built page sources that a function's bundle carries beside itself as `page-assets.json`: infra/bundle.ts writes it,
 * open-pulse reads it. All values are file contents as text.
 */
export const pageAssetsSchema = z.strictObject({
  /** Inlined into every survey page: complete and answerable before any protocol code arrives. */
  surveyScript: z.string(),
  surveyStyle: z.string(),
  /** Of every page of words: privacy, receipt, accessibility, and the page where nothing is. */
  plainStyle: z.string(),
  /** Credential and seal; a module of its own, loaded while the person answers, integrity-checked. */
  protocolCode: z.string(),
});
export type PageAssets = z.infer<typeof pageAssetsSchema>;
export const pageAssetsFile = 'page-assets.json';
