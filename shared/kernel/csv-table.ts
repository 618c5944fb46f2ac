/**
 * Reads a table that a person exported or wrote: UTF-8, or UTF-16 as its byte order mark says; commas, semicolons or tabs;
 * quotation marks as spreadsheets write them; with or without the first line `sep=;` that Excel understands.
 *
 * A mistake in the quotation marks of one row is named with its row, and the rows around it are read all the same, so
 * that every mistake of a file can be reported at once.
 */
import { CsvError, parse } from 'csv-parse/sync';
import { textOf } from './file-text.ts';
import { inRow, type Problem } from './problem.ts';
import { err, ok, type Result } from './result.ts';

export interface CsvTable {
  /** Cells without spaces around them. Lines without any text are empty rows, so that rows keep their numbers. */
  readonly rows: readonly (readonly string[])[];
  /** Rows, by index, that could not be divided into cells; they are empty in `rows`. */
  readonly problems: readonly Problem[];
}

const wrong = (problem: string, cure: string): Result<CsvTable, Problem> => err({ place: 'the file', problem, cure });

/** An error is about the file as a whole: it is no text. */
export function readCsv(bytes: Uint8Array): Result<CsvTable, Problem> {
  const decoded = textOf(bytes);
  if (!decoded.ok) return decoded;
  const text = decoded.value;
  if (text.includes('\0')) {
    return wrong(
      'holds NUL characters, which no text has.',
      'Save it as "CSV UTF-8"; a workbook (.xlsx) must be exported.',
    );
  }
  if (linesIn(text) > mostLines) {
    const most = mostLines.toLocaleString('en');
    return wrong(`has more than ${most} lines.`, 'Bring only the rows that are needed, or several files.');
  }
  const declared = /^sep=([,;\t])[^\S\r\n]*(?:\r\n|\r|\n)/i.exec(text);
  const table = declared ? text.slice(declared[0].length) : text;
  const delimiter = declared?.[1] ?? delimiterOf(table);
  try {
    const rows = parse(table, { ...options, delimiter });
    return ok({ rows: rows.map(withoutBlanks), problems: [] });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return ok(readByLine(table, delimiter));
  }
}

/** A table of 16 MB with less than forty bytes a row is none that people bring, and would not fit into the memory. */
const mostLines = 400_000;

function linesIn(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) if (text[at + 1] !== '\n') lines++;
  return lines;
}

const options = { relaxColumnCount: true, skipEmptyLines: false, trim: true } as const;

const withoutBlanks = (cells: readonly string[]): readonly string[] =>
  cells.every((cell) => cell === '') ? [] : cells;

/** The most frequent separator near the beginning; a comma if there is none. */
function delimiterOf(text: string): string {
  const beginning = text.slice(0, 2000);
  const counts = [',', ';', '\t'].map((delimiter) => ({ delimiter, count: beginning.split(delimiter).length }));
  return counts.reduce((most, next) => (next.count > most.count ? next : most)).delimiter;
}

/** Somewhere a quotation mark is wrong, and all after it might be one cell: so every line is a row, and each is tried. */
function readByLine(text: string, delimiter: string): CsvTable {
  const problems: Problem[] = [];
  const rows = text.split(/\r\n|\r|\n/).map((line, index): readonly string[] => {
    if (!line.includes('"')) return withoutBlanks(line.split(delimiter).map((cell) => cell.trim()));
    try {
      const [cells = []] = parse(line, { ...options, delimiter });
      return withoutBlanks(cells);
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      problems.push(inRow(index + 1, undefined, line, ...inWords(error.code)));
      return [];
    }
  });
  return { rows, problems };
}

function inWords(code: string): [problem: string, cure: string] {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return [
        'has a quotation mark that is not closed on its line.',
        'Put one at each end of the cell, and write the cell on one line.',
      ];
    case 'INVALID_OPENING_QUOTE':
      return [
        'has a quotation mark inside a cell.',
        'Put quotation marks around the whole cell and write the one inside twice, or leave it out.',
      ];
    default:
      return [
        'has a quotation mark that is neither doubled nor the end of its cell.',
        'Write a quotation mark inside a cell twice, and one at each end of the cell.',
      ];
  }
}
