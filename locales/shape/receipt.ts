/** Every word of the receipt page. The script fills in {pulse} and {root}. */
export interface ReceiptWords {
  readonly title: string;
  readonly how: string;
  readonly needsScript: string;
  readonly pulse: string;
  readonly pulseHint: string;
  readonly receipt: string;
  readonly look: string;
  readonly script: {
    readonly noList: string;
    readonly notLoaded: string;
    readonly wrongRoot: string;
    readonly found: string;
    readonly missing: string;
    /** The counts of the pulse contradict each other, whether or not the receipt is in the list. */
    readonly notCounted: string;
    /** The key of the pulse was lost. */
    readonly lost: string;
    readonly notReceipt: string;
  };
}
