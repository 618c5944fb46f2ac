/** Queries to the domain name system, as in node:dns/promises: they fail with a `code`. */
export interface Names {
  resolveCname(name: string): Promise<string[]>;
  resolveMx(name: string): Promise<readonly { readonly exchange: string; readonly priority: number }[]>;
  resolveNs(name: string): Promise<string[]>;
  resolveTxt(name: string): Promise<string[][]>;
  resolve4(name: string): Promise<string[]>;
}
