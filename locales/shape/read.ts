/** Every word of the page that a read link opens, which without its link says that one is needed. {days} is how long it works. */
export interface ReadWords {
  readonly title: string;
  readonly paragraphs: readonly [forWhom: string, whereItIs: string, whenItHasEnded: string];
  readonly needsScript: string;
  readonly script: {
    readonly opening: string;
    readonly unreachable: string;
    readonly again: string;
  };
}
