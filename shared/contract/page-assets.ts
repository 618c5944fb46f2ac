import * as z from 'zod/mini';

/**
 * Built page sources that a function's bundle carries as `page-assets.json`: infra/bundle.ts writes the file, open-pulse
 * reads it. All values are file contents as text.
 */
export const pageAssetsSchema = z.strictObject({
  /** Inlined into every survey page, which can be answered in full before any protocol code arrives. */
  surveyScript: z.string(),
  surveyStyle: z.string(),
  /** For every page of prose: privacy, receipt, accessibility, and the page shown where there is nothing. */
  plainStyle: z.string(),
  /** Credential and seal: a separate module, loaded while the person answers and checked for integrity. */
  protocolCode: z.string(),
});
export type PageAssets = z.infer<typeof pageAssetsSchema>;
/** The same `plainStyle` beside the function that answers readers. */
export const plainStyleFile = 'plain-page.css';
export const pageAssetsFile = 'page-assets.json';
