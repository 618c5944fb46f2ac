/**
 * Logical time. An instant is ISO 8601 UTC text with seconds (`2026-10-13T07:00:00Z`): it sorts as it reads, and it is
 * what events, schedules and files carry. Nothing here knows what time it is; time comes in with the event.
 */
export type Instant = string & { readonly brand: 'Instant' };

/** `2026-10-13` */
export type CalendarDate = string & { readonly brand: 'CalendarDate' };

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

export const isInstant = (text: string): text is Instant =>
  instantPattern.test(text) && !Number.isNaN(Date.parse(text)) && instantOf(Date.parse(text)) === text;

/** A day that exists, so not 2026-02-30. */
export const isCalendarDate = (text: string): text is CalendarDate => isInstant(`${text}T00:00:00Z`);

/** Milliseconds since 1970 to an instant; the fraction of a second is dropped. */
export const instantOf = (epochMilliseconds: number): Instant =>
  `${new Date(epochMilliseconds).toISOString().slice(0, 19)}Z` as Instant;

export const epochMilliseconds = (instant: Instant): number => Date.parse(instant);

/** The day in UTC. */
export const dayOf = (instant: Instant): CalendarDate => instant.slice(0, 10) as CalendarDate;

export const daySeconds = 24 * 60 * 60;

export const addSeconds = (instant: Instant, seconds: number): Instant =>
  instantOf(epochMilliseconds(instant) + seconds * 1000);
