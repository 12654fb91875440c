/** Base of every error that this package throws on purpose. The message is a fact, a value and a remedy. */
export class ZhengmaiError extends Error {
  override readonly name: string = 'ZhengmaiError';
}

/** Wrong use: an unknown option, a missing argument. The command line exits with 2. */
export class UsageError extends ZhengmaiError {
  override readonly name = 'UsageError';
}

/** A document that can't be read; the others of a build go on. */
export class ReadError extends ZhengmaiError {
  override readonly name = 'ReadError';
  constructor(
    readonly path: string,
    readonly reason: string,
    readonly remedy: string,
  ) {
    super(`${path}: ${reason}; ${remedy}`);
  }
}

/** A data file of this package, or a file of a build, that is not as it must be. */
export class DataError extends ZhengmaiError {
  override readonly name = 'DataError';
}
