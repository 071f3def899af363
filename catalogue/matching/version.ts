/**
 * To be raised whenever statements, nominating keys or the comparison give other results: what is stored in
 * catalogues is then put down and compared anew by itself, slice by slice.
 */
export const MATCHING_VERSION = 5;
