/** Collects what the comparison of each field has found, and its sum. */

export interface Reason {
  readonly field: string;
  readonly verdict: 'agree' | 'differ' | 'veto' | 'missing';
  /** Positive for agreement, negative for difference; 0 for what decides by itself or says nothing. */
  readonly weight: number;
  /** As the record of each side prints it; '' where it says nothing. */
  readonly a: string;
  readonly b: string;
}

/** How two descriptions of one text differ as editions. */
export type EditionRelation =
  | 'revision'
  | 'publisher'
  | 'facsimile'
  | 'reprint-of-old'
  | 'collated'
  | 'carrier'
  | 'translation'
  | 'audience'
  | 'manuscript';

/** How a part stands to what it is part of. */
export type PartRelationKind = 'set' | 'series' | 'serial' | 'piece';

export type Relation = EditionRelation | PartRelationKind;

export interface EditionDifference {
  readonly relation: EditionRelation;
  /** False when it may be no difference at all: a person has to look. */
  readonly isSure: boolean;
}

export class Evidence {
  readonly reasons: Reason[] = [];
  /** What says that they are two works. */
  readonly vetoes: string[] = [];
  readonly editions: EditionDifference[] = [];
  /** What keeps them from being the same without a look. */
  readonly doubts: string[] = [];
  sum = 0;

  agree(field: string, weight: number, a: string, b: string): void {
    this.#add(field, 'agree', weight, a, b);
  }

  differ(field: string, weight: number, a: string, b: string): void {
    this.#add(field, 'differ', weight, a, b);
  }

  /** One side says nothing of it. */
  missing(field: string, a: string, b: string): void {
    if (a !== '' || b !== '') this.#add(field, 'missing', 0, a, b);
  }

  /** Two works, whatever else agrees. */
  veto(field: string, a: string, b: string): void {
    this.vetoes.push(field);
    this.#add(field, 'veto', 0, a, b);
  }

  /** Two editions, whatever else agrees. */
  otherEdition(field: string, relation: EditionRelation, a: string, b: string): void {
    this.editions.push({ relation, isSure: true });
    this.#add(field, 'veto', 0, a, b);
  }

  /** Perhaps two editions. */
  perhapsOther(
    field: string,
    relation: EditionRelation,
    weight: number,
    a: string,
    b: string,
  ): void {
    this.editions.push({ relation, isSure: false });
    this.#add(field, 'differ', weight, a, b);
  }

  /** Keeps the pair from being the same until somebody has looked. */
  doubt(field: string): void {
    this.doubts.push(field);
  }

  #add(field: string, verdict: Reason['verdict'], weight: number, a: string, b: string): void {
    this.sum += weight;
    this.reasons.push({ field, verdict, weight, a, b });
  }
}
