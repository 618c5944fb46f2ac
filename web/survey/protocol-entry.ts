/** What a survey page loads while the person answers; a separate module under its own hash. */
export { openProgressStorage } from './indexed-db.ts';
export { answerPulse, askGivenBack, checkLink } from './protocol.ts';
