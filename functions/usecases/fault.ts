/**
 * What a log may hold of an error: its kind and its place in the code. Never the message, which may quote what somebody typed;
 * the stack repeats it, so only what follows it is read.
 */
export function faultOf(error: unknown): { error: string; place: string } {
  if (!(error instanceof Error)) return { error: 'unknown', place: '' };
  const stack = error.stack ?? '';
  const said = stack.indexOf(error.message);
  const frames = said < 0 ? '' : stack.slice(said + error.message.length);
  const place = frames.split('\n').find((line) => /^\s+at /.test(line));
  return { error: error.name, place: place?.trim() ?? '' };
}
