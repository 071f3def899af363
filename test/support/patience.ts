/**
 * How long tests let a search take that is not about how long it takes: a machine that does much else starts a
 * thread late, and what readers are told then says nothing about what is found.
 */
export const PATIENT_MS = 60_000;
