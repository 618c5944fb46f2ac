/** Branded identifiers: a member id can never be passed where a pulse id is meant. Parsing lives with the schemas. */
export type CommunityId = string & { readonly brand: 'CommunityId' };
/** `<community>-<yyyy-mm>`, the month in which the pulse opens; one pulse a month and community. */
export type PulseId = string & { readonly brand: 'PulseId' };
/** Derived from the normalised address, so that importing the same roster twice finds the same people. */
export type MemberId = string & { readonly brand: 'MemberId' };
/** `2026-Q4`: the year in which the quarter ends its fiscal numbering, see shared/calendar/calendar. */
export type QuarterId = string & { readonly brand: 'QuarterId' };
/** SHA-256 of a link token, 64 hex digits: the name of an invitation. */
export type TokenHash = string & { readonly brand: 'TokenHash' };
/** SHA-256 of a sealed response, 64 hex digits: the name of a response and the person's receipt. */
export type Receipt = string & { readonly brand: 'Receipt' };
/** A group as the roster names it: what people belong to. It never leaves the people side. */
export type GroupName = string & { readonly brand: 'GroupName' };
/** What answers are counted under: a group's name, or one that stands for several. It is in the manifest, and public. */
export type Label = string & { readonly brand: 'Label' };
