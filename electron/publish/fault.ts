import { reasonOf } from '../file-errors';

/**
 * Why nothing was published, in one sentence. `changed`: the folder is no longer what it was when the plan was made, and
 * planning again may help.
 */
export class PublishFault extends Error {
  readonly kind: 'failed' | 'changed';

  constructor(message: string, kind: 'failed' | 'changed' = 'failed') {
    super(message);
    this.kind = kind;
  }
}

/** The fault for an error of the file system about one path of the site. */
export function faultOf(path: string, error: unknown): PublishFault {
  if (error instanceof PublishFault) return error;
  return new PublishFault(`“${path}” cannot be written, and nothing was changed: ${reasonOf(error)}.`);
}
