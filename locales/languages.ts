/**
 * The languages of Commons Pulse, by the names that rosters and settings use. Each has a folder of words beside this file, and
 * a line in every `Record<Language, …>` of this folder: the compiler names the missing ones.
 *
 * Append new ones: fingerprints of questions cover all languages in this order.
 */
export const languages = ['en', 'de', 'fr', 'es', 'pt-BR', 'ar'] as const;
