import type { Language } from '../../shared/contract/identifiers.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import type { MailWords } from './mail-words.ts';
import { ptBR } from './pt-br.ts';

export const mailWords: Readonly<Record<Language, MailWords>> = { en, de, fr, es, 'pt-BR': ptBR, ar };
