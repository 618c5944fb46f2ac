interface Mails {
  readonly asked?: number | undefined;
  readonly delivered?: number | undefined;
  readonly unknown?: number | undefined;
}

/**
 * How many people the mails of a pulse may have reached, in the community or in a group: the denominator of every percentage
 * and range. Everyone who answered was reached, so people whose mail ended unknown are silent: leaving them out would raise
 * every rate (docs/adr/0047). A file before 1.3 counts them as delivered, which gives the same sum.
 */
export const askedIn = ({ asked, delivered = 0, unknown = 0 }: Mails): number => asked ?? delivered + unknown;
