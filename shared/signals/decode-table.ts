import { CsvError, parse } from 'csv-parse/sync';
import { err, ok, type Result } from '../kernel/result.ts';

/**
 * Rows of cells of a spreadsheet export: UTF-8 or UTF-16 as its byte order mark says, commas or tabs, quotes as
 * spreadsheets write them. Lines that are empty or hold only `""` become empty rows, so that rows keep their numbers.
 */
export function decodeTable(bytes: Uint8Array): Result<string[][], string> {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  let text: string;
  try {
    text = new TextDecoder(utf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return err('The file is neither UTF-8 nor UTF-16 text. Save it again as "CSV UTF-8".');
  }
  const firstLines = text.slice(0, 2000);
  const delimiter = firstLines.split('\t').length > firstLines.split(',').length ? '\t' : ',';
  try {
    const rows: string[][] = parse(text, {
      bom: true,
      delimiter,
      relaxColumnCount: true,
      skipEmptyLines: false,
      trim: true,
    });
    return ok(rows.map((cells) => (cells.every((cell) => cell === '') ? [] : cells)));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? `Row ${error['lines']}` : 'The file';
    return err(`${line} has a quotation mark that is not closed. Write a quotation mark inside a cell twice.`);
  }
}
