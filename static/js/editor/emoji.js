// Finds emoji by their Swedish and English names; the list is fetched when a first name is typed.

const OFFERED = 8;
const lists = new Map();

const load = async (url) => {
  const answer = await fetch(url);
  return Object.entries(await answer.json()).map(([character, names]) => ({ character, names: names.split(" ") }));
};

/** Emoji of which a name begins so, the shortest names first; without words, the first of the list that people use most. */
export async function emoji(url, words) {
  if (!lists.has(url)) lists.set(url, load(url));
  const all = await lists.get(url);
  const word = words.toLowerCase();
  const usual = "👍 ❤️ 😊 🎉 🙏 💡 ✅ 👏".split(" ");
  const found = word
    ? all.map((each) => ({ ...each, name: each.names.find((name) => name.startsWith(word)) })).filter(({ name }) => name)
    : usual.map((character) => ({ character, name: all.find((each) => each.character === character)?.names[0] ?? "" }));
  if (word) found.sort((one, other) => one.name.length - other.name.length);
  return found.slice(0, OFFERED).map(({ character, name, names }) => ({
    name: `${character}  ${(names?.find((each) => each.startsWith(word)) ?? name).replaceAll("_", " ")}`,
    note: "",
    text: character,
  }));
}
