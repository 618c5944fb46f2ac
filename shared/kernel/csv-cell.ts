/**
 * RFC 4180, and safe from formulas in any spreadsheet: a cell may hold what a person wrote. A formula sign is defused at the
 * start of a cell and after a semicolon or tab, where spreadsheets split lines if the comma is their decimal sign.
 */
export function csvCell(cell: string): string {
  const safe = Number.isNaN(Number(cell))
    ? cell.replace(/^(?=[=+\-@＝＋－＠\t\r\n])/, "'").replaceAll(/[;\t](?=[=+\-@＝＋－＠])/g, "$&'")
    : cell;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
