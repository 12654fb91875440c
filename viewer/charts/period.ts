/** Width of a digit below a bar. */
const DIGIT = 5.8;

/** A period as it fits below a bar: 2012-2016, or 12-16 where bars stand close. The title of the bar has it in full. */
export function fitting(period: string, width: number): string {
  return period.length * DIGIT < width ? period : period.replace(/\d\d(?=\d\d)/g, '');
}
