import type { Language } from '../shared/contract/identifiers.ts';
import { receipt as ar } from './ar/receipt.ts';
import { receipt as de } from './de/receipt.ts';
import { receipt as en } from './en/receipt.ts';
import { receipt as es } from './es/receipt.ts';
import { receipt as fr } from './fr/receipt.ts';
import { receipt as ptBR } from './pt-br/receipt.ts';
import type { ReceiptWords } from './shape/receipt.ts';

export const receiptWords: Readonly<Record<Language, ReceiptWords>> = { en, de, fr, es, 'pt-BR': ptBR, ar };
