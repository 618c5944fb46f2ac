/** RFC 4180; a leading sign or equals would be a formula to a spreadsheet, and a cell may hold what a person wrote. */
export function csvCell(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) && Number.isNaN(Number(cell)) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
