/** Errors of the operating system, in words for the user who can fix them. */
const cures: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: make room, then start again',
  EDQUOT: 'the quota of this user is used up: make room, then start again',
  EACCES: 'this user may not write there: choose another folder with --data',
  EPERM: 'this user may not write there: choose another folder with --data',
  EROFS: 'the disk is read-only: choose another folder with --data',
};

/** One sentence with path and cure; undefined for a fault of this software. */
export function wordsForSystemError(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code = '', path = '' } = error as NodeJS.ErrnoException;
  const cure = cures[code];
  return cure && `${path === '' ? '' : `${path}: `}${cure}`;
}
