/**
 * Sentences that promised more than any test shows: an administrator who changes a rule or the program during a pulse can link
 * answers, so no page or mail may say that no one can.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const overclaims: Readonly<Record<string, RegExp>> = {
  en: /\b(?:no one|nobody)(?:, not even [^,]*,)? can (?:see|tell|find out|know|trace)|not even by the people|no one is notified|nobody is told/i,
  de: /niemand kann (?:sehen|erkennen|wissen|herausfinden)|auch nicht für die, die|niemand erfährt es/i,
  fr: /personne ne peut (?:voir|savoir|découvrir)|même pour les personnes qui gèrent|personne n’en est informé/i,
  es: /nadie puede (?:ver|saber|averiguar)|ni siquiera para quienes|no se avisa a nadie/i,
  'pt-br': /ninguém (?:pode|consegue) (?:ver|saber|descobrir)|nem para quem opera|ninguém é avisado/i,
  ar: /لا يستطيع أحد (?:أن يرى|أن يعرف|معرفة)|أحدًا لا يستطيع|حتى لدى من يشغّلون|ولا يُبلَّغ أحد/,
};

const root = join(import.meta.dirname, '..', '..');
const english = [
  'README.md',
  'SECURITY.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];
const filesOf = (language: string) => [
  ...readdirSync(join(root, 'locales', language)).map((name) => join('locales', language, name)),
  ...(language === 'en' ? english : []),
];

it.each(Object.entries(overclaims))('nothing that members read in %s says that no one can', (language, overclaim) => {
  const found = filesOf(language).flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .replaceAll('\n', ' ')
      .split(/(?<=[.!?]) /)
      .filter((sentence) => overclaim.test(sentence.replaceAll(/[*_]/g, '')))
      .map((sentence) => `${file}: ${sentence}`),
  );
  expect(found).toEqual([]);
});

it('the sentences that were replaced are found', () => {
  expect('No one can tell who said what.').toMatch(overclaims['en'] ?? /^$/);
  expect('nobody, not even the operator with full read access, can tell who').toMatch(overclaims['en'] ?? /^$/);
  expect('Niemand kann sehen, was Sie geantwortet haben').toMatch(overclaims['de'] ?? /^$/);
  expect('لا يستطيع أحد أن يرى ما أجبت به').toMatch(overclaims['ar'] ?? /^$/);
});
