import { escapeHtml } from '../../shared/kernel/escape-html.ts';

/** A sentence of the report as HTML: the name of a quarter is not broken over two lines. */
export const sentenceHtml = (text: string): string => escapeHtml(text).replaceAll(/(\d{4})-(Q[1-4])/g, '$1\u2011$2');
