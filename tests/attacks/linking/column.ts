import type { Row } from '../answer-service.ts';

export const column = (row: Row, name: string): string => String(row[name] ?? '');
