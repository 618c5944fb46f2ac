/**
 * RFC 4180, and no formula to any spreadsheet: a cell may hold what a person wrote. That is a sign at its beginning, and one
 * behind a semicolon or tab, because where the comma is the decimal sign, spreadsheets divide lines there.
 */
export function csvCell(cell: string): string {
  const safe = Number.isNaN(Number(cell))
    ? cell.replace(/^(?=[=+\-@＝＋－＠\t\r\n])/, "'").replaceAll(/[;\t](?=[=+\-@＝＋－＠])/g, "$&'")
    : cell;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
