import type { Language } from '../shared/contract/identifiers.ts';
import { mail as ar } from './ar/mail.ts';
import { mail as de } from './de/mail.ts';
import { mail as en } from './en/mail.ts';
import { mail as es } from './es/mail.ts';
import { mail as fr } from './fr/mail.ts';
import { mail as ptBR } from './pt-br/mail.ts';
import type { MailWords } from './shape/mail.ts';

export const mailWords: Readonly<Record<Language, MailWords>> = { en, de, fr, es, 'pt-BR': ptBR, ar };
