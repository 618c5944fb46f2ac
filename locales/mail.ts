import type { Language } from '../shared/contract/identifiers.ts';
import { ar } from './ar/mail.ts';
import { de } from './de/mail.ts';
import { en } from './en/mail.ts';
import { es } from './es/mail.ts';
import { fr } from './fr/mail.ts';
import type { MailWords } from './mail-words.ts';
import { ptBR } from './pt-br/mail.ts';

export const mailWords: Readonly<Record<Language, MailWords>> = { en, de, fr, es, 'pt-BR': ptBR, ar };
