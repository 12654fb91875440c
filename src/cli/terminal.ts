/** Bold and yellow, and back to plain. */
export const COLOR = ['\u001b[1;33m', '\u001b[0m'] as const;

/** Cells that a line has where the output is no terminal. */
const PLAIN_WIDTH = 120;

/** Cells of a line. */
export function terminalWidth(): number {
  return process.stdout.columns ?? PLAIN_WIDTH;
}

/** Whether marks may be made with colours: on a terminal, unless NO_COLOR asks for none. */
export function inColor(): boolean {
  return process.stdout.isTTY === true && !process.env.NO_COLOR;
}

/**
 * What makes a terminal do something instead of showing a character, marks of direction included. Our own colours are let
 * through: a text that holds them too makes itself yellow at worst.
 */
const ACTING = /\u001b\[(?:0|1;33)m|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A text as it may be shown: a name or sentence of a document can't move the cursor, or set a title. ESC → \u001b. */
export function printable(text: string): string {
  return text.replace(ACTING, (c) => (c.length > 1 ? c : `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`));
}

/** A name on one line, whatever it holds. */
export function oneLine(name: string): string {
  return printable(name.replaceAll('\n', '\\n'));
}

/** Writes a text for people to standard output. */
export function print(text: string): void {
  process.stdout.write(printable(text));
}

/** Writes a message to standard error. */
export function complain(message: string): void {
  process.stderr.write(`zhengmai: ${printable(message)}\n`);
}

/** Tells why a document could not be read. */
export function complainOf({ path, reason }: { readonly path: string; readonly reason: string }): void {
  complain(`${oneLine(path)}: ${reason}`);
}
