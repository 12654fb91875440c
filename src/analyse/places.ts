/** Where numbered things stand. */
export interface Places {
  readonly x: Float64Array;
  readonly y: Float64Array;
}
