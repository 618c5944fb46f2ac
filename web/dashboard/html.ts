import { escapeHtml } from '../../shared/kernel/escape-html.ts';

/** A sentence of the report as HTML, with the name of a quarter kept on one line. */
export const sentenceHtml = (text: string): string => escapeHtml(text).replaceAll(/(\d{4})-(Q[1-4])/g, '$1\u2011$2');
