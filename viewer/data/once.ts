/** Files already asked for, by name. A failed one may be asked for again. */
const files = new Map<string, Promise<unknown>>();

/** What `load` gives for a name, loaded once. */
export function once<T>(name: string, load: () => Promise<T>): Promise<T> {
  let file = files.get(name);
  if (!file) {
    file = load();
    file.catch(() => files.delete(name));
    files.set(name, file);
  }
  return file as Promise<T>;
}
