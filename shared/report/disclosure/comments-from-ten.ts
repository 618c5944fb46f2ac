import { limits } from '../../contract/limits.ts';

/**
 * R5, ten: comments of a pulse are opened only if at least `minimum` people of the whole community answered it, never fewer
 * than ten; otherwise they are destroyed unread. They have no group, no pulse and no order, are released once for the whole
 * quarter, and go to stewards only: no public file has a place for them.
 */
export const commentsMayBeOpened = (respondents: number, minimum: number): boolean =>
  respondents >= Math.max(minimum, limits.minimumComments);
