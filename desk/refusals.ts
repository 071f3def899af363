/** Why an act of a person was not done; nothing was written then. Pages and programs tell each apart. */
import { PortalError } from '../catalogue/errors.ts';

/** Somebody else may, but not this one. */
export class NotAllowed extends PortalError {
  readonly code = 'NOT_ALLOWED';
}

/** There is no such thing, or none that this one may know of. */
export class NotThere extends PortalError {
  readonly code = 'NOT_THERE';
}

/** It is there, but in a state in which this cannot be done. */
export class WrongState extends PortalError {
  readonly code = 'WRONG_STATE';
}

/** Values that cannot be. */
export class WrongValues extends PortalError {
  readonly code = 'WRONG_VALUE';
  /** What is wrong with each, a Chinese sentence without a full stop, by name of the field. */
  readonly fields: Readonly<Record<string, string>>;

  constructor(fields: Readonly<Record<string, string>>) {
    super(`${Object.values(fields).join('；')}。`);
    this.fields = fields;
  }
}

/** It may be done, but not so often. */
export class TooOften extends PortalError {
  readonly code = 'TOO_OFTEN';
}
