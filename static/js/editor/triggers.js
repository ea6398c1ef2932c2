// What somebody is about to name: people after @, threads and tags after #, emoji after a colon. Pure.

const LONGEST = 60;
const PATTERNS = [
  // A person: letters, and single spaces between first names and last.
  ["@", /(?:^|[\s(])@([\p{L}\p{N}][^\s@[\]]{0,40}(?: [\p{L}][^\s@[\]]{0,40}){0,2})$/u],
  // A thread or tag: a heading has a space after its #, a number alone is an ordinary one.
  ["#", /(?:^|[\s(])#(\p{L}[^\s#]{1,40}(?: [^\s#]{1,40}){0,3} ?)$/u],
  [":", /(?:^|[^\p{L}\p{N}:/])(?<whole>:(\p{L}[\p{L}\p{N}_+-]{1,30}))$/u],
];

/** What is being named before the caret: its sign, the words after it, where it begins. Null for nothing. */
export function named(text, at) {
  const line = text.slice(Math.max(text.lastIndexOf("\n", at - 1) + 1, at - LONGEST), at);
  if ((line.match(/`/g) ?? []).length % 2) return null; // inside code
  let nearest = null; // words after # may hold a name or an emoji that begins later
  for (const [sign, pattern] of PATTERNS) {
    const words = line.match(pattern)?.at(-1);
    const from = words && at - words.length - 1;
    if (words && (!nearest || from > nearest.from)) nearest = { sign, words: words.trimEnd(), from };
  }
  return nearest;
}
